/* Verbs of speech that tell of a deed where a bare noun phrase follows them, once the speakers are known:
 *
 *   Rebels [attacked] the convoy, a storm [slammed] the coast     no claim: what is struck is no plan and no rival
 *   The virus [claimed] 40 lives, she [claimed] the title         no claim
 *   Police [questioned] the man, he [called] his mother           no claim
 *   The parties [discussed] the budget                            no claim: nobody says anything of it
 *   The court [denied] the request, [denied] him bail             deny: reject
 *   a ship [called] “Hope”, [known as] the Dock, [named] after    no claim: what it goes by
 *   She [wrote] a song; seats are filled [according to] need      no claim: what is written, by what something is done
 *   50 [listed] ports; views [expressed] in this article          no claim
 *   [related] goods; [That said], the pier is old                 no claim
 *   Last week [saw] a storm, the town [offers] views              no claim: nobody is there who could mean it
 *   She [showed] promise; the hotel [offers] rooms                no claim: what is shown or sold; but polls show, and an apology is offered
 *   He [released] an album, rebels [released] two soldiers        no claim: what is let out
 *
 * Words for whoever strikes and what is struck, won or granted are descriptions (data/descriptions.tsv). */
#ifndef SS_CLAIMS_DEEDS_H
#define SS_CLAIMS_DEEDS_H

#include "claims/speakers/speakers.h"

/* The draft is by nobody where it tells of a deed; its act is mended where the deed is of speech after all. */
void ss_deed_settle(const ss_view *view, ss_draft *draft, const ss_speaker *speaker);
/* The families (SS_V) of the draft's cue; 0 when the tables have none of it. */
static inline uint32_t ss_draft_families(const ss_view *view, const ss_draft *draft) {
    return draft->cue == SS_NONE ? 0 : ss_lexicon_cue(view->lexicon, draft->cue)->families;
}

/* "The council adopted the text": what a body decides is decreed. News of one country seldom tells it, so the models know little of it. */
static inline bool ss_draft_decreed(const ss_view *view, const ss_draft *draft) {
    uint32_t mention = draft->source.first < draft->source.end ? view->mention[draft->source.end - 1] : SS_NONE;
    if (draft->act != SS_ACT_AGREE || mention == SS_NONE)
        return false;
    const ss_mention *m = &view->document->names.mentions.at[mention];
    const ss_local *known = m->type == SS_ORGANISATION && m->local != SS_NONE ? &view->document->names.locals.at[m->local] : NULL;
    return m->type == SS_BODY || (known && known->lexicon != SS_NONE && known->country == SS_NONE); /* an organisation of states is one, too */
}

#endif
