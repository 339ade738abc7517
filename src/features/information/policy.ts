import { type Actor, isInNetwork, type Role } from '../../kernel/actor.ts'
import type { InformationAudience, InformationState } from '../../kernel/information.ts'

/** Those who write for the network: the facilitators, the authority's people, the administrators. */
export const writingRoles = ['facilitator', 'authority', 'administrator'] as const satisfies readonly Role[]

export function canWrite(actor: Actor | null): boolean {
  return actor !== null && (writingRoles as readonly Role[]).includes(actor.role)
}

interface Item {
  state: InformationState
  audience: InformationAudience
}

/** Who writes reads everything; the network what is published; anybody (null) what is public besides. */
export function canRead(actor: Actor | null, { state, audience }: Item): boolean {
  if (canWrite(actor)) return true
  if (state !== 'published') return false
  return audience === 'public' || (actor !== null && isInNetwork(actor))
}
