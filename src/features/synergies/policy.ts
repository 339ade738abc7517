import { type Actor, facilitates, isManagerOf, isMemberOf } from '../../kernel/actor.ts'
import type { introductions } from './tables.ts'

type Sides = Pick<typeof introductions.$inferSelect, 'stockOrganisationId' | 'needOrganisationId'>

export const sidesOf = ({ stockOrganisationId, needOrganisationId }: Sides) =>
  [stockOrganisationId, needOrganisationId] as const

/** Proposed by a facilitator of at least one of the two. */
export function canOpen(actor: Actor, sides: Sides): boolean {
  return sidesOf(sides).some((id) => facilitates(actor, id))
}

export function canRead(actor: Actor, sides: Sides): boolean {
  return sidesOf(sides).some((id) => facilitates(actor, id) || isMemberOf(actor, id))
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
