import { type Actor, isFacilitator, isMemberOf } from '../../kernel/actor.ts'

/** A structure's whole sheet (sites, contacts, notes): its own people and the facilitators. */
export function canReadSheet(actor: Actor, organisationId: string): boolean {
  return isFacilitator(actor) || isMemberOf(actor, organisationId)
}

/**
 * That a structure exists and is named: the authority counts structures, so it reads the list; a member only
 * reads its own until the directory of the network lets each structure choose to appear.
 */
export function canReadIdentity(actor: Actor, organisationId: string): boolean {
  return actor.role === 'authority' || canReadSheet(actor, organisationId)
}

export function canEdit(actor: Actor, organisationId: string): boolean {
  return (
    isFacilitator(actor) ||
    actor.memberships.some(
      (membership) => membership.organisationId === organisationId && membership.role === 'manager',
    )
  )
}

export function canDeclare(actor: Actor, organisationId: string): boolean {
  return isFacilitator(actor) || isMemberOf(actor, organisationId)
}
