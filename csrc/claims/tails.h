/* Where words and marks mix: what a content holds beside its quotation.
 *
 *   said [the pier was “safe”] and warned the town       a verb beside the cue has a claim of its own
 *   called him [“a wreck,”] a hint at his age            behind a name that was given, what the author adds
 *   dismissed [the plan as “a trap”] during a visit      the occasion
 *   replied: [“We stay,”] pointing to the sea            what the speaker does meanwhile
 *   shouted [“Sell the pier!”] as they had all day       small words behind whole ones
 *   [“We stay,”] a diver without a name said             who says it is no content
 *   [“We stay,”] she said of the plan                    nor what it is said of
 *   told one of the divers [that the pier is “safe”]     nor whom it is told
 *   ... the strike ([“I want my boat back,”] wrote Berg) the bracket that a quotation stands in
 *   [If the tide is high], she said, [“we can land.”]    one sentence that its cue parts: the quotation goes on in small letters
 *
 * After all other stages of drafts but edges.c, which calls it for each: ends move, and a first piece may join. */
#ifndef SS_CLAIMS_TAILS_H
#define SS_CLAIMS_TAILS_H

#include "claims/drafts.h"

/* The draft has pieces and is not dropped; attitudes stay as they are. */
ss_status ss_tails_settle(ss_making *making, uint32_t index);

#endif
