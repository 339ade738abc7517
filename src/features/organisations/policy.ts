import { type Actor, facilitates, isManagerOf, isMemberOf } from '../../kernel/actor.ts'

/** A structure's whole sheet (sites, contacts, notes): its own people and its facilitators. */
export function canReadSheet(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

/**
 * That a structure exists and is named: the authority counts structures, so it reads the list; a member only
 * reads its own until the directory of the network lets each structure choose to appear.
 */
export function canReadIdentity(actor: Actor, organisationId: string): boolean {
  return actor.role === 'authority' || canReadSheet(actor, organisationId)
}

export function canEdit(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isManagerOf(actor, organisationId)
}

/** A manager asks that the structure leave the network; who may close it does so without asking. */
export function canAskClosing(actor: Actor, organisationId: string): boolean {
  return isManagerOf(actor, organisationId) && !facilitates(actor, organisationId)
}

export function canDeclare(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

/** The structures an actor may name in a list; null: all of them. */
export function namedTo(actor: Actor): readonly string[] | null {
  const { role, memberships, portfolio } = actor
  if (role === 'administrator' || role === 'authority') return null
  if (role === 'facilitator' && portfolio === null) return null
  const own = memberships.map(({ organisationId }) => organisationId)
  return role === 'facilitator' ? [...new Set([...own, ...(portfolio ?? [])])] : own
}
