/* The lexicon: names, cues, offices and words from TSV tables, and one automaton over token symbols that finds them.
 *
 *   TSV tables --ss_lexicon_load--> entities, cues, offices, organs + vocabulary --ss_lexicon_finish--> automaton
 *
 * The same loader takes our tables and the user's. A table is UTF-8 TSV with a header line; the header tells which kind of
 * table it is (see docs/lexicon.md). '#' begins a comment line. A bad row is reported through `problem` with its line and
 * skipped; the rest loads.
 *
 * An alias matches in running text when its tokens do: words by their folded form; a word that has a capital in the alias
 * needs one in the text, a word of two or more capitals (UN, DPRK) needs all capitals, unless the whole line is in
 * capitals, when an alias matches by its letters alone; but a single word of up to four letters that is also an everyday
 * word (WHO, IT) does not match there. Cues, offices and organs are free from case.
 * A leading '~' in the table frees the alias from case; a star at its end lets its last word go on (Burundian*: Burundians). Matches are leftmost-longest and word-bounded: "Niger" is not in
 * "Nigeria". A final 's is not part of the match.
 *
 *   state --(symbol)--> state ...      edges in one open-addressing table keyed by (state, symbol)
 *     |
 *     `-> phrases that end here: [name: entity 12, as demonym][cue 7] ...
 *
 * After ss_lexicon_finish nothing changes; all threads share it. */
#ifndef SS_LEXICON_LEXICON_H
#define SS_LEXICON_LEXICON_H

#include "lexicon/weights.h"

/* types of the contract, in its order */
typedef enum { SS_COUNTRY, SS_PERSON, SS_ORGANISATION, SS_BODY, SS_PLACE, SS_OUTLET, SS_GROUP, SS_DOCUMENT, SS_TYPES } ss_type;
/* how of the contract, in its order */
typedef enum { SS_NAME, SS_ALIAS, SS_ACRONYM, SS_DEMONYM, SS_METONYM, SS_SURNAME, SS_VARIANT, SS_NOMINAL, SS_PRONOUN } ss_how;

typedef struct {
    uint32_t at, size;   /* in the lexicon's string pool */
} ss_string;

#define SS_NONE 0xFFFFFFFFu /* "no such index" everywhere */

typedef struct {
    ss_string id;        /* "RU", "organisation/european-union" */
    ss_string name;      /* the usual English name */
    ss_string wikidata;  /* size 0 when unknown */
    uint32_t country;    /* entity index of its state, or SS_NONE */
    uint32_t acts_for;   /* for a place whose name stands for a state or an organisation (Moscow): that entity, or SS_NONE */
    uint32_t parent;     /* of a body: its organisation; of an expert panel: its committee; or SS_NONE */
    uint8_t type;        /* ss_type */
    uint8_t gender;      /* persons of users' lists: 'f', 'm' or 0 */
    int16_t from, until; /* years of existence, 0 = open */
} ss_entity;

/* acts of the contract, in its order */
#define SS_ACTS(X)                                                                                                         \
    X(STATE, "state") X(REPORT, "report") X(ACCUSE, "accuse") X(DENY, "deny") X(REJECT, "reject") X(URGE, "urge")          \
    X(DEMAND, "demand") X(ASK, "ask") X(PROMISE, "promise") X(THREATEN, "threaten") X(WARN, "warn") X(AGREE, "agree")      \
    X(PRAISE, "praise") X(BLAME, "blame") X(ANNOUNCE, "announce") X(DECLINE, "decline") X(VOTE_FOR, "vote-for")            \
    X(VOTE_AGAINST, "vote-against") X(ABSTAIN, "abstain") X(VETO, "veto") X(BELIEVE, "believe") X(WANT, "want")
typedef enum {
#define X(name, word) SS_ACT_##name,
    SS_ACTS(X)
#undef X
    SS_ACTS_COUNT
} ss_act;

/* How a cue takes its content; a cue may have several. Names in data/cues.tsv are these in lower case. */
enum {
    SS_F_QUOTE = 1 << 0,    /* "...", he said / he said: "..." */
    SS_F_THAT = 1 << 1,     /* said (that) talks go on: a clause, with or without its that */
    SS_F_TO = 1 << 2,       /* vowed to resist */
    SS_F_NP = 1 << 3,       /* denied the charge, highlighted the risk: a noun phrase */
    SS_F_OBJECT_OF = 1 << 4,/* accuse X of Y, warn X of Y: target first */
    SS_F_OBJECT_TO = 1 << 5,/* urge X to do, ask X to do */
    SS_F_OBJECT_FOR = 1 << 6,/* blame X for Y, criticise X for Y, praise X for Y */
    SS_F_AS = 1 << 7,       /* describe X as Y, slam X as Y */
    SS_F_NAMED = 1 << 8,    /* call X "Y", brand X Y */
    SS_F_TOLD = 1 << 9,     /* tell ADDRESSEE (that) ... */
    SS_F_PARENTHETIC = 1 << 10, /* talks, he said, go on: may stand after or inside its content */
    SS_F_GERUND = 1 << 11,  /* suggested delaying, denied meeting */
    SS_F_ON = 1 << 12,      /* commented on X, with the preposition given in `link` */
    SS_F_BARE = 1 << 13,    /* a claim even without content: abstained, declined to comment */
};

typedef enum { SS_VERB, SS_NOUN, SS_PREP /* according to, in the words of */ } ss_part;

/* Cues that a rule asks about; a cue may be of several families, most are of none. Names in data/cues.tsv are these in lower case. */
#define SS_FAMILIES(X)                                                                                                     \
    X(ATTACK, "attack")     /* attack: of states no word is meant */                                                       \
    X(STRIKE, "strike")     /* attack, slam: with hands or with words */                                                   \
    X(CLAIM, "claim")       /* claim: lives, a title */                                                                    \
    X(ADDRESS, "address")   /* address: a crowd, or what is wrong */                                                       \
    X(QUESTION, "question") /* question: somebody, or something */                                                         \
    X(CALL, "call")         /* call: one's mother, or it a victory */                                                      \
    X(FIND, "find")         /* find, discover: a boy, or that he is well */                                                \
    X(RULE_OUT, "rule_out") /* rule out: of the match */                                                                   \
    X(POST, "post")         /* post: pictures */                                                                           \
    X(BOAST, "boast")       /* boast: a garden */                                                                          \
    X(TALK, "talk")         /* discuss: that they talk, and of what */                                                     \
    X(DENY, "deny")         /* deny: a charge, or bail */                                                                  \
    X(COMMIT, "commit")     /* commit: a crime, or to a date */                                                            \
    X(MAINTAIN, "maintain") /* maintain: a presence, or that all is well */                                                \
    X(INSIST, "insist")     /* insist on: a ceasefire; on Friday that */                                                   \
    X(STANCE, "stance")     /* support, agree with: not to do so is to reject */                                           \
    X(NAMING, "naming")     /* call, know as, name after: what something goes by, or what somebody thinks of it */         \
    X(RELATE, "relate")     /* relate: a story, or related goods */                                                        \
    X(SAY, "say")           /* say: that something is so; "That said, ..." */                                              \
    X(BEAR, "bear")         /* see, offer, promote: a year sees floods, a town offers views */                             \
    X(SEEM, "seem")         /* seem, appear: it seems that */                                                              \
    X(WRITE, "write")       /* write: a song, or that all is well */                                                       \
    X(EXPRESS, "express")   /* express: hope; views that are expressed here */                                             \
    X(MENACE, "menace")     /* threaten: a strike, or a stronghold */                                                      \
    X(DOWN, "down")         /* shoot down: 17 drones, or an idea */                                                        \
    X(SACK, "sack")         /* dismiss: a minister, or claims */                                                           \
    X(SHOW, "show")         /* show: promise, or that all is well */                                                       \
    X(SELL, "sell")         /* offer: a pool, or to help */                                                                \
    X(ISSUE, "issue")       /* publish: a film, or plans */                                                                \
    X(FREE, "free")         /* release: a prisoner, or a report */                                                         \
    X(BY, "by")             /* reject: was rejected by the board, which says so */
enum {
#define X(name, word) SS_V_##name##_BIT,
    SS_FAMILIES(X)
#undef X
};
#define SS_V(name) (1u << SS_V_##name##_BIT)

typedef struct {
    ss_string lemma;      /* "say" */
    ss_string cameo;      /* "010" or empty */
    uint16_t frames;      /* SS_F_* */
    uint32_t families;    /* SS_V */
    uint8_t act;          /* ss_act */
    uint8_t level;        /* 0 communication, 1 attitude */
    uint8_t part;         /* ss_part */
    uint8_t strength;     /* 0..100: how surely this word is a cue when its frame fits (said 99, found 55) */
} ss_cue;

/* the form of a cue's verb in the text */
typedef enum { SS_FORM_BASE, SS_FORM_S, SS_FORM_ED, SS_FORM_ING, SS_FORM_PARTICIPLE /* shown, given: not the past */ } ss_form;

typedef enum {
    SS_PHRASE_NAME,   /* item = entity, detail = ss_how */
    SS_PHRASE_CUE,    /* item = cue, detail = ss_form */
    SS_PHRASE_OFFICE, /* item = office: "deputy permanent representative", "spokeswoman", "foreign minister" */
    SS_PHRASE_ORGAN,  /* item = organ: "foreign ministry", "ministry of foreign affairs", "parliament" */
    SS_PHRASE_KINDS
} ss_phrase_kind;

typedef struct {
    uint32_t item;
    uint8_t kind;     /* ss_phrase_kind */
    uint8_t detail;
    uint8_t gender;   /* offices: 'f', 'm' or 0 */
    uint8_t loose;    /* case does not matter */
    uint32_t capitals;/* bit i: word i needs a capital; checked against the text */
    uint32_t all_caps;/* bit i: word i needs to be all capitals */
    uint16_t words;   /* tokens of the phrase */
    uint16_t table;   /* the table that it stands in: ss_lexicon_table */
    uint32_t next;    /* another phrase of the same tokens, or SS_NONE */
} ss_phrase;

/* What a rule asks of a word: of nouns what they may stand for that was named before, of others what the rule needs to know. Names in
 * data/descriptions.tsv are these in lower case, those of descriptions_votes.tsv the next ones. */
#define SS_DESCRIPTIONS(X)                                                                                                 \
    X(PRESS, "press")             /* newspaper, broadcaster: an outlet */                                                  \
    X(BUSINESS, "business")       /* company, airline */                                                                   \
    X(THING, "thing")             /* group, agency: any organisation */                                                    \
    X(ANYBODY, "person")          /* official, diplomat: any person */                                                     \
    X(WEALTH, "wealth")           /* billionaire: may hold an office, too */                                               \
    X(OFFICE, "office")           /* department: a ministry or the like */                                                 \
    X(RUNNER, "runner")           /* candidate: who is one may go by another trade */                                      \
    X(SPEAKS, "speaks")           /* spokesman: whoever speaks for others */                                               \
    X(BARE, "bare")               /* minister: stands without "the" in hasty copy */                                       \
    X(HEADS, "heads")             /* chief: whoever has an office */                                                       \
    X(PAPER, "paper")             /* report: a document that tells what it found */                                        \
    X(LETTER, "letter")           /* statement: a document that says what its maker says */                                \
    X(STATES, "states")           /* countries: states that were listed */                                                 \
    X(SEVERAL, "several")         /* trio, sides: whoever was listed */                                                    \
    X(MEASURE, "measure")         /* handful, number: "a handful of states" is about the states */                         \
    X(SITTING, "sitting")         /* council, committee: what has that word in its name */                                 \
    X(UNMET, "unmet")             /* failed (to agree): what was not done */                                              \
    X(TELLS, "tells")             /* (refused to) say, disclose: what is not told */                                        \
    X(CLUB, "club")               /* group: people who joined, no institution */                                           \
    X(INSTITUTION, "institution") /* university, court: goes by its own word */                                            \
    X(ARMED, "armed")             /* gunmen: who attack somebody strike */                                                 \
    X(WEAPON, "weapon")           /* bomb, car: strikes and says nothing */                                                \
    X(STRUCK, "struck")           /* convoy, depot: what is attacked is struck, not blamed */                              \
    X(PRIZE, "prize")             /* title, lives: what is claimed is taken */                                             \
    X(GRANT, "grant")             /* request, bail: what is denied is refused */                                           \
    X(MENACE, "menace")           /* sanctions, strike: what somebody may threaten; other things are in danger */          \
    X(STAFF, "staff")             /* shares, CEO: what an organisation has; the name before it is one */                   \
    X(WORK, "work")               /* song, novel: what is written tells nothing by itself */                               \
    X(WARE, "ware")               /* film, phone: what is brought out tells nothing by itself */                           \
    X(NORM, "norm")               /* criteria, need: what something is done according to says nothing */                   \
    X(TALK, "talk")               /* interview, call: is held with somebody */                                             \
    X(MESSAGE, "message")         /* letter, remarks: goes to somebody */                                                  \
    X(GATHERING, "gathering")     /* rally, session: who is addressed hears a speech */                                    \
    X(CHAIRS, "chairs")           /* moderator: labels turns of a transcript */                                            \
    X(POSTS, "posts")             /* tweeted: what follows is often lost */                                                \
    X(TOPIC, "topic")             /* commenting: tells what is spoken of */                                                \
    X(PARTISAN, "partisan")       /* Democrat: somebody who sits for a party */                                            \
    X(GOVERNS, "governs")         /* government, regime: the state of whoever leads it */                                  \
    X(ELECTED, "elected")         /* governor, candidate: who sits or runs for a party */                                  \
    X(SHORT, "short")             /* Sen., Lt.: an office cut short, before a name */                                      \
    X(REGION, "region")           /* territory, island: whose ministry is its place's */                                   \
    X(HOUSE, "house")             /* museum, hospital: its name goes on behind "of" */                                     \
    X(DELEGATE, "delegate")       /* representative: says what the state says that sent him */                             \
    X(OWN_STATE, "own_state")     /* country, delegation: with "his" before it, the state of whoever is meant */           \
    X(WHICH, "which")             /* ruling, international: before a body's name, which one */                              \
    X(RANK, "rank")               /* general: a soldier's */                                                               \
    X(UNDER, "under")             /* deputy: before an office, who has it not */                                           \
    X(HOME, "home")               /* ministry: sits in the capital of its state */                                         \
    X(NEWS, "news")               /* agency, portal: behind "news" an outlet */                                            \
    X(ISSUES, "issues")           /* issued, released: gives a statement out */                                            \
    X(OWING, "owing")             /* owing, due: before "to", behind which a noun stands */                                \
    X(LIKELY, "likely")           /* likely, unlikely: to say what nobody has said yet */                                  \
    X(TO_COME, "to_come")         /* set, due: to say what somebody will */                                                \
    X(FORESEEN, "foreseen")       /* forecast, tipped: to do what others think of it */                                    \
    X(LEADS, "leads")             /* led, echoed: calls of one's own */                                                    \
    X(RULES, "rules")             /* president, premier: a state's, who has no other */                                    \
    X(WRITES, "writes")           /* wrote, sent: to somebody, who only reads what the writer says */                      \
    X(SIGN, "sign")               /* banner, sticker: says what stands on it, whoever holds it */                       \
    X(HEARS, "hears")             /* court, jurors: hears what others say */                                               \
    X(MEDIA, "media")             /* newspapers, press: what they say is a report */                                   \
    X(POLICE, "police")           /* police, constabulary: its name makes it a force, and no union or company */       \
    X(SETTLED, "settled")         /* village, district: an unknown name before it is a place's */
enum {
#define X(name, word) SS_D_##name##_BIT,
    SS_DESCRIPTIONS(X)
#undef X
    SS_D_COUNT
};
#define SS_D(name) ((uint64_t)1 << SS_D_##name##_BIT)

/* The same of words around a vote, a mandate or a toll, which have bits of their own. */
#define SS_VOTE_WORDS(X)                                                                                               \
    X(MOTION, "motion")           /* draft, bill: somebody's, who brings it in */                                      \
    X(MOTIONS, "motions")         /* drafts, bills: more than one, and no single vote */                               \
    X(VOTED_ON, "voted_on")       /* renewal, measure: what a vote is on */                                            \
    X(SPONSORS, "sponsors")       /* drafted, tabled: who brings a motion in */                                        \
    X(VOTERS, "voters")           /* senators: those who vote */                                                       \
    X(DECIDES, "decides")         /* adopted, failed: how a vote ended */                                              \
    X(ADOPTS, "adopts")           /* adopted, passed: it went through */                                               \
    X(REJECTS, "rejects")         /* rejected, block: it did not */                                                    \
    X(ABSTAINS, "abstains")       /* abstained, abstentions */                                                         \
    X(WINS, "wins")               /* received: so many votes */                                                        \
    X(NEEDS, "needs")             /* requires, expected: a count that is none yet */                                   \
    X(DOUBT, "doubt")             /* threat, possible: a vote or veto that is none yet */                              \
    X(OFTEN, "often")             /* repeatedly: no single vote */                                                     \
    X(BACKS, "backs")             /* backed: beside a vote, voted for */                                               \
    X(NOUGHT, "nought")           /* none, zero: so many voted */                                                      \
    X(REST, "rest")               /* others, remaining: all who were not counted yet */                                \
    X(EXTENDS, "extends")         /* renewed, extension: a mandate goes on */                                          \
    X(ENDS, "ends")               /* expires: it ends by itself */                                                     \
    X(SCRAPS, "scraps")           /* revoked: somebody ends it */                                                      \
    X(GIVES_UP, "gives_up")       /* lifted, dropped: before a veto, which is cast no more */                          \
    X(CEASES, "ceases")           /* cease, stop: beside its work, a panel ends */                                     \
    X(ACTIVITY, "activity")       /* work, operations: what a panel ceases */                                          \
    X(CASTS, "casts")             /* cast, exercised: between a veto or negative vote and the "by" of whose it is */   \
    X(UNCOUNTED, "uncounted")     /* percent, hours: what nobody counts, or by the clock */                            \
    X(TOLL, "toll")               /* killed, injured: of how many it is told */                                        \
    X(UNSURE, "unsure")           /* feared, denied: beside a toll, which may be none */                               \
    X(KIN, "kin")                 /* mother, widow: of somebody, who does not say what she says */                     \
    X(GIVEN, "given")             /* glimpse, example: who offers one promises nothing */                              \
    X(FACES, "faces")             /* faces, drew: before claims that others make against somebody */                   \
    X(ANSWERS, "answers")         /* responded, reacted: to claims that others make */                                 \
    X(LY_NOUN, "ly_noun")         /* assembly, family: no adverb, whatever it ends with */
enum {
#define X(name, word) SS_B_##name##_BIT,
    SS_VOTE_WORDS(X)
#undef X
    SS_B_COUNT
};
#define SS_B(name) (1u << SS_B_##name##_BIT)
_Static_assert((int)SS_D_COUNT <= 64 && (int)SS_B_COUNT <= 32, "kinds of words fit their bits");

typedef struct {
    uint64_t kinds;      /* SS_D bits of this row and, once indexed, of the word's rows behind it */
    uint32_t votes;      /* the same of SS_B bits */
    ss_symbol symbol;
    ss_string also;      /* a word of an office that it stands for as well (lawmaker: deputy), or size 0 */
} ss_description;

typedef struct {
    ss_string name;     /* "foreign minister" */
    ss_string organ;    /* what it speaks for when said of a state: "Foreign Ministry", or empty */
    uint8_t gender;     /* 'f', 'm', 0 */
    uint8_t speaks_for; /* 1: speaks for an organisation or person (spokesman, press secretary, envoy, ambassador) */
    uint8_t plural;
} ss_office;

typedef struct {
    ss_string name;     /* canonical, put after the state's adjective: "Foreign Ministry" -> Russian Foreign Ministry */
    uint8_t type;       /* organisation or body */
    uint8_t bare;       /* 1: "the ministry" alone may stand for it later in the text */
    uint8_t media;      /* 1: "media" alone stand for it: they tell of their own state */
    uint8_t numbered;   /* 1: names of bodies with a number end so: "Panel of Experts" in "UN 1970 Panel of Experts" */
} ss_organ;

/* A body with a resolution's number in its name, and the committee that it belongs to (itself for a committee). */
typedef struct { uint32_t entity, committee, number; } ss_numbered;

/* Who sits in a council in one year: the first `permanent` of its members can veto; `needed` votes in favour adopt. Members
 * are entities, SS_NONE where a table names one that no table has. */
typedef struct { uint32_t council, year, needed, first, permanent, members; } ss_council;

typedef struct ss_lexicon ss_lexicon;

/* Called for every bad row or clash: the table's name, its line (from 1), a sentence. */
typedef void ss_problem(void *ctx, const char *table, uint32_t line, const char *message);

ss_status ss_lexicon_new(const ss_allocator *memory, ss_lexicon **out);
void ss_lexicon_free(ss_lexicon *lexicon);
/* One table, or a file of weights, which takes the place of one loaded before. `name` is for messages. SS_LEXICON only when the header is none we know; bad rows go to `problem`. */
ss_status ss_lexicon_load(ss_lexicon *lexicon, const char *name, const char *bytes, size_t size, ss_problem *problem,
                          void *ctx, ss_error *error);
ss_status ss_lexicon_finish(ss_lexicon *lexicon, ss_problem *problem, void *ctx, ss_error *error);

/* The learned weights, or NULL when none were loaded. */
const ss_weights *ss_lexicon_weights(const ss_lexicon *lexicon);
const ss_vocabulary *ss_lexicon_vocabulary(const ss_lexicon *lexicon);
/* The same for those who note more about words while the engine is finished, before it is shared. */
ss_vocabulary *ss_lexicon_words(ss_lexicon *lexicon);
const ss_entity *ss_lexicon_entity(const ss_lexicon *lexicon, uint32_t entity);
const ss_cue *ss_lexicon_cue(const ss_lexicon *lexicon, uint32_t cue);
const ss_office *ss_lexicon_office(const ss_lexicon *lexicon, uint32_t office);
/* The descriptions of a word, side by side; NULL and 0 when there are none. And all its kinds (SS_D). */
const ss_description *ss_lexicon_descriptions(const ss_lexicon *lexicon, ss_symbol symbol, uint32_t *count);
uint64_t ss_lexicon_kinds(const ss_lexicon *lexicon, ss_symbol symbol);
uint32_t ss_lexicon_vote_kinds(const ss_lexicon *lexicon, ss_symbol symbol);
const ss_organ *ss_lexicon_organ(const ss_lexicon *lexicon, uint32_t organ);
const ss_numbered *ss_lexicon_numbered(const ss_lexicon *lexicon, uint32_t *count);
/* The council of that year; year 0: of the latest year known. NULL when no table tells. */
const ss_council *ss_lexicon_council(const ss_lexicon *lexicon, uint32_t entity, uint32_t year);
const uint32_t *ss_lexicon_members(const ss_lexicon *lexicon, const ss_council *council); /* NULL when it has none */
/* The council in which the entity can veto in that year (0: the latest in which it could), or NULL. */
const ss_council *ss_lexicon_vetoing(const ss_lexicon *lexicon, uint32_t entity, uint32_t year);
uint32_t ss_lexicon_entities(const ss_lexicon *lexicon); /* how many */
uint32_t ss_lexicon_aliases(const ss_lexicon *lexicon);
const char *ss_lexicon_text(const ss_lexicon *lexicon, ss_string string); /* not terminated; string.size bytes */
/* The name of the table that a phrase stands in. */
ss_string ss_lexicon_table(const ss_lexicon *lexicon, const ss_phrase *phrase);
/* The entity with that id ("RU"), or SS_NONE. */
uint32_t ss_lexicon_find(const ss_lexicon *lexicon, const char *id, uint32_t size);
/* Adjective and preferred name of a state for composed names: "Russian" (its first demonym), else its name. */
ss_string ss_lexicon_adjective(const ss_lexicon *lexicon, uint32_t entity);

/* The longest phrase of each kind that begins at token `at` and lies within the tokens before `end`; found->at[kind] is NULL
 * where there is none. Returns false when no phrase begins there, mostly after one look at a table; `found` means nothing
 * then. `shouting` says that the line is in capitals. */
typedef struct { const ss_phrase *at[SS_PHRASE_KINDS]; uint32_t end[SS_PHRASE_KINDS]; } ss_found;
bool ss_lexicon_match(const ss_lexicon *lexicon, const ss_tokens *tokens, uint32_t at, uint32_t end, bool shouting, ss_found *found);
/* The longest cue that begins with the token `first` and lies within `left` tokens from there, or NULL: what ss_lexicon_match
 * finds of that kind, for those who look for nothing else. It is phrase->words tokens long. */
const ss_phrase *ss_lexicon_cue_at(const ss_lexicon *lexicon, const ss_token *first, uint32_t left);
/* The next phrase of the same tokens and kind (China / Taiwan for one name), in the order of loading, or NULL. Its case mode
 * is its own and not checked here. */
const ss_phrase *ss_phrase_next(const ss_lexicon *lexicon, const ss_phrase *phrase);

#endif
