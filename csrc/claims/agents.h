/* Who does what a passive or a noun tells, and who hears it.
 *
 *   The plan, deemed [a danger by the ministry], ...      [the ministry] deemed [the plan ... a danger]
 *   claims [by the board] that ...                        the source is the board
 *   The judge was told by Ida Holm that ...               Holm says it, and the judge hears it
 *   The plan was shelved, the court heard.                nobody named says it, and the court hears it
 *   The claims were repeated [by the board].              the board says them again
 *
 * ss_agents_settle moves sources and ends of drafts that are there, ss_agents_find makes those of passives with an agent where none has the
 * verb and its cue is of family "by", ss_agents_hear those of what was heard or told. All come behind the other stages of drafts. */
#ifndef SS_CLAIMS_AGENTS_H
#define SS_CLAIMS_AGENTS_H

#include "claims/drafts.h"

ss_status ss_agents_settle(ss_making *making);
ss_status ss_agents_find(ss_making *making);
ss_status ss_agents_hear(ss_making *making);

/* Who stands behind the "by" at the token: a name with what is apposed to it, or a noun phrase that can act; else an empty run. */
ss_run ss_agent_at(const ss_view *view, uint32_t by, uint32_t end);

#endif
