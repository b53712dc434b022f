#include "corpus/conflicts.h"

enum { DAYS_AFTER = 2 }; /* a text may tell of the day after its header, not of later ones as past */

static ss_status add_side(ss_corpus *corpus, uint32_t document, ss_span span, int32_t day) {
    ss_side_row *side = SS_ADD(&corpus->sides, corpus->memory);
    if (!side)
        return SS_NOMEM;
    *side = (ss_side_row){document, span, day};
    return SS_OK;
}

static bool has_day(const ss_corpus *corpus, uint32_t first, int32_t day) {
    for (uint32_t i = first; i < corpus->sides.count; i++)
        if (corpus->sides.at[i].day == day)
            return true;
    return false;
}

/* The dates of the text that lie behind the header's day. */
static ss_status add_later_dates(ss_corpus *corpus, uint32_t document, const ss_row *row, int32_t header, uint32_t first) {
    const ss_date *dates = ss_corpus_dates(corpus, document);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < row->dates.count && corpus->sides.count - first < SS_SIDES && !status; i++) {
        const ss_date *date = &dates[i];
        bool day = date->type == SS_DATE && date->first != SS_NO_DAY && date->first == date->last && !date->header;
        if (day && date->first > header + DAYS_AFTER && !has_day(corpus, first, date->first))
            status = add_side(corpus, document, date->span, date->first);
    }
    return status;
}

static ss_status add_published(ss_corpus *corpus, uint32_t document, const ss_row *row, const ss_published *header) {
    uint32_t first = corpus->sides.count;
    ss_status status = add_side(corpus, document, header->span, header->day);
    if (!status)
        status = add_later_dates(corpus, document, row, header->day, first);
    if (status || corpus->sides.count - first < 2) { /* one side is no conflict */
        corpus->sides.count = first;
        return status;
    }
    ss_conflict_row *conflict = SS_ADD(&corpus->conflicts, corpus->memory);
    if (!conflict)
        return SS_NOMEM;
    *conflict = (ss_conflict_row){SS_CONFLICT_PUBLISHED, SS_CONTRADICTION, document, {first, corpus->sides.count - first}};
    return SS_OK;
}

ss_status ss_conflicts_find(ss_corpus *corpus) {
    ss_status status = SS_OK;
    for (uint32_t s = 0, document = 0; s < corpus->shards.count; s++) {
        const ss_shard *shard = corpus->shards.at[s];
        for (uint32_t d = 0; d < shard->documents.count; d++, document++) {
            const ss_row *row = &shard->documents.at[d];
            for (uint32_t i = 0; i < row->candidates.count && !status; i++) {
                const ss_published *candidate = &shard->candidates.at[row->candidates.first + i];
                if (candidate->doubtful && candidate->span.start < candidate->span.end)
                    status = add_published(corpus, document, row, candidate);
            }
        }
    }
    return status;
}
