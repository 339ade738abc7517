import type { MembershipRole } from '../../kernel/actor.ts'

interface Member {
  userId: string
  role: MembershipRole
}

/**
 * Why a person of a structure cannot get another role, or leave it (`next` null): members would be left without a
 * manager. Null when nothing speaks against it. The facilitators in charge are not held to it: they take over
 * until somebody is named.
 */
export function lastManagerFault(
  members: readonly Member[],
  userId: string,
  next: MembershipRole | null,
): string | null {
  const others = members.filter((member) => member.userId !== userId)
  const isManager = members.some((member) => member.userId === userId && member.role === 'manager')
  if (!isManager || next === 'manager' || others.some(({ role }) => role === 'manager')) return null
  if (next === null && others.length === 0) return null
  return others.length === 0
    ? 'Vous êtes la seule personne de cette structure : elle garde son responsable.'
    : 'Cette structure resterait sans responsable : nommez d’abord une autre personne.'
}
