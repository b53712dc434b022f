#include "texts.h"

/* One line a quotation: its text, then ^parent, +continued, and letters for single, scare, unopened, unclosed. */
static void finds(const char *text, const char *wanted)
{
    char got[4096], *p = got;
    article a;
    read_article(&a, text);
    for (uint32_t i = 0; i < a.quotes.count; i++) {
        const ss_quote *q = &a.quotes.at[i];
        p += sprintf(p, "%s%.*s", i ? "\n" : "", (int)(q->span.end - q->span.start), a.bytes + q->span.start);
        if (q->parent != UINT32_MAX) p += sprintf(p, " ^%u", q->parent);
        if (q->continues != UINT32_MAX) p += sprintf(p, " +%u", q->continues);
        p += sprintf(p, "%s%s%s%s", q->single ? " single" : "", q->scare ? " scare" : "", q->unopened ? " unopened" : "",
                     q->unclosed ? " unclosed" : "");
    }
    *p = 0;
    CHECK_BYTES(got, (size_t)(p - got), wanted);
    end_article(&a);
}

static void marks(void)
{
    finds("No marks here.", "");
    finds("“We will stay here now,” said Ruiz.", "“We will stay here now,”");
    finds("\"We will stay here now,\" said Ruiz. \"Nobody asked us to go.\"", "\"We will stay here now,\"\n\"Nobody asked us to go.\"");
    finds("«We will stay here now», said Ruiz.", "«We will stay here now»");
    finds("„We will stay here now“, said Ruiz.", "„We will stay here now“");
    finds("''We will stay here now,'' said Ruiz.", "''We will stay here now,''");
    finds("``We will stay here now,'' said Ruiz.", "``We will stay here now,''");
    finds("“We will stay here now,\" said Ruiz.", "“We will stay here now,\"");
    finds("\"We will stay here now,” said Ruiz.", "\"We will stay here now,”");
    finds("He said: “We will stay here now.’ Then he left.", "“We will stay here now.’");
}

static void singles(void)
{
    finds("'We will stay here now,' said Ruiz.", "'We will stay here now,' single");
    finds("‘We will stay here now,’ said Ruiz.", "‘We will stay here now,’ single");
    finds("“He told me ‘we stay’ and left,” she said.", "“He told me ‘we stay’ and left,”\n‘we stay’ ^0 single");
    finds("'The workers' union is behind us,' said Ruiz.", "'The workers' union is behind us,' single");
    finds("The 'sanctions' were closed.", "'sanctions' single scare");
    finds("The '90s were the pier's best, rock 'n' roll and the workers' time.", "");
    finds("It’s Brandt’s, and the workers’ pier; ask ’em.", "");
}

static void nesting(void)
{
    finds("“The task of “strangling” the port is on,” it said.", "“The task of “strangling” the port is on,”\n“strangling” ^0 scare");
    finds("“The board sees the port “In the end talks failed,” she said.", "“The board sees the port “In the end talks failed,”");
    finds("“We will go on, he said. “It is our pier,” he added.", "“We will go on, unclosed\n“It is our pier,”");
}

static void missing(void)
{
    finds("It fell. It will not do here.”", "It will not do here.” unopened");
    finds("He said: it will not do here.”", "it will not do here.” unopened");
    finds("“We will stay here now,” she said.”", "“We will stay here now,”");
    finds("It is 5 ft 10\" tall.", "");
    finds("“We will stay here now", "“We will stay here now unclosed");
    finds("“We urge the port to go on with talks, he warned in a letter.", "“We urge the port to go on with talks, unclosed");
    finds("He said: “We stay. “Nobody asked us.” He left.", "“We stay. unclosed\n“Nobody asked us.” +0");
    finds("“We stay,” said Ruiz. “Nobody asked us.\n\n“They will,” he added.",
          "“We stay,”\n“Nobody asked us. unclosed\n“They will,” +1");
    finds("\"Nobody asked us.\n\n\"They will,\" he added.", "\"Nobody asked us. unclosed\n\"They will,\" +0");
    finds("“Nobody asked us.\n\nThe pier is shut.\n\n“They will,” he added.", "“Nobody asked us. unclosed\n“They will,”");
    finds("<a href=\"x\">“We will stay here now,”</a> he said.", "“We will stay here now,”");
}

/* Marks the wrong way round, typed apart from their words, or spoilt by a wrong encoding. */
static void turned(void)
{
    finds("“The pier is sold.“", "“The pier is sold.“");
    finds("“The pier is sold,“ said Ruiz. “Nobody asked us.”", "“The pier is sold,“\n“Nobody asked us.”");
    finds("“Is the pier sold?“ he asked.", "“Is the pier sold?“");
    finds("„We will stay here now,“ said Ruiz.", "„We will stay here now,“");
    finds("He said,“ We will stay here now,” and left.", "“ We will stay here now,”");
    finds("” … what I learned is that piers sink,” said Ruiz.", "” … what I learned is that piers sink,”");
    finds("” said Ruiz, and asked for “more.”", "“more.” scare");
    finds("Berg laughed. She added, the pier is a wreck, a proven wreck.”", "the pier is a wreck, a proven wreck.” unopened");
    finds("\"I don\"t know who sold it,\" said Ruiz.", "\"I don\"t know who sold it,\"");
    finds("It was shut in May \"?in full. \"We stay,\" he said.", "\"We stay,\"");
    finds("The ministers\"?meeting is off.", "");
    finds("Who wrote \"The Pier\"? Nobody knows.", "\"The Pier\" scare");
    finds("\"We sued for the “Pier Bill,” which allows boats to land. It is ours.\"",
          "\"We sued for the “Pier Bill,” which allows boats to land. It is ours.\"\n“Pier Bill,” ^0 scare");
}

static void scares(void)
{
    finds("The plan was “reckless” to him.", "“reckless” scare");
    finds("He called it “even greater harm.”", "“even greater harm.” scare");
    finds("“No,” he said.", "“No,”");
    finds("He said: “Never.”", "“Never.”");
    finds("It was what “they have” now.", "“they have”");
}

int main(void)
{
    marks();
    singles();
    nesting();
    missing();
    turned();
    scares();
    sweep_article("“We stay,” he said. “Nobody asked us.\n\n“They ‘will’ go,” she said. So.”");
    read_repeated("“", 20000);
    read_repeated("”", 20000);
    read_repeated("'a ", 20000);
    read_repeated("\" a\"", 20000);
    read_repeated("“a ‘b ", 20000);
    return CHECK_DONE();
}
