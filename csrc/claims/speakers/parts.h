/* What the files of speakers share: the resolver at work on one document. Not for other rooms.
 *
 *   speakers.c   draft after draft: whose source is it, where does it begin and end
 *   phrases.c    whole noun phrases: heads, joint ones, members, who is spoken for
 *   shared.c     sources that two verbs share, or a verb and its sentence
 *   pronouns.c   he she it they, I and we inside a quotation, who and which
 *   epithets.c   the diplomat, the company: descriptions of somebody named before; a bare office in a headline
 *   ages.c       the 41-year-old
 *   several.c    lists of names, and the three countries, both men: those who were listed before; the former and the latter
 *   leads.c      an office in the first sentences, of whom the next ones name
 *   papers.c     reports and statements
 *   subjects.c   whose a participle is, or a verb behind "and"
 *   states.c     the representative of a state, and "his country"
 *   targets.c    whom an act is aimed at
 *   parties.c    who is accused, and who is told
 *   asides.c     persons whom a phrase names but is not about, states that only tell which; subjects that an insertion parts from
 *                their verb, and sources that run over it
 *
 * Everything resolves in text order and sees what was resolved before it. All look-backs are bounded by constants. */
#ifndef SS_CLAIMS_SPEAKERS_PARTS_H
#define SS_CLAIMS_SPEAKERS_PARTS_H

#include "claims/speakers/speakers.h"

enum { LOOK_BACK_DRAFTS = 24, LOOK_BACK_TOKENS = 160, LOOK_BACK_SENTENCES = 4, SAID_MOST = 12, LEAD_SENTENCES = 6 };

/* A report or the like whose maker the text names. */
typedef struct { uint32_t token, maker, local; /* its noun; local of who made it; its own local once it speaks, or SS_NONE */ } ss_paper;
typedef SS_LIST(ss_paper) ss_papers;

typedef struct {
    ss_making *making;
    const ss_view *view;
    const uint32_t *order;
    ss_speaker *speakers;
    ss_mentions *pronouns;     /* or NULL: not wanted */
    uint32_t *draft_of;        /* by quote: the draft whose content it is, or SS_NONE */
    uint8_t *whole;            /* by quote: 1 when it is, from mark to mark, a piece of that draft; once whole_found */
    bool whole_found;
    uint32_t at;               /* place in `order` of the draft being resolved */
    uint32_t quoter;           /* who says the quotation that the pronoun at hand stands in, whom he and she cannot mean there; or SS_NONE */
    ss_papers papers;          /* in text order, once papers_found */
    bool papers_found;
    uint32_t doer;             /* of whom it is told whom he accuses or tells, which is what is being resolved; or SS_NONE */
} ss_resolver;

static inline const ss_mention *ss_mention_at(const ss_view *view, uint32_t index) {
    return &view->document->names.mentions.at[index];
}
static inline const ss_local *ss_local_at(const ss_view *view, uint32_t index) { return &view->document->names.locals.at[index]; }
static inline bool ss_mention_usable(const ss_mention *mention) { return mention->local != SS_NONE; }
static inline const ss_draft *ss_draft_placed(const ss_resolver *r, uint32_t place) { return &r->making->drafts.at[r->order[place]]; }
static inline uint32_t ss_here(const ss_resolver *r) { return ss_draft_placed(r, r->at)->sentence; }

/* The name labels a turn of a transcript: it is no subject of what stands behind it. */
static inline bool ss_is_label(const ss_resolver *r, uint32_t mention) {
    return r->making->turns.count && ss_turn_labels(r->making, ss_mention_at(r->view, mention)->first);
}

/* Whether the quotation as a whole is what its draft says. Drafts are gone over when it is first asked. */
bool ss_quote_whole(ss_resolver *r, uint32_t quote);

/* How far back a word of the text's own voice looks: from where what was said just before it, however long, begins. `near` sentences
 * before that, or before the sentence itself for a word inside a quotation. */
static inline uint32_t ss_look_back(const ss_view *view, uint32_t token, uint32_t here, uint32_t near) {
    const ss_sentence *sentences = view->document->sentences.at;
    uint32_t from = here;
    while (view->quote[token] == SS_NONE && from > 0 && here < from + SAID_MOST && view->quote[sentences[from - 1].first] != SS_NONE &&
           view->quote[sentences[from - 1].end - 1] != SS_NONE)
        from--;
    return from > near ? from - near : 0;
}

/* No look-back goes behind this place of the order. */
static inline uint32_t ss_oldest_place(const ss_resolver *r) { return r->at > LOOK_BACK_DRAFTS ? r->at - LOOK_BACK_DRAFTS : 0; }

/* The speaker is that local (or nobody: SS_NONE), named in that way; ss_speaker_also adds another one. */
ss_status ss_speaker_settle(ss_resolver *r, ss_speaker *speaker, uint32_t local, uint8_t how);
ss_status ss_speaker_also(ss_resolver *r, ss_speaker *speaker, uint32_t local);
/* The speakers of `from`; SS_BY_CARRIED stays said, else they are named as there. */
ss_status ss_speaker_copy(ss_resolver *r, const ss_speaker *from, ss_speaker *to, uint8_t how);
/* As that mention names it; a capital that has an opinion is its state. */
ss_status ss_speaker_by_mention(ss_resolver *r, uint32_t mention, ss_speaker *speaker);
/* "the diplomat": nobody in the phrase has a name, the local named before has. */
ss_status ss_speaker_by_description(ss_resolver *r, ss_run run, uint32_t local, ss_speaker *speaker);
/* Who the noun phrase, pronoun or relative stands for. */
ss_status ss_speaker_by_phrase(ss_resolver *r, ss_run source, ss_speaker *speaker);
/* Of a draft without a subject of its own (SS_SUBJECT_SHARED). */
ss_status ss_speaker_by_sharing(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker);
/* "said Holm had hurt the town by [claiming] that", "accused Holm of [likening] it to": behind a preposition, within what another tells, a gerund is
 * of whom that begins with; else an empty run. */
ss_run ss_source_told_of(const ss_resolver *r, const ss_draft *draft);
/* "who", "which" by itself. */
static inline bool ss_run_is_relative(const ss_view *view, ss_run run) {
    return run.end == run.first + 1 && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(RELATIVE));
}
/* How a name of that kind was written: ss_how and ss_type to ss_speaker_how. */
uint8_t ss_speaker_how_of(uint8_t mention_how, uint8_t type);
/* The role that the text tells of the local has the word, or one that the tables give for it. */
bool ss_speaker_role_has(const ss_view *view, uint32_t local, uint32_t token);
/* "Norway's trade minister" in one of the LEAD_SENTENCES, behind which a full name speaks of which nothing is told: that person; else SS_NONE. */
uint32_t ss_speaker_ahead(const ss_resolver *r, ss_run run, uint32_t head);
/* A mention that claims found: a pronoun, a description. */
ss_status ss_speaker_note(ss_resolver *r, ss_run run, uint32_t local, uint8_t how);
/* The end of the head part of a noun phrase: before "of", "for", "to" ... and before a comma. */
uint32_t ss_phrase_head_end(const ss_view *view, ss_run run);

/* The subject that the clause from the token on begins with, behind what leads to it, as far as words tell; else an empty run. */
ss_run ss_subject_opening(const ss_view *view, uint32_t from, uint32_t end);
/* The noun phrase with its determiner that the sentence begins with, where the verb is of the same clause; else an empty run. */
ss_run ss_subject_only(const ss_view *view, uint32_t first, uint32_t verb);
/* A participle, or a verb behind "and" or "but", has its subject elsewhere in the sentence. */
bool ss_subject_shared(const ss_view *view, const ss_draft *draft);
/* The source without the verb of its clause and what stands behind that. */
ss_run ss_subject_alone(const ss_view *view, const ss_draft *draft, ss_run source);
/* The verb may be a participle. */
static inline bool ss_subject_of_ing(const ss_view *view, const ss_draft *draft) { return draft->head != SS_NONE && ss_view_ends(view, draft->head, "ing"); }
/* The source is a name that a participle only stands behind: "agreed with [Holm] saying". */
bool ss_subject_hears(const ss_view *view, const ss_draft *draft, ss_run source);
/* Of a verb that has no subject beside it: whose it is, where that is not the source that was found; else the source. `ing` is what
 * ss_subject_of_ing says: most verbs are none, and only those behind "as" or "by" or before their source are asked more. */
ss_run ss_subject_moved(const ss_resolver *r, const ss_draft *draft, ss_run source);
static inline ss_run ss_subject_instead(const ss_resolver *r, const ss_draft *draft, ss_run source, bool ing) {
    bool as = source.first > 1 && r->view->tokens[source.first - 1].size == 2 && /* who as a candidate criticised; was asked by a reporter and replied */
              (ss_view_word(r->view, source.first - 1, "as") || ss_view_word(r->view, source.first - 1, "by"));
    bool behind = draft->learnt && draft->cue_run.first < draft->head && source.first > draft->head; /* a question saying ..., the mayor */
    return as || ing || behind ? ss_subject_moved(r, draft, source) : source;
}
/* The person is only named in the phrase, which is about somebody else: "Holm supporters", "a spokesman for Ms. Holm". */
bool ss_name_is_aside(const ss_view *view, ss_run run, const ss_mention *mention);
/* "Berg, in contrast, told", "the board - it was late - said": the subject before what is inserted between it and the cue, or an
 * empty run. */
ss_run ss_subject_across(const ss_view *view, const ss_draft *draft);
/* "[Holm | heads for Oslo next,] hoping": the source without its verb and what stands behind that, before a participle. */
ss_run ss_source_before_verb(const ss_view *view, const ss_draft *draft);
/* "[Norland] opposition, [Norland] rebels": the state `m` right before the noun that ends the phrase is not who speaks. */
bool ss_name_modifies(const ss_view *view, ss_run head, uint32_t m);
/* The name stands before a noun that it belongs to, which begins before `end`: "Holm campaign manager". */
bool ss_name_before_noun(const ss_view *view, const ss_mention *mention, uint32_t end);

/* What stands for a source without a name, by its head: one person, several, or a thing. */
typedef enum { SS_SORT_OTHER, SS_SORT_PERSON, SS_SORT_MANY, SS_SORT_THING } ss_sort;
ss_sort ss_phrase_sort(const ss_view *view, ss_run run);

/* The draft at that place of the order can be spoken of by a word of the draft being resolved: it stands in the text's own
 * voice or in the same quotation, and before `token`. */
bool ss_draft_at_hand(const ss_resolver *r, uint32_t place, uint32_t token);
/* The subject that a sentence in the text's own voice begins with: a mention, or SS_NONE. */
uint32_t ss_sentence_subject(const ss_view *view, uint32_t sentence);

/* The document's local of a state, near the front where states are named; SS_NONE when it names none. */
uint32_t ss_speaker_state(const ss_view *view, uint32_t country);
ss_status ss_speaker_by_pronoun(ss_resolver *r, uint32_t token, ss_speaker *speaker);
ss_status ss_speaker_by_relative(ss_resolver *r, uint32_t token, ss_speaker *speaker);
/* "the member states": the organisation spoken of before, or SS_NONE. */
uint32_t ss_speaker_whose_members(const ss_resolver *r, ss_run run);
/* The speaker is a paper or, of a statement, its maker, told by the head word of the run; *done tells whether it is either. */
ss_status ss_speaker_by_paper(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done);
/* The run with the names of its list that stand before it: "Norland, | Sudland and Ostland said"; and with those behind its name. */
ss_run ss_list_before(const ss_view *view, ss_run run);
ss_run ss_list_behind(const ss_view *view, ss_run run, uint32_t end);
/* "the three countries", "both men": those who spoke or were listed together in the sentences before; *done tells whether there are any. */
ss_status ss_speaker_by_several(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done);
/* "League members", of an organisation that ends before `head`: a group of its own, made when it first speaks; SS_NONE when it is none. */
ss_status ss_speaker_members(ss_resolver *r, const ss_mention *whole, uint32_t head, uint32_t *local);
/* "the representative of Norland", "Norland's delegate", "representatives of Norland and Sudland": the states for which they speak. */
ss_status ss_speaker_by_delegate(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done);
/* The adjective of a state that a noun of speech belongs to, "the Norlandic claim": a mention, or SS_NONE. */
uint32_t ss_speaker_whose_noun(const ss_view *view, const ss_draft *draft);
/* "the government": the one state whose government the text named before ("the Norlandic government"), else the one that the text is about so far, as
 * far as it is one; else SS_NONE. */
uint32_t ss_speaker_government(const ss_view *view, ss_run run);
/* "the country": the state of whoever says so, else the one that the sentence or the one before names; SS_NONE where they name several and are about none. */
uint32_t ss_speaker_country(const ss_resolver *r, ss_run run);
/* "his country", "our delegation": the state of whoever the pronoun means. */
ss_status ss_speaker_by_home(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done);
/* The one person of the document who has the office that is the head of the phrase; SS_NONE when nobody has it, or several. */
uint32_t ss_speaker_in_office(const ss_view *view, ss_run run);
/* "Norland accused Sudland of ..., which it denied": whom the draft at that place of the order accuses, when the one being resolved
 * denies; else SS_NONE. */
uint32_t ss_speaker_accused(const ss_resolver *r, uint32_t place);
/* "the [41]-year-old", "the [41]-year-old sailor": the token of the age; SS_NONE for other phrases. */
uint32_t ss_speaker_age(const ss_view *view, ss_run run, uint32_t head);
/* Who is meant by that, of those named before the token; SS_NONE when nobody is. */
uint32_t ss_speaker_aged(const ss_resolver *r, uint32_t token, uint32_t age);
/* Who a description without a name, whose head word is `head`, stands for, or SS_NONE. */
uint32_t ss_speaker_described(const ss_resolver *r, ss_run run, uint32_t head);

/* A bare nominal that names.c has given to whoever was named last: its local, or who spoke last and fits better; SS_NONE for somebody
 * without a name. */
uint32_t ss_speaker_meant_instead(ss_resolver *r, ss_run run, uint32_t mention);

/* "the Frenchman": true, and who it is (SS_NONE when nobody with a name), where the run is the word for one of a people, named by `mention`. */
bool ss_speaker_by_people(const ss_resolver *r, ss_run run, uint32_t mention, uint32_t *local);

/* Whom the possessive at the token (its, their) means, or SS_NONE. */
uint32_t ss_speaker_owner(ss_resolver *r, uint32_t pronoun);

#endif
