import { type Actor, facilitates, isManagerOf, isMemberOf } from '../../kernel/actor.ts'

/** Names of the people of a structure: its own, and its facilitators. */
export function canSeePeople(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

/** Invites, changes roles, removes: the managers of a structure and its facilitators. */
export function canManagePeople(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isManagerOf(actor, organisationId)
}

/** What decides who treats a request: the structure found, else the commune the person works in. */
export interface Located {
  foundId: string | null
  communeCode: string | null
}

/**
 * Confirms or refuses the link of a person to a structure. Known structures go to those in charge of them; unknown
 * ones to whoever has the commune. Without limits, all of them. `communes`: those of the actor's portfolio.
 */
export function canDecideRequest(
  actor: Actor,
  { foundId, communeCode }: Located,
  communes: ReadonlySet<string>,
): boolean {
  if (foundId !== null) return facilitates(actor, foundId)
  if (actor.role === 'administrator') return true
  if (actor.role !== 'facilitator') return false
  return actor.portfolio === null || (communeCode !== null && communes.has(communeCode))
}
