import type { Actor, Role } from '../../../kernel/actor.ts'
import type { ActionState } from './state.ts'

/** Those who read the plan; members and the public see nothing of it for now. */
export const planReaders = ['authority', 'facilitator', 'administrator'] as const satisfies readonly Role[]

/** The plan is the authority's: its people write it, and administrators. */
export const planWriters = ['authority', 'administrator'] as const satisfies readonly Role[]

export function canWritePlan(actor: Actor): boolean {
  return (planWriters as readonly Role[]).includes(actor.role)
}

/** Says how far something is: who writes the plan, and facilitators for the steps that are theirs to carry. */
export function canUpdate(
  actor: Actor,
  { isStep, state }: { isStep: boolean; state: Pick<ActionState, 'isFacilitated'> },
): boolean {
  return canWritePlan(actor) || (actor.role === 'facilitator' && isStep && state.isFacilitated)
}

/** What a facilitator says of a step; its words and its money are the authority's. */
export const updatable = [
  'status',
  'progress',
  'startsOn',
  'endsOn',
  'isOpenEnded',
] as const satisfies readonly (keyof ActionState)[]
