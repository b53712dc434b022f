#include "check.h"
#include "base/hash.h"
#include "text/tokens.h"

/* A reading of a text for tests: its bytes stand alone on the heap, so that a step behind them is found out. */
typedef struct {
    ss_vocabulary vocabulary;
    ss_arena arena;
    ss_tokens tokens;
    ss_text text;
    char *bytes;
} reading;

static void read_bytes(reading *r, const char *bytes, size_t size)
{
    memset(r, 0, sizeof *r);
    CHECK(ss_vocabulary_init(&r->vocabulary, &ss_allocator_libc) == SS_OK);
    r->bytes = malloc(size ? size : 1);
    memcpy(r->bytes, bytes, size);
    r->text = (ss_text){r->bytes, (uint32_t)size, false};
    CHECK(ss_utf8_check(r->bytes, size, &r->text.ascii) == size);
    ss_arena_init(&r->arena, &ss_allocator_libc);
}

static void scan(reading *r)
{
    CHECK(ss_tokens_read(&r->text, &r->vocabulary, &r->arena, &r->tokens) == SS_OK);
}

static void drop(reading *r)
{
    ss_vocabulary_free(&r->vocabulary);
    ss_arena_free(&r->arena);
    free(r->bytes);
}

static const struct { unsigned flag; char letter; } LETTERS[] = {
    {SS_T_NUMBER, 'n'}, {SS_T_APOS_S, 's'}, {SS_T_CAPITAL, 'C'}, {SS_T_ALLCAPS, 'A'}, {SS_T_MIXED, 'M'}, {SS_T_DOTTED, 'd'},
    {SS_T_DIGITS, '#'}, {SS_T_QUOTE, 'q'}, {SS_T_LINE, 'l'}, {SS_T_BLANK, 'b'},
};

/* "U.S.:CAd -  led": the tokens, flags behind a colon, ' ' before a token where white space is. */
static size_t print_tokens(const reading *r, char *out)
{
    char *p = out;
    for (uint32_t i = 0; i < r->tokens.count; i++) {
        const ss_token *token = &r->tokens.at[i];
        unsigned kinds = token->flags & (SS_T_WORD | SS_T_NUMBER | SS_T_PUNCT | SS_T_APOS_S);
        CHECK(kinds && (kinds & (kinds - 1)) == 0);
        CHECK(i == 0 || token->start >= ss_token_end(token - 1));
        CHECK((i == 0 ? token->start > 0 : token->start > ss_token_end(token - 1)) == ((token->flags & SS_T_SPACE) != 0));
        p += sprintf(p, "%s%s%.*s", i ? "|" : "", token->flags & SS_T_SPACE ? " " : "", (int)token->size, r->bytes + token->start);
        bool colon = false;
        for (size_t k = 0; k < sizeof LETTERS / sizeof *LETTERS; k++)
            if (token->flags & LETTERS[k].flag) p += sprintf(p, "%s%c", colon ? "" : ":", LETTERS[k].letter), colon = true;
    }
    *p = 0;
    return (size_t)(p - out);
}

/* Each text is read as it is and with a long tail behind it, for words near the end are read another way. */
static void reads_at(const char *file, int line, const char *bytes, const char *wanted)
{
    static char out[8192], longer[4096];
    for (int tail = 0; tail < 2; tail++) {
        reading r;
        snprintf(longer, sizeof longer, "%s%s", bytes, tail ? " ...................." : "");
        read_bytes(&r, longer, strlen(longer));
        scan(&r);
        size_t n = print_tokens(&r, out);
        if (tail) n = (size_t)(strstr(out, "| .") - out);
        check_bytes_are(file, line, out, n, wanted);
        drop(&r);
    }
}
#define reads(bytes, wanted) reads_at(__FILE__, __LINE__, bytes, wanted)

static void test_words(void)
{
    reads("Nobody asked us, said Arko.", "Nobody:C| asked| us|,| said| Arko:C|.");
    reads("well-known pier-side", "well|-|known| pier|-|side");
    reads("representatives internationalisation a responsibilities", "representatives| internationalisation| a| responsibilities");
    reads("internationalise internationalised Responsibilities.", "internationalise| internationalised| Responsibilities:C|.");
    reads("say’, “internationalise” said—so", "say|’:q|,| “:q|internationalise|”:q| said|—|so");
    reads("UN KCNAX G7 McArko newWestern A Harbourmasters HARBOURMASTERS HarbourMaster harbourmasterS",
          "UN:CA| KCNAX:CA| G7:CA| McArko:CM| newWestern:M| A:C| Harbourmasters:C| HARBOURMASTERS:CA| HarbourMaster:CM| harbourmasterS:M");
    reads("agency.VELA interests\"Oslo", "agency|.|VELA:CA| interests|\":q|Oslo:C");
    reads("Zürich Łódź straße Äpfel ДОМ", "Zürich:C| Łódź:C| straße| Äpfel:C| ДОМ:CA");
    reads("@harbour #pier a_b x/y", "@|harbour| #|pier| a|_|b| x|/|y");
}

static void test_apostrophes(void)
{
    reads("Ruiz's aide", "Ruiz:C|'s:s| aide");
    reads("Ruiz’s aide", "Ruiz:C|’s:s| aide");
    reads("the aides' boat", "the| aides|':q| boat");
    reads("don't DON’T we'll it’s O'Brandt it'sa", "don't| DON’T:CA| we'll| it|’s:s| O'Brandt:C| it'sa");
    reads("OSLO'S 'S", "OSLO:CA|'S:s| ':q|S:C");
    reads("'stay' 's ” ’s", "':q|stay|':q| 's:s| ”:q| ’s:s");
    reads("Representatives' representatives'", "Representatives:C|':q| representatives|':q");
    reads("1990's rock'n'roll o'", "1990:n#|'s:s| rock'n'roll| o|':q");
    reads("Ruiz’sé aide’s” ‘S’ Ruiz's”", "Ruiz’sé:C| aide|’s:s|”:q| ‘:q|S:C|’:q| Ruiz:C|'s:s|”:q");
}

static void test_dotted(void)
{
    reads("U.S.-led U.S policy a.m. D.P.R.K.", "U.S.:CAd|-|led| U.S:CAd| policy| a.m.:d| D.P.R.K.:CAd");
    reads("J. K. Lund, J.K. Lund", "J:C|.| K:C|.| Lund:C|,| J.K.:CAd| Lund:C");
    reads("U.S.A. U.S.'s plan A.", "U.S.A.:CAd| U.S.:CAd|'s:s| plan| A:C|.");
}

static void test_numbers(void)
{
    reads("1,200.5 12,34,567 28,2024 3.14.", "1,200.5:n#| 12,34,567:n#| 28:n#|,|2024:n#| 3.14:n#|.");
    reads("2024-03-28 12-2-1 10:30", "2024:n#|-|03:n#|-|28:n#| 12:n#|-|2:n#|-|1:n#| 10:n#|:|30:n#");
    reads("25bn 28th 1990s $25bn S/2024/255", "25bn:n| 28th:n| 1990s:n| $|25bn:n| S:C|/|2024:n#|/|255:n#");
    reads("13, 1.", "13:n#|,| 1:n#|.");
    reads("12345678 123456789 1990’s 2024” 7—8 5.é 1.5”",
          "12345678:n#| 123456789:n#| 1990:n#|’s:s| 2024:n#|”:q| 7:n#|—|8:n#| 5:n#|.|é| 1.5:n#|”:q");
}

static void test_marks(void)
{
    reads("“Stay” «no» „so‟", "“:q|Stay:C|”:q| «:q|no|»:q| „:q|so|‟:q");
    reads("a…b – c—d", "a|…|b| –| c|—|d");
}

static void test_space(void)
{
    reads("\xEF\xBB\xBFharbour\xC2\xA0pier\xE2\x80\x89x", " harbour| pier| x");
    reads("a\nb\r\nc\rd", "a| b:l| c:l| d:l");
    reads("a \n b  c\n\nd", "a| b:l| c| d:lb");
    reads("a\r\n\r\nb\n \t\nc\xE2\x80\xA9""d\xE2\x80\xA8""e", "a| b:lb| c:lb| d:lb| e:l");
    reading r;
    read_bytes(&r, "a\0b\x01" "c\x7F", 6);
    scan(&r);
    CHECK(r.tokens.count == 3 && r.tokens.at[2].start == 4 && (r.tokens.at[1].flags & SS_T_SPACE));
    drop(&r);
}

/* From every token to the next line's, as the flags tell; the token behind the last begins no line. */
static void check_lines(const char *bytes, size_t size)
{
    reading r;
    read_bytes(&r, bytes, size);
    scan(&r);
    for (uint32_t t = 0; t <= r.tokens.count; t++)
        for (uint32_t end = t; end <= r.tokens.count; end++) {
            uint32_t next = t;
            while (next < end && !(r.tokens.at[next].flags & SS_T_LINE)) next++;
            CHECK(ss_tokens_next_line(&r.tokens, t, end) == next);
        }
    drop(&r);
}

static void test_lines(void)
{
    static const char *const breaks[] = {"\n", "\n \n\n", " \r\n", "\v", "\xE2\x80\xA8", "\xE2\x80\xA9 ", "\xC2\x85"};
    char text[2000] = "\n";
    for (uint32_t i = 0; i < 260; i++) { /* some far apart, and more tokens than there is room for at first */
        strcat(text, i % 3 ? "7" : i % 2 ? "pier " : "(");
        if (i % 90 < 14 || i > 250) strcat(text, breaks[i % 7]);
    }
    check_lines(text, strlen(text));
    check_lines("\n\n", 2);
    check_lines("", 0);
}

static void test_empty(void)
{
    reading r;
    read_bytes(&r, " \n ", 3);
    scan(&r);
    CHECK(r.tokens.count == 0 && r.tokens.at[0].flags == 0 && ss_tokens_at(&r.tokens, 0) == 0);
    drop(&r);
    read_bytes(&r, "", 0);
    scan(&r);
    CHECK(r.tokens.count == 0 && r.tokens.at[0].size == 0);
    drop(&r);
}

static ss_symbol add(reading *r, const char *word)
{
    ss_symbol symbol = 0;
    CHECK(ss_vocabulary_add(&r->vocabulary, word, (uint32_t)strlen(word), &symbol) == SS_OK);
    return symbol;
}

static void test_symbols(void)
{
    reading r;
    const char *bytes = "Harbour ZÜRICH don’t U.S Nobody’s representatives internationalisation 28th , – “ ' harbour-side DON'T x";
    read_bytes(&r, bytes, strlen(bytes));
    ss_symbol known[] = {add(&r, "harbour"), add(&r, "Zürich"), add(&r, "don't"), add(&r, "u.s."), 0, add(&r, "'s"),
                         add(&r, "Representatives"), add(&r, "internationalisation"), add(&r, "28th"), add(&r, ","), add(&r, "–"),
                         0, add(&r, "'"), add(&r, "HARBOUR"), 0, 0, add(&r, "don’t"), 0};
    scan(&r);
    CHECK(r.tokens.count == sizeof known / sizeof *known);
    for (uint32_t i = 0; i < r.tokens.count; i++) CHECK(r.tokens.at[i].symbol == known[i]);
    CHECK(r.tokens.at[0].hash == r.tokens.at[13].hash && r.tokens.at[2].hash == r.tokens.at[16].hash);
    CHECK(r.tokens.at[9].hash == 0 && r.tokens.at[0].hash == (uint32_t)ss_hash64("harbour", 7, 0));
    CHECK(ss_vocabulary_find(&r.vocabulary, "HARBOUR", 7) == known[0] && ss_vocabulary_find(&r.vocabulary, "x", 1) == 0);
    CHECK(ss_word_of(&r.vocabulary, 0).classes == 0 && ss_word_of(&r.vocabulary, known[0]).classes == 0);
    drop(&r);
}

/* Every length is read by one of three ways; all must agree with the table. */
/* Marks have their symbols without a look-up: the same ones. */
static void test_marks_of_tables(void)
{
    static const char *const MARKS[] = {"“", "—", "…", "'", "'s", "("};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        reading r;
        ss_symbol symbol;
        char text[128];
        snprintf(text, sizeof text, "pier%s", MARKS[i]);
        for (int tail = 0; tail < 2; tail++) {
            read_bytes(&r, text, strlen(text));
            CHECK(ss_vocabulary_add(&r.vocabulary, "harbour", 7, &symbol) == SS_OK);
            CHECK(ss_vocabulary_add(&r.vocabulary, MARKS[i], (uint32_t)strlen(MARKS[i]), &symbol) == SS_OK);
            scan(&r);
            CHECK(r.tokens.count >= 2 && r.tokens.at[0].symbol == 0 && r.tokens.at[1].symbol == symbol && symbol == 2);
            drop(&r);
            strcat(text, " along the harbour of the town");
        }
    }
}

static void test_lengths(void)
{
    char word[320], text[700];
    for (int n = 1; n <= 300; n++) {
        reading r;
        for (int i = 0; i < n; i++) word[i] = (char)('a' + i % 26);
        word[n] = 0;
        sprintf(text, "%s %s%s", word, n == 1 ? "A" : word, n % 2 ? " and so it goes on for long" : "");
        read_bytes(&r, text, strlen(text));
        ss_symbol symbol = 0;
        ss_status status = ss_vocabulary_add(&r.vocabulary, word, (uint32_t)n, &symbol);
        scan(&r);
        CHECK(status == (n <= 255 ? SS_OK : SS_LIMIT));
        CHECK(r.tokens.at[0].size == (n <= 255 ? n : 255) && (n > 255 || r.tokens.at[0].symbol == symbol));
        CHECK(n > 255 || r.tokens.at[1].symbol == symbol);
        CHECK(n <= 255 || (r.tokens.at[1].size == n - 255 && !(r.tokens.at[1].flags & SS_T_SPACE)));
        drop(&r);
    }
}

static void test_places(void)
{
    reading r;
    read_bytes(&r, "The pier, they said", 19);
    scan(&r);
    CHECK(ss_tokens_at(&r.tokens, 0) == 0 && ss_tokens_at(&r.tokens, 1) == 1 && ss_tokens_at(&r.tokens, 4) == 1);
    CHECK(ss_tokens_at(&r.tokens, 15) == 4 && ss_tokens_at(&r.tokens, 16) == 5);
    CHECK(r.tokens.at[2].mark == ',' && r.tokens.at[1].mark == 0);
    drop(&r);
}

static void test_classes(void)
{
    CHECK(ss_class_named("month", 5) == SS_W(MONTH) && ss_class_named("not_name", 8) == SS_W(NOT_NAME));
    CHECK(ss_class_named("mont", 4) == 0 && ss_class_named("", 0) == 0 && ss_class_named("MONTH", 5) == 0);
    CHECK(SS_W(COMMON) == 1);
}

static void test_fold(void)
{
    char out[256], many[300];
    CHECK(ss_word_fold("Łódź", 7, out) == 4 && memcmp(out, "lodz", 4) == 0);
    CHECK(ss_word_fold("U.S", 3, out) == 4 && memcmp(out, "u.s.", 4) == 0);
    CHECK(ss_word_fold("3.5", 3, out) == 3);
    memset(many, 'a', sizeof many);
    CHECK(ss_word_fold(many, 255, out) == 255 && ss_word_fold(many, 256, out) == 0);
    CHECK(ss_word_fold("\xCC\x81", 2, out) == 0);
}

static uint32_t random_next(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u, *state >> 8;
}

/* Whatever the text: tokens stand in order, and every byte between them is white space. */
static void test_cover(void)
{
    static const char *const PIECES[] = {"a", "Bc", ".", ",", "'", "’", "s", " ", "\n", "7", "12", "ü", "“", "\xE2\x80\x89", "Д", "-", "longerword", "\xCC\x81"};
    uint32_t state = 7;
    for (int round = 0; round < 3000; round++) {
        char text[200] = "";
        for (uint32_t n = random_next(&state) % 16; n > 0; n--) strcat(text, PIECES[random_next(&state) % 18]);
        reading r;
        read_bytes(&r, text, strlen(text));
        scan(&r);
        uint32_t at = 0, point;
        for (uint32_t i = 0; i <= r.tokens.count; i++) {
            uint32_t end = i < r.tokens.count ? r.tokens.at[i].start : r.text.size;
            while (at < end) {
                at += ss_utf8_decode(r.bytes + at, r.bytes + r.text.size, &point);
                CHECK(ss_point_is_space(point));
            }
            CHECK(at == end);
            if (i < r.tokens.count) at = ss_token_end(&r.tokens.at[i]);
        }
        drop(&r);
    }
}

static ss_status work(const ss_allocator *memory)
{
    ss_vocabulary vocabulary;
    ss_arena arena;
    ss_tokens tokens = {0};
    ss_symbol symbol;
    static char many[40000];
    memset(many, '.', sizeof many);
    ss_text text = {many, sizeof many, true};
    ss_status status = ss_vocabulary_init(&vocabulary, memory);
    if (status != SS_OK) return status;
    ss_arena_init(&arena, memory);
    status = ss_vocabulary_add(&vocabulary, "harbour", 7, &symbol);
    if (status != SS_OK) CHECK(ss_vocabulary_find(&vocabulary, "harbour", 7) == 0);
    if (status == SS_OK) status = ss_tokens_read(&text, &vocabulary, &arena, &tokens);
    CHECK(tokens.count == (status == SS_OK ? sizeof many : 0));
    ss_arena_free(&arena);
    ss_vocabulary_free(&vocabulary);
    return status;
}

static void test_sweep(void)
{
    unsigned long k = 1;
    for (bool done = false; !done && k < 1000; k++) {
        ss_allocator memory = check_failing(k);
        ss_status status = work(&memory);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        CHECK(check_balanced());
    }
    CHECK(k > 6 && k < 1000);
}

/* ---- hints ---- */

static void add_class(reading *r, const char *word, ss_classes classes)
{
    ss_symbol symbol;
    CHECK(ss_vocabulary_add(&r->vocabulary, word, (uint32_t)strlen(word), &symbol) == SS_OK);
    r->vocabulary.words.at[symbol].classes |= classes;
}

/* What a token's hint must be, from its flags and its word. */
static uint8_t hint_by_hand(const reading *r, const ss_token *token)
{
    ss_classes classes = r->vocabulary.words.at[token->symbol].classes;
    unsigned hint = SS_HINT_DATE; /* dates are not prepared */
    if ((classes & SS_W(ROLE)) || ((classes & SS_W(BEGINS)) && !(classes & SS_W(DETERMINER)))) hint |= SS_HINT_NAME;
    if (classes & SS_W(CUE)) hint |= SS_HINT_CUE;
    if ((classes & SS_W(VOTE)) || (token->flags & SS_T_QUOTE)) hint |= SS_HINT_VOTE;
    if ((classes & SS_FUNCTION_WORDS) && (token->flags & SS_T_WORD)) hint |= SS_HINT_FUNCTION;
    if (token->flags & (SS_T_PUNCT | SS_T_DOTTED | SS_T_APOS_S)) hint |= SS_HINT_MARK;
    return (uint8_t)(hint | (token->flags & (SS_T_NUMBER | SS_T_CAPITAL)));
}

static void check_next(const ss_tokens *tokens, uint32_t t, uint32_t end, uint8_t wanted)
{
    uint32_t next = t;
    while (next < end && !(tokens->hints[next] & wanted)) next++;
    CHECK(ss_hints_next(tokens->hints, t, end, wanted) == next);
    for (; t < end; t += SS_HINT_STRIDE) {
        uint64_t found = ss_hints_wanted(tokens->hints, t, end, wanted);
        uint32_t count = 0;
        for (uint32_t i = 0; i < SS_HINT_STRIDE; i++) {
            bool is = t + i < end && (tokens->hints[t + i] & wanted);
            CHECK((found >> (8 * i) & 0xFF) == (is ? 0x80u : 0u));
            count += is;
        }
        CHECK(ss_hints_count(found) == count);
    }
}

static void test_hints(void)
{
    const char *text = "\xE2\x80\x9CThe Mayor\xE2\x80\x99s vote is no vote,\xE2\x80\x9D said the mayor of Ch\xC3\xA2tel at 5 p.m. on 28th May. "
                       "'They voted & left.' Q3 UN's harbourmasterships, Harbour said 1,200 others to U.S. mayors; the";
    static const uint8_t wanted[] = {SS_HINT_NAME | SS_T_CAPITAL, SS_HINT_CUE, SS_HINT_DATE | SS_T_NUMBER, SS_HINT_MARK, SS_HINT_QUOTE, SS_HINT_FUNCTION};
    reading r;
    read_bytes(&r, text, strlen(text));
    add_class(&r, "the", SS_W(DETERMINER));
    add_class(&r, "'s", SS_W(AUXILIARY));
    add_class(&r, "&", SS_W(CONJUNCTION));
    add_class(&r, "said", SS_W(CUE));
    add_class(&r, "Harbour", SS_W(BEGINS));
    add_class(&r, "no", SS_W(BEGINS) | SS_W(DETERMINER));
    add_class(&r, "mayor", SS_W(ROLE));
    add_class(&r, "p.m.", SS_W(ROLE));
    add_class(&r, "vote", SS_W(VOTE));
    scan(&r);
    for (uint32_t i = 0; i < r.tokens.count; i++)
        CHECK((r.tokens.hints[i] | SS_HINT_FUNCTION) == 0xFF); /* not prepared: anything may be anything */
    ss_vocabulary_prepare(&r.vocabulary);
    scan(&r);
    CHECK(r.tokens.count > 40);
    for (uint32_t i = 0; i < r.tokens.count; i++) {
        const ss_token *token = &r.tokens.at[i];
        if (r.tokens.hints[i] != hint_by_hand(&r, token)) printf("%.*s %02x\n", (int)token->size, r.bytes + token->start, r.tokens.hints[i]);
        CHECK(r.tokens.hints[i] == hint_by_hand(&r, token));
    }
    for (uint32_t i = 0; i < SS_HINT_STRIDE; i++) CHECK(r.tokens.hints[r.tokens.count + i] == 0);
    for (size_t k = 0; k < sizeof wanted; k++)
        for (uint32_t t = 0; t <= r.tokens.count; t++)
            for (uint32_t end = t; end <= r.tokens.count; end++) check_next(&r.tokens, t, end, wanted[k]);
    ss_vocabulary_note(&r.vocabulary);
    CHECK(!r.vocabulary.noted); /* the unknown word may be the end of a date */
    for (uint32_t i = 0; i < r.vocabulary.hints.count; i++) r.vocabulary.hints.at[i] &= (uint8_t)~SS_HINT_DATE;
    ss_vocabulary_note(&r.vocabulary);
    CHECK(r.vocabulary.noted);
    scan(&r);
    for (uint32_t i = 0; i < r.tokens.count; i++) CHECK((r.tokens.hints[i] | SS_HINT_DATE) == hint_by_hand(&r, &r.tokens.at[i]));
    drop(&r);
}

static uint32_t which_is_the(const reading *r)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < r->tokens.count; i++) bits |= (uint32_t)ss_token_is(&r->tokens.at[i], "the") << i;
    return bits;
}

static void test_token_is(void)
{
    static const char text[] = "the The THE th\xC3\xA9 them an unanimously Harbourmasters don't A ' s";
    reading r;
    read_bytes(&r, text, sizeof text - 1);
    add_class(&r, "the", SS_W(DETERMINER));
    scan(&r);
    CHECK(r.tokens.count == 12 && which_is_the(&r) == 7);
    CHECK(ss_token_is(&r.tokens.at[5], "an") && ss_token_is(&r.tokens.at[6], "unanimously") && ss_token_is(&r.tokens.at[7], "harbourmasters"));
    CHECK(ss_token_is(&r.tokens.at[8], "don't") && ss_token_is(&r.tokens.at[9], "a") && ss_token_is(&r.tokens.at[11], "s") && !ss_token_is(&r.tokens.at[10], "s"));
    for (uint32_t i = 0; i <= r.tokens.count; i++) CHECK(r.tokens.classes[i] == (i < 3 || r.tokens.at[i].symbol ? SS_W(DETERMINER) : 0));
    drop(&r);
}

static void test_zero_byte(void)
{
    reading r;
    ss_symbol symbol = 99;
    read_bytes(&r, "", 0);
    CHECK(ss_vocabulary_add(&r.vocabulary, "pi\0er", 5, &symbol) == SS_LIMIT && symbol == 99);
    drop(&r);
}

int main(void)
{
    test_words();
    test_apostrophes();
    test_dotted();
    test_numbers();
    test_marks();
    test_space();
    test_lines();
    test_empty();
    test_symbols();
    test_marks_of_tables();
    test_lengths();
    test_places();
    test_classes();
    test_fold();
    test_cover();
    test_hints();
    test_token_is();
    test_zero_byte();
    test_sweep();
    return CHECK_DONE();
}
