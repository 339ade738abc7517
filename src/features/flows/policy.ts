import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { flows } from './tables.ts'

type Flow = Pick<typeof flows.$inferSelect, 'organisationId' | 'visibility' | 'withdrawnAt'>

/**
 * How much of a stored flow an actor may see: everything, its resource and commune alone, or nothing at all.
 * Its facilitators and the structure's own people see it whole. For the others the declarer's choice decides;
 * anything that is not plainly open is closed.
 */
export function sightOf(actor: Actor, flow: Flow): 'full' | 'anonymised' | 'none' {
  if (facilitates(actor, flow.organisationId) || isMemberOf(actor, flow.organisationId)) return 'full'
  if (flow.withdrawnAt !== null || !isInNetwork(actor)) return 'none'
  switch (flow.visibility) {
    case 'network':
      return 'full'
    case 'anonymised':
      return 'anonymised'
    default:
      return 'none'
  }
}

export function canEditFlow(actor: Actor, flow: Flow): boolean {
  return facilitates(actor, flow.organisationId) || isMemberOf(actor, flow.organisationId)
}
