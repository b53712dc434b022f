/* Lemmas of verbs that no table of cues has: inflection undone, what is no verb and what nobody knows left alone. */
#include "shipped.h"
#include "tables/lemmas.h"

static void lemma_is(const ss_lexicon *lexicon, const char *cue, const char *wanted) {
    char lemma[SS_LEMMA_MOST];
    uint32_t size = ss_lemma_of_cue(ss_lexicon_vocabulary(lexicon), cue, (uint32_t)strlen(cue), lemma);
    CHECK_BYTES(lemma, size, wanted);
}

static void test_verbs(const ss_lexicon *lexicon) {
    static const char *const pairs[][2] = {{"listed", "list"}, {"shares", "share"}, {"hoping", "hope"}, {"planned", "plan"}, {"passes", "pass"},
        {"tries", "try"}, {"carried", "carry"}, {"has repeatedly issued", "issue"}, {"is now focusing on", "focus on"}, {"did not like", "like"},
        {"would watch", "watch"}, {"to paint", "paint"}, {"was noticed by", "notice"}, {"pressing", "press"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        lemma_is(lexicon, pairs[i][0], pairs[i][1]);
}

static void test_others(const ss_lexicon *lexicon) {
    static const char *const cues[] = {"", " ", ":", "is upbeat about", "drew", "the harbour board", "has been", "zorbles", "Listed", "put out of reach", "us", "was",
                                       "reportedly", "listed on behalf of", "averyveryveryveryveryveryveryveryverylongworded", "s", "ed", "ing"};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        lemma_is(lexicon, cues[i], "");
}

int main(void) {
    ss_lexicon *lexicon = shipped_lexicon();
    test_verbs(lexicon);
    test_others(lexicon);
    ss_lexicon_free(lexicon);
    return CHECK_DONE();
}
