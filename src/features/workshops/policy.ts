import { type Actor, facilitates, isFacilitator } from '../../kernel/actor.ts'

/** Workshops gather structures of several facilitators: each of them opens the workshop, and sees its own structures. */
export function canRun(actor: Actor): boolean {
  return isFacilitator(actor)
}

/** Types rows for a structure, and reads those typed for it. */
export function canTypeFor(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId)
}

/** A row is corrected and undone by whoever typed it; the others change its flow. */
export function isOwnRow(actor: Actor, row: { userId: string; organisationId: string }): boolean {
  return row.userId === actor.userId && canTypeFor(actor, row.organisationId)
}
