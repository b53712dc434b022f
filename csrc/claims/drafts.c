#include "claims/drafts.h"

enum { FIRST_PIECES = 2 };

ss_draft *ss_draft_new(ss_making *making, uint32_t sentence) {
    if (!SS_RESERVE(&making->drafts, &making->view.document->arena, 1))
        return NULL;
    ss_draft *draft = &making->drafts.at[making->drafts.count++];
    *draft = (ss_draft){.sentence = sentence, .hit = SS_NONE, .cue = SS_NONE, .head = SS_NONE, .quote = SS_NONE, .shares = SS_NONE};
    return draft;
}

/* Most drafts have one piece or two. */
static bool first_pieces(ss_arena *arena, ss_draft *draft) {
    draft->pieces.at = ss_arena_take(arena, FIRST_PIECES * sizeof *draft->pieces.at);
    draft->pieces.capacity = draft->pieces.at ? FIRST_PIECES : 0;
    return draft->pieces.at != NULL;
}

ss_draft *ss_draft_of_hit(ss_making *making, uint32_t index) {
    const ss_hit *hit = &making->hits.at[index];
    ss_draft *draft = ss_draft_new(making, hit->sentence);
    if (!draft)
        return NULL;
    draft->hit = index;
    draft->cue = hit->cue;
    draft->cue_run = (ss_run){hit->first, hit->end};
    draft->head = hit->head;
    draft->act = hit->entry->act;
    draft->level = hit->entry->level;
    draft->negated = hit->negated;
    draft->modality = hit->modality;
    return draft;
}

ss_status ss_draft_piece(ss_making *making, ss_draft *draft, ss_run piece) {
    if (piece.first >= piece.end)
        return SS_OK;
    ss_arena *arena = &making->view.document->arena;
    if (!draft->pieces.at && !first_pieces(arena, draft))
        return SS_NOMEM;
    if (!SS_RESERVE(&draft->pieces, arena, 1))
        return SS_NOMEM;
    draft->pieces.at[draft->pieces.count++] = piece;
    return SS_OK;
}

bool ss_draft_holds(const ss_draft *draft, uint32_t token) {
    for (uint32_t i = 0; i < draft->pieces.count; i++)
        if (draft->pieces.at[i].first <= token && token < draft->pieces.at[i].end)
            return true;
    return false;
}
