import { type Actor, facilitates, isManagerOf, isMemberOf } from '../../kernel/actor.ts'

/** Followed by the facilitators of at least one of its structures. */
export function canLead(actor: Actor, organisationIds: readonly string[]): boolean {
  return organisationIds.some((id) => facilitates(actor, id))
}

export function canReadIntroduction(actor: Actor, organisationIds: readonly string[]): boolean {
  return organisationIds.some((id) => facilitates(actor, id) || isMemberOf(actor, id))
}

/**
 * A yes gives the structure's name away: its managers answer; where there is none, any of its people. Never a
 * facilitator in its place.
 */
export function canAnswer(actor: Actor, organisationId: string, hasManager: boolean): boolean {
  return hasManager ? isManagerOf(actor, organisationId) : isMemberOf(actor, organisationId)
}

/** Whoever reads what a structure answered, and why. */
export function canReadAnswer(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

interface Party {
  organisationId: string
  introducedAt: string | null
  leftAt: string | null
}

/** Somebody of a structure that was made known to the others, and is still with them. */
export function isInside(actor: Actor, parties: readonly Party[]): boolean {
  return parties.some(
    ({ organisationId, introducedAt, leftAt }) =>
      introducedAt !== null && leftAt === null && isMemberOf(actor, organisationId),
  )
}

/** Its facilitators from the first day; its own people once they were introduced. Nobody else knows of it. */
export function canReadSynergy(actor: Actor, parties: readonly Party[]): boolean {
  return (
    canLead(
      actor,
      parties.map(({ organisationId }) => organisationId),
    ) || isInside(actor, parties)
  )
}
