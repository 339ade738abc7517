import { type Actor, facilitates, isManagerOf } from '../../kernel/actor.ts'

/** Everything kept of a structure: its managers and its facilitators. */
export function canExport(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isManagerOf(actor, organisationId)
}

/** Its facilitators close it, at its manager's request. */
export function canClose(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId)
}
