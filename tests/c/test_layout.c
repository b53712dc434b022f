#include "texts.h"

/* One line a paragraph: a letter for its role (* for header), then its text. */
static void reads(const char *text, const char *wanted)
{
    char got[8192], *p = got;
    article a;
    read_article(&a, text);
    for (uint32_t i = 0; i < a.paragraphs.count; i++) {
        const ss_paragraph *q = &a.paragraphs.at[i];
        p += sprintf(p, "%s%c%s ", i ? "\n" : "", "HBCDRX"[q->role], q->header ? "*" : "");
        for (uint32_t at = q->span.start; at < q->span.end; at++) *p++ = a.bytes[at] == '\n' ? ' ' : a.bytes[at];
    }
    *p = 0;
    CHECK_BYTES(got, (size_t)(p - got), wanted);
    end_article(&a);
}

#define BODY "The harbour board said on Monday that the old bridge would not open again this year."
#define MORE "Ships wait outside the port, and the mayor of the town has no plans that he can speak of now."

static void headlines(void)
{
    reads("", "");
    reads(BODY, "B " BODY);
    reads("Harbour board to keep bridge shut\n\n" BODY, "H Harbour board to keep bridge shut\nB " BODY);
    reads("Board Keeps Bridge Shut.\n\n" BODY "\n\n" MORE, "H Board Keeps Bridge Shut.\nB " BODY "\nB " MORE);
    reads("Bridge shut\n" BODY "\n\nShips Still Stuck Outside\n\n" MORE, "H Bridge shut\nB " BODY "\nH Ships Still Stuck Outside\nB " MORE);
    reads("---\nlayout: post\ntitle: \"Bridge shut again\"\n---\n" BODY,
          "X* ---\nX* layout: post\nX* title: \"\nH Bridge shut again\nX* \"\nX* ---\nB " BODY);
}

static void dates(void)
{
    reads(" date 2024-03-31 " BODY, "X* date 2024-03-31\nB " BODY);
    reads("Bridge shut\nFri Mar 29 2024\n" BODY, "H Bridge shut\nX* Fri Mar 29 2024\nB " BODY);
    reads("Published: 29 March 2024 10:30\n" BODY, "X* Published: 29 March 2024 10:30\nB " BODY);
    reads("March 29, 2024, 10:30 AM EDT\n" BODY, "X* March 29, 2024, 10:30 AM EDT\nB " BODY);
    reads("Harbour Herald, March 30, 2024\n" BODY, "X* Harbour Herald, March 30, 2024\nB " BODY);
    reads("Tide Dispatch -- 13.05.2023\n" BODY, "X* Tide Dispatch -- 13.05.2023\nB " BODY);
    reads("title: Bridge shut again\n" BODY, "X* title:\nH Bridge shut again\nB " BODY);
    reads("Bridge shut\nBy Ada Brandt and Ray Oke\n" BODY, "H Bridge shut\nX* By Ada Brandt and Ray Oke\nB " BODY);
}

static void datelines(void)
{
    reads("Bridge shut\nOSTERHAVEN\n" BODY, "H Bridge shut\nD OSTERHAVEN\nB " BODY);
    reads("OSTERHAVEN: " BODY, "D OSTERHAVEN:\nB " BODY);
    reads("OSTERHAVEN — " BODY, "D OSTERHAVEN —\nB " BODY);
    reads("OLD HARBOUR (Nebel) - " BODY, "D OLD HARBOUR (Nebel) -\nB " BODY);
    reads("OSTERHAVEN, January 21. /NEBEL/. " BODY, "D OSTERHAVEN, January 21. /NEBEL/.\nB " BODY);
    reads("Osterhaven (Nebel) – " BODY, "D Osterhaven (Nebel) –\nB " BODY);
    reads("BRANDT: We stay.\nOKE: We go, and that is the end of it.", "B BRANDT: We stay.\nB OKE: We go, and that is the end of it.");
    reads("US-led talks went on.", "B US-led talks went on.");
}

static void credits(void)
{
    reads(BODY "\n\nAda Brandt speaks at the pier (Nebel/Ray Oke)\n\n" MORE,
          "B " BODY "\nC Ada Brandt speaks at the pier (Nebel/Ray Oke)\nB " MORE);
    reads(BODY "\n\nFile photo: Ada Brandt walks on the pier.\n\n" MORE, "B " BODY "\nC File photo: Ada Brandt walks on the pier.\nB " MORE);
    reads(BODY "\n\n(With information from Nebel and Tide)", "B " BODY "\nR (With information from Nebel and Tide)");
    reads(BODY " (Reporting by Ada Brandt; editing by Ray Oke)", "B " BODY "\nR (Reporting by Ada Brandt; editing by Ray Oke)");
    reads(BODY "\nWith information from Nebel\n" MORE, "B " BODY "\nR With information from Nebel\nB " MORE);
    reads(BODY "\nSource: Nebel", "B " BODY "\nR Source: Nebel");
    reads(BODY "\nThe board (which has ten members) said so.", "B " BODY "\nB The board (which has ten members) said so.");
}

static void furniture(void)
{
    reads("Bridge shut\nicon-facebook icon-twitter\n" BODY, "H Bridge shut\nX icon-facebook icon-twitter\nB " BODY);
    reads(BODY "\n\nGo to our website for more of your news.\n\n" MORE,
          "B " BODY "\nX Go to our website for more of your news.\nB " MORE);
    reads(BODY "\nShare this", "B " BODY "\nX Share this");
    reads(BODY "\nRead more: Ships still stuck\n" MORE, "B " BODY "\nX Read more: Ships still stuck\nB " MORE);
    reads(BODY "\n\n" MORE "\n\nThis website shows a part of what subscribers read. Contact us for a subscription.",
          "B " BODY "\nB " MORE "\nX This website shows a part of what subscribers read. Contact us for a subscription.");
    reads(BODY "\n© 2024 Nebel. Nothing here may be sold.", "B " BODY "\nX © 2024 Nebel. Nothing here may be sold.");
    reads(BODY "\n\nRead OSTERMILCH which ships go by night Memory lapses: when tides fail Double locks what closed the pier . Brandt said no.",
          "B " BODY "\nX Read OSTERMILCH which ships go by night Memory lapses: when tides fail Double locks what closed the pier .\nB Brandt said no.");
    reads("<p>" BODY "</p><p>" MORE "</p>", "X <p>\nB " BODY "\nX </p><p>\nB " MORE "\nX </p>");
    reads(BODY "\n___\n" MORE, "B " BODY "\nX ___\nB " MORE);
    reads("Facebook said on Monday that it would share more of what it knows about the harbour with the town.",
          "B Facebook said on Monday that it would share more of what it knows about the harbour with the town.");
}

static void lines(void)
{
    reads("The harbour board said on Monday that the old bridge in the north\nof the town would not open again, and that the ships which wait in\n"
          "the bay must go round the island. Brandt, who is head of the board,\nwould not say when it will open.\n\n" MORE,
          "B The harbour board said on Monday that the old bridge in the north of the town would not open again, and that the ships which wait in "
          "the bay must go round the island. Brandt, who is head of the board, would not say when it will open.\nB " MORE);
    reads(BODY "\n" MORE "\r\n" BODY, "B " BODY "\nB " MORE "\nB " BODY);
}

static void language(void)
{
    article a;
    read_article(&a, BODY " " MORE " " BODY);
    CHECK(ss_language_english(&a.text, &a.tokens, &a.vocabulary));
    end_article(&a);
    read_article(&a, "Der Hafenrat teilte am Montag mit, dass die alte Bruecke in diesem Jahr nicht mehr freigegeben werde, weil "
                     "sich die Arbeiten verzoegern und niemand weiss, wann die Schiffe wieder fahren.");
    CHECK(!ss_language_english(&a.text, &a.tokens, &a.vocabulary));
    end_article(&a);
    read_article(&a, "Osterhaven");
    CHECK(ss_language_english(&a.text, &a.tokens, &a.vocabulary));
    end_article(&a);
    read_article(&a, "Мост закрыт");
    CHECK(!ss_language_english(&a.text, &a.tokens, &a.vocabulary));
    end_article(&a);
}

int main(void)
{
    headlines();
    dates();
    datelines();
    credits();
    furniture();
    lines();
    language();
    sweep_article("---\ntitle: X\n---\nBridge shut\n\nOSTERHAVEN: " BODY "\n<p>" MORE "</p>\n(Nebel)");
    read_repeated("< a ", 20000);
    read_repeated("<p", 20000);
    read_repeated("Read A b ", 20000);
    read_repeated("( Ab\n", 20000);
    read_repeated("NEBEL, ", 20000);
    read_repeated("Related topics\n\nPier shut\n\n", 5000);
    return CHECK_DONE();
}
