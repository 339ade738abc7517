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
}

export function isMemberOf(actor: Actor, organisationId: string): boolean {
  return actor.memberships.some((membership) => membership.organisationId === organisationId)
}

/** Facilitators and administrators work on every structure of the territory. */
export function isFacilitator(actor: Actor): boolean {
  return actor.role === 'facilitator' || actor.role === 'administrator'
}
