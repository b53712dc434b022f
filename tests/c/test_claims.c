/* Claims from text, with the tables that ship, with the learned weights and without: who, cue, what, which act; nesting; and out of memory at every allocation. */
#include "shipped.h"

static void put(char *out, const char *text, ss_span span) {
    size_t used = strlen(out);
    snprintf(out + used, 900 - used, "%.*s", (int)(span.end - span.start), text + span.start);
}

/* "act | source | cue | content / content | speaker" */
static void describe(const ss_document *d, const ss_claim *claim, char out[900]) {
    const char *text = d->text.bytes;
    snprintf(out, 900, "%s | ", ss_act_name((ss_act)claim->act));
    put(out, text, claim->source_span);
    strcat(out, " | ");
    put(out, text, claim->cue_span);
    strcat(out, " | ");
    for (uint32_t i = 0; i < claim->pieces.count; i++) {
        if (i)
            strcat(out, " / ");
        put(out, text, d->claims.spans.at[claim->pieces.first + i]);
    }
    strcat(out, " | ");
    if (claim->speaker != SS_NONE) {
        const ss_local *local = &d->names.locals.at[claim->speaker];
        size_t used = strlen(out);
        snprintf(out + used, 900 - used, "%.*s", (int)local->name_size, d->names.strings.at + local->name_at);
    }
}

typedef struct { const char *text, *claims[4]; } example;

static const example EXAMPLES[] = {
    {"The harbour board warned on Monday that the pier would close.",
     {"warn | The harbour board | warned | that the pier would close | "}},
    {"\"We have no choice,\" said Ilse Brandt, head of the port union. \"Nobody came.\"",
     {"state | Ilse Brandt, head of the port union | said | \"We have no choice,\" / \"Nobody came.\" | Ilse Brandt"}},
    {"Norway accused Denmark of hiding the report.", {"accuse | Norway | accused | Denmark of hiding the report | Norway"}},
    {"According to Finland, talks will go on.", {"state | Finland | According to | talks will go on | Finland"}},
    {"The pier, Mayor Tomas Ruiz said, is older than the town.",
     {"state | Mayor Tomas Ruiz | said | The pier / is older than the town | Tomas Ruiz"}},
    {"The talks followed France's veto of the draft.", {"veto | France | veto | the draft | France"}},
    {"Brazil abstained.", {"abstain | Brazil | abstained |  | Brazil"}},
    {"The mayor declined to comment.", {"decline | The mayor | declined to comment |  | "}},
    {"Birdthwistle said the tide was late.", {"state | Birdthwistle | said | the tide was late | Birdthwistle"}},
    {"Senator Ilse Brandt praised the plan. The lawmaker urged patience.",
     {"praise | Senator Ilse Brandt | praised | the plan | Ilse Brandt", "urge | The lawmaker | urged | patience | Ilse Brandt"}},
    {"Norway warned that it would close the border.", {"threaten | Norway | warned | that it would close the border | Norway"}},
    {"Oslo does not support the ban.", {"reject | Oslo | does not support | the ban | Norway"}},
    {"The audit said repairs take two years.", {"report | The audit | said | repairs take two years | "}},
    {"The mayor made the following remark: \"The pier is old. We will close it.\"",
     {"state | The mayor | made the following remark: | \"The pier is old. We will close it.\" | "}},
    {"The mayor's answer was short: \"Nobody asked for a longer pier.\"",
     {"state | The mayor's | answer was short: | \"Nobody asked for a longer pier.\" | "}},
    {"The pier will not be sold. This is how Mayor Tomas Ruiz answered the question.",
     {"state | Mayor Tomas Ruiz | answered | The pier will not be sold | Tomas Ruiz"}},
    {"\"The pier is old. It will not be sold.\" That was what the mayor said.",
     {"state | the mayor | said | \"The pier is old. It will not be sold.\" | "}},
    {"The pier is old. This is how the town lost its ferry, and the mayor left.", {NULL}},
    {"The council met.\n\nMayor Tomas Ruiz added:\n\nIt is typical of the board. It rows with one oar.\n\nThe board left.",
     {"state | Mayor Tomas Ruiz | added | It is typical of the board. It rows with one oar | Tomas Ruiz"}},
    {"The council met.\n\nMayor Tomas Ruiz said:\n\nThe board is a wreck and has to be sunk.\n\nIt will not last.\n\nMy own boat is older.\n\nThe board left.",
     {"state | Mayor Tomas Ruiz | said | The board is a wreck and has to be sunk.\n\nIt will not last.\n\nMy own boat is older | Tomas Ruiz"}},
    {"The council met.\n\nMayor Tomas Ruiz made the following remark:\n\n\"The pier is old. We will close it.\"",
     {"state | Mayor Tomas Ruiz | made the following remark: | \"The pier is old. We will close it.\" | Tomas Ruiz"}},
    {"Here are the results:\n\nThe pier is old and the ferry is new.\n\nThe board left.", {NULL}},
    {"The plan was, in Tomas Ruiz's words, \"the end of the pier.\"", {"state | Tomas Ruiz's | words | \"the end of the pier.\" | Tomas Ruiz"}},
    {"In other words, \"the end of the pier\" is near.", {NULL}},
    {"So when the tide is high, Tomas Ruiz said, \"we can land here.\"",
     {"state | Tomas Ruiz | said | So when the tide is high / \"we can land here.\" | Tomas Ruiz"}},
    {"Tomas Ruiz called him a \"wreck,\" a hint at his age.", {"state | Tomas Ruiz | called | him a \"wreck,\" | Tomas Ruiz"}},
    {"The audit states that repairs take two years.", {"report | The audit | states | that repairs take two years | "}},
    {"Member states that left the league were few.", {NULL}},
    {"The company did not immediately respond.", {NULL}},
    {"The two towns have drawn closer in recent years.", {NULL}},
    {"Tomas Ruiz speaks at the pier on March 3, 2023 (Larkhaven Pictures via AP)", {NULL}},
};

/* The rules alone take a clause too much; the weights know where it ends. */
static const example WHO_DENIED[2] = {
    {"Ilse Brandt, who denied the charge, left. Ilse Brandt said nothing.", {"deny | who | denied | the charge, left | Ilse Brandt"}},
    {"Ilse Brandt, who denied the charge, left. Ilse Brandt said nothing.", {"deny | who | denied | the charge | Ilse Brandt"}}};

static void check_example(const ss_lexicon *lexicon, const example *example) {
    ss_document document;
    char got[900];
    uint32_t wanted = 0;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, example->text) == SS_OK);
    while (wanted < 4 && example->claims[wanted])
        wanted++;
    CHECK(document.claims.list.count == wanted);
    for (uint32_t i = 0; i < document.claims.list.count; i++) {
        describe(&document, &document.claims.list.at[i], got);
        CHECK_BYTES(got, strlen(got), i < wanted ? example->claims[i] : "nothing");
    }
    ss_document_free(&document);
}

static const ss_claim *claim_of(const ss_document *document, ss_act act) {
    for (uint32_t i = 0; i < document->claims.list.count; i++)
        if (document->claims.list.at[i].act == act)
            return &document->claims.list.at[i];
    return NULL;
}

static void test_nesting(const ss_lexicon *lexicon) {
    ss_document document;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, "Norway said Chile rejected the offer. It had accused Chile of waste. Chile denied the accusation.") == SS_OK);
    const ss_claim *said = claim_of(&document, SS_ACT_STATE), *rejected = claim_of(&document, SS_ACT_REJECT);
    const ss_claim *accused = claim_of(&document, SS_ACT_ACCUSE), *denied = claim_of(&document, SS_ACT_DENY);
    CHECK(said && rejected && accused && denied);
    if (said && rejected && accused && denied) {
        CHECK(rejected->parent == (uint32_t)(said - document.claims.list.at) && rejected->depth == 1);
        CHECK(said->parent == SS_NONE && said->depth == 0);
        CHECK(denied->refers_to == (uint32_t)(accused - document.claims.list.at));
        CHECK(accused->speaker == said->speaker && accused->speaker_how == SS_BY_PRONOUN);
    }
    ss_document_free(&document);
}

/* The short way to a cue finds what the long way does: single words, phrases, phrases cut off by the end, none. */
static void test_cues(const ss_lexicon *lexicon) {
    ss_document document;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, "According to Ghana, in the words of its envoy, the mayor declined to comment; he called for talks to go on") == SS_OK);
    const ss_tokens *tokens = &document.tokens;
    uint32_t cues = 0, words = 0;
    for (uint32_t end = 1; end <= tokens->count; end++)
        for (uint32_t i = 0; i < end; i++) {
            ss_found found;
            bool any = ss_lexicon_match(lexicon, tokens, i, end, false, &found) && found.at[SS_PHRASE_CUE];
            const ss_phrase *cue = ss_lexicon_cue_at(lexicon, &tokens->at[i], end - i);
            CHECK(cue == (any ? found.at[SS_PHRASE_CUE] : NULL));
            CHECK(!cue || i + cue->words == found.end[SS_PHRASE_CUE]);
            cues += cue != NULL;
            words += cue && cue->words > 1;
        }
    CHECK(words > 0 && cues > words);
    ss_document_free(&document);
}

/* No table has these words as a cue: only the models find the claim. */
static void test_learnt(const ss_lexicon *lexicon, bool weights) {
    ss_document document;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, "Tomas Ruiz remains confident that the pier will hold.") == SS_OK);
    CHECK(document.claims.list.count == weights);
    CHECK(!weights || document.claims.list.at[0].rule == SS_RULE_LEARNT);
    ss_document_free(&document);
}

static void test_memory(const ss_lexicon *lexicon) {
    const char *text = "Ilse Brandt Slams Port Board Over Fees\n\n\"We stay,\" said Ilse Brandt. \"Nobody asked us.\" She denied that Norway, according to Tomas Ruiz, vetoed the "
                       "draft on 3 March 2023. Twelve members voted in favour. China abstained, Ghana opposed. Okonjo, who said so in a letter to "
                       "the board, and his wife, Donna, left. Amy and Joan Keller said they knew. Open Harbour Watch denied it; the group "
                       "said \"we never met\". A report by Open Harbour Watch found mud. Norway, China and Ghana denied it; the report said so. "
                       "The three countries left, EU foreign ministers said, and the ministers stayed, they said. The pier is old. This is how "
                       "Ilse Brandt answered the question. Her plea was short: \"Nobody should have to leave here.\" UN members said no, and UN members left. "
                       "A spokesman for Larkwell said so. Birdwhistle - it was late - said it too. Lind asked Holm why. \"No,\" he said. "
                       "A wall is a \"bad joke,\" one diver commented. Rebels attacked the town. The court denied the request. "
                       "When it is high, Ilse Brandt said, \"we can land.\" It was, in her words, \"the end of it.\" "
                       "Open Harbour Watch reported on Friday, citing clerks, that it was so, a claim Norway denies. The pier is shut. This was stated by Ilse Brandt.\n\n"
                       "Ilse Brandt added:\n\nIt is typical of the board that we know.\n\nThe clerk said that it has these tasks:\n\nSell it\n\nBuy it\n\n"
                       "Daily Tide's Ilse Brandt contributed to this report.";
    bool done = false;
    for (unsigned long k = 1; !done && k < 4000; k++) {
        ss_allocator memory = check_failing(k);
        ss_document document;
        ss_document_init(&document, &memory);
        ss_status status = read_text(&document, lexicon, text);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        ss_document_free(&document);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* Ten times the text costs about ten times the claims, and nothing of it hangs. */
static void test_hostile(const ss_lexicon *lexicon) {
    static const char *const pieces[] = {"said ", "\"said ", "he said, ", "Xa ", "they said he said ", "the official said ", "who said ", "Amy and ", "to said with ", "according to ", "veto of ", "and said that ", "\xE2\x80\x9C", "A. ", "It is old. This is how he said it. ", "UN members said ",
                                         "a spokesman for Holm and ", "Holm - it was late - said ", "rebels attacked the town of ", "a \"bad joke,\" ", "\xE2\x80\x9C[Holm] ", "citing ", "reported, citing clerks, that ", "a claim Norway denies, ", "as Holm noted, ",
                                         "quoted by NTB as saying ", "which claims it, has ", "Holm said:\n\n", "Holm said it has tasks:\n\nsell it\n\n",
                                         "in her words, \"no,\" ", "when it is, he said, \"no,\" ", "called it a \"no,\" and said "};
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        size_t size = strlen(pieces[p]), times = 60000 / size;
        char *text = malloc(times * size + 1);
        for (size_t i = 0; text && i < times; i++)
            memcpy(text + i * size, pieces[p], size + 1);
        ss_document document;
        ss_document_init(&document, &ss_allocator_libc);
        CHECK(text && read_text(&document, lexicon, text) == SS_OK);
        ss_document_free(&document);
        free(text);
    }
}

/* By rules alone, as where the file of weights is missing, and by both. */
static void test_all(bool weights) {
    ss_lexicon *lexicon = shipped_tables(weights);
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
        check_example(lexicon, &EXAMPLES[i]);
    check_example(lexicon, &WHO_DENIED[weights]);
    test_nesting(lexicon);
    test_cues(lexicon);
    test_learnt(lexicon, weights);
    test_memory(lexicon);
    test_hostile(lexicon);
    ss_lexicon_free(lexicon);
}

int main(void) {
    test_all(false);
    test_all(true);
    return CHECK_DONE();
}
