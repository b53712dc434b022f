/* Who does what a passive or a noun tells.
 *
 *   The plan, deemed [a danger by the ministry], ...      [the ministry] deemed [the plan ... a danger]
 *   claims [by the board] that ...                        the source is the board
 *   The claims were repeated [by the board].              the board says them again
 *
 * ss_agents_settle moves sources and ends of drafts that are there, ss_agents_find makes those of passives with an agent where none has the
 * verb and its cue is of family "by". Both come behind the other stages of drafts. */
#ifndef SS_CLAIMS_AGENTS_AGENTS_H
#define SS_CLAIMS_AGENTS_AGENTS_H

#include "claims/drafts.h"

ss_status ss_agents_settle(ss_making *making);
ss_status ss_agents_find(ss_making *making);

/* Who stands behind the "by" at the token: a name with what is apposed to it, or a noun phrase that can act; else an empty run. */
ss_run ss_agent_at(const ss_view *view, uint32_t by, uint32_t end);
/* The same with what is apposed or listed behind it; "by many", "by some": people, when nothing they are of stands behind. */
ss_run ss_agent_or_some(const ss_view *view, uint32_t by, uint32_t end);
/* A form of "be" stands before the draft's verb, over adverbs and "not". */
bool ss_agent_has_be(const ss_view *view, const ss_draft *draft);
/* Whom it is done to: what stands as the source right before the verb, or the subject there, without a last comma; or an empty run. */
ss_run ss_agent_patient(const ss_making *making, const ss_draft *draft);
/* Whom it is told is no part of a content. */
void ss_agent_drop_hearer(ss_draft *draft, ss_run hearer);
/* Where the clause ends that begins at the token. */
uint32_t ss_agent_clause_end(const ss_making *making, uint32_t at, uint32_t end);

#endif
