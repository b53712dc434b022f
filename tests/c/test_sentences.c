#include "texts.h"

/* The sentences joined by '|' must be `wanted`. */
static void splits(const char *text, const char *wanted)
{
    char got[2048], *p = got;
    article a;
    read_article(&a, text);
    for (uint32_t i = 0; i < a.sentences.count; i++) {
        ss_span span = a.sentences.at[i].span;
        p += sprintf(p, "%s%.*s", i ? "|" : "", (int)(span.end - span.start), a.bytes + span.start);
    }
    *p = 0;
    CHECK_BYTES(got, (size_t)(p - got), wanted);
    end_article(&a);
}

static void plain(void)
{
    splits("", "");
    splits("The bridge closed. It will open again.", "The bridge closed.|It will open again.");
    splits("Is it open? No! Go back.", "Is it open?|No!|Go back.");
    splits("Never!! Really?! Yes.", "Never!!|Really?!|Yes.");
    splits("It closed in 2015. 13 ships were stuck.", "It closed in 2015.|13 ships were stuck.");
    splits("It cost $3.50. Repair is dear.", "It cost $3.50.|Repair is dear.");
    splits("Support fell to 11%. Ada Brandt gained.", "Support fell to 11%.|Ada Brandt gained.");
    splits("The view , he said , remains.", "The view , he said , remains.");
}

static void abbreviations(void)
{
    splits("Gen. Oke met Mrs. Brandt. They talked.", "Gen. Oke met Mrs. Brandt.|They talked.");
    splits("Turn to p. 12 and No. 7 now.", "Turn to p. 12 and No. 7 now.");
    splits("No. Ada will not go.", "No.|Ada will not go.");
    splits("Ada K. Brandt and J. K. Oke came.", "Ada K. Brandt and J. K. Oke came.");
    splits("They sold it to Oke & Co. It closed.", "They sold it to Oke & Co.|It closed.");
    splits("They sold it to Oke & Co. at noon.", "They sold it to Oke & Co. at noon.");
    splits("I live in the U.S. How about you?", "I live in the U.S.|How about you?");
    splits("The U.S. Coast Guard closed it.", "The U.S. Coast Guard closed it.");
    splits("At 5 a.m. Mr. Oke left. He came at 6 p.m. Mr. Oke then slept.",
           "At 5 a.m. Mr. Oke left.|He came at 6 p.m.|Mr. Oke then slept.");
    splits("That was Ray Oke Jr.'s pier.", "That was Ray Oke Jr.'s pier.");
    splits("Sen. Ada Brandt (D-St.) Said so.", "Sen. Ada Brandt (D-St.) Said so.");
}

static void quotations(void)
{
    splits("“We stay. Nobody asked us,” he said. He left.", "“We stay.|Nobody asked us,” he said.|He left.");
    splits("“Stay.” He left.", "“Stay.”|He left.");
    splits("He said, \"Stay.\" She went.", "He said, \"Stay.\"|She went.");
    splits("She turned, 'It is open.' she said.", "She turned, 'It is open.' she said.");
    splits("“Is it open?” Brandt asked.", "“Is it open?” Brandt asked.");
    splits("He asked: “Is it open?” Brandt said no.", "He asked: “Is it open?”|Brandt said no.");
    splits("“Is ‘The Pier’ open?” Brandt asked.", "“Is ‘The Pier’ open?” Brandt asked.");
    splits("\"He asked, 'Is it open?'\" Brandt said.", "\"He asked, 'Is it open?'\" Brandt said.");
    splits("“Is it open?” Brandt, head of the union, asked.", "“Is it open?” Brandt, head of the union, asked.");
    splits("“It is open!” Brandt, head of the union, asked Ruiz in.", "“It is open!”|Brandt, head of the union, asked Ruiz in.");
    splits("“Is it open?” Brandt, head of the union, told Ruiz.", "“Is it open?” Brandt, head of the union, told Ruiz.");
    splits("“It may be open…” Brandt said.", "“It may be open…” Brandt said.");
    splits("“It may be open…” The town said no.", "“It may be open…”|The town said no.");
    splits("It closed. “We stay,” he said.", "It closed.|“We stay,” he said.");
    splits("(It closed.) They left. (We know why.)", "(It closed.)|They left.|(We know why.)");
    splits("“Hear our view”Harbour mayor Oke said.", "“Hear our view”Harbour mayor Oke said.");
}

static void ellipses(void)
{
    splits("I never meant it.... She left.", "I never meant it....|She left.");
    splits("It is . . . I know . . . the pier.", "It is . . . I know . . . the pier.");
    splits("It was weak. . . . The pier fell.", "It was weak.|. . . The pier fell.");
    splits("It works. … But … we know.", "It works.|… But … we know.");
    splits("“The pier [...] fell [...]” (Brandt 55).", "“The pier [...] fell [...]” (Brandt 55).");
}

static void dirt(void)
{
    splits("It closed.Harbour staff left.", "It closed.|Harbour staff left.");
    splits("Write to Ada.Brandt@example.org. We answer.", "Write to Ada.Brandt@example.org.|We answer.");
    splits("See https://example.org/A.Html. We wait.", "See https://example.org/A.Html.|We wait.");
    splits("It was told by the agency. NEBEL, The two sides met.", "It was told by the agency. NEBEL,|The two sides met.");
    splits("Let us go back. what was it?", "Let us go back.|what was it?");
    splits("He said so.[3] The pier fell.", "He said so.[3]|The pier fell.");
    splits("The city?s mayor left.", "The city?s mayor left.");
    splits("... . ! ?", "... . ! ?");
}

static void glued(void)
{
    splits("Ida Holm / For Radio Lim   The board of the port met on Monday.", "Ida Holm / For Radio Lim|The board of the port met on Monday.");
    splits("Ida Holm: the board of the port met on Monday.", "Ida Holm: the board of the port met on Monday.");
}

int main(void)
{
    plain();
    glued();
    abbreviations();
    quotations();
    ellipses();
    dirt();
    sweep_article("It closed. The pier fell. U.S. He left.\n\n“We stay.” No. 7.");
    read_repeated(". ( ", 20000);
    read_repeated("a.b.", 20000);
    read_repeated("A. \"", 20000);
    read_repeated(". . .. Ab", 20000);
    return CHECK_DONE();
}
