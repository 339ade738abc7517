/** Roles on the platform; a member's rights on a structure come from its memberships. */
export const roles = ['member', 'facilitator', 'authority', 'administrator'] as const
export type Role = (typeof roles)[number]

export const membershipRoles = ['member', 'manager'] as const
export type MembershipRole = (typeof membershipRoles)[number]

export interface Membership {
  organisationId: string
  role: MembershipRole
}

/** Who acts: read again from the database at each request, never trusted from a token. */
export interface Actor {
  userId: string
  name: string
  role: Role
  memberships: readonly Membership[]
  /** The structures a facilitator is in charge of; null: every structure, the rule unless somebody set limits. */
  portfolio: ReadonlySet<string> | null
}

export function isMemberOf(actor: Actor, organisationId: string): boolean {
  return actor.memberships.some((membership) => membership.organisationId === organisationId)
}

export function isManagerOf(actor: Actor, organisationId: string): boolean {
  return actor.memberships.some(
    (membership) => membership.organisationId === organisationId && membership.role === 'manager',
  )
}

/**
 * Reads what is open to the network. An account that belongs to no structure is only waiting for its link to be
 * confirmed: until then it reads nothing.
 */
export function isInNetwork(actor: Actor): boolean {
  return actor.role !== 'member' || actor.memberships.length > 0
}

/** Works on structures of the territory: those of its portfolio, see `facilitates`. */
export function isFacilitator(actor: Actor): boolean {
  return actor.role === 'facilitator' || actor.role === 'administrator'
}

/** Works on this structure: an administrator on all of them, a facilitator on those of its portfolio. */
export function facilitates(actor: Actor, organisationId: string): boolean {
  if (actor.role === 'administrator') return true
  return actor.role === 'facilitator' && (actor.portfolio === null || actor.portfolio.has(organisationId))
}
