#include "lexicon/inside.h"

static const struct { const char *lemma; uint32_t families; } LEMMAS[] = {
    {"attack", SS_V(ATTACK) | SS_V(STRIKE)},
    {"blast", SS_V(STRIKE)}, {"slam", SS_V(STRIKE)}, {"hammer", SS_V(STRIKE)}, {"savage", SS_V(STRIKE)}, {"strike back at", SS_V(STRIKE)}, {"shoot down", SS_V(STRIKE)},
    {"claim", SS_V(CLAIM)}, {"address", SS_V(ADDRESS)}, {"question", SS_V(QUESTION)}, {"call", SS_V(CALL) | SS_V(NAMING)},
    {"find", SS_V(FIND)}, {"discover", SS_V(FIND)}, {"rule out", SS_V(RULE_OUT)}, {"post", SS_V(POST)}, {"boast", SS_V(BOAST)},
    {"discuss", SS_V(TALK)}, {"talk about", SS_V(TALK)}, {"deny", SS_V(DENY)}, {"insist on", SS_V(INSIST)},
    {"commit", SS_V(COMMIT)}, {"maintain", SS_V(MAINTAIN)},
    {"support", SS_V(STANCE)}, {"agree with", SS_V(STANCE)}, {"approve of", SS_V(STANCE)}, {"endorse", SS_V(STANCE)},
    {"back", SS_V(STANCE)}, {"accept", SS_V(STANCE)}, {"recognise", SS_V(STANCE)}, {"recognize", SS_V(STANCE)},
    {"subscribe to", SS_V(STANCE)}, {"favor", SS_V(STANCE)}, {"favour", SS_V(STANCE)}, {"go along with", SS_V(STANCE)},
    {"believe in", SS_V(STANCE)},
    {"know", SS_V(NAMING)}, {"name", SS_V(NAMING)}, {"say", SS_V(SAY)}, {"relate", SS_V(RELATE)},
    {"see", SS_V(BEAR)}, {"offer", SS_V(BEAR)}, {"promote", SS_V(BEAR)}, {"negate", SS_V(BEAR)}, {"seem", SS_V(SEEM)}, {"appear", SS_V(SEEM)}, {"write", SS_V(WRITE)}, {"express", SS_V(EXPRESS)}, {"co-write", SS_V(WRITE)},
};

uint32_t ss_families_of(ss_cell lemma)
{
    for (uint32_t i = 0; i < sizeof LEMMAS / sizeof *LEMMAS; i++)
        if (ss_cell_is(lemma, LEMMAS[i].lemma)) return LEMMAS[i].families;
    return 0;
}
