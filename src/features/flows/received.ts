import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import type { EventBus } from '../../kernel/events.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { DisclosureRow } from './store.ts'

/**
 * Disclosures in memory, since every list asks for those of each flow. Read again after the commit that adds one, so
 * that a write that is rolled back shows nothing.
 */
export function receivedDisclosures(read: () => DisclosureRow[], events: EventBus) {
  let byFlow: Map<string, DisclosureRow[]> | null = null
  events.subscribe(({ type }) => {
    if (type === 'flow-changed' || type === 'written-elsewhere') byFlow = null
  })
  const all = () => {
    byFlow ??= groupBy(read(), ({ flowId }) => flowId)
    return byFlow
  }
  return {
    /** Of one flow, the oldest first. */
    of: (flowId: string): readonly DisclosureRow[] => all().get(flowId) ?? [],
    /** Flows shown to a structure that the actor is of, or works on. */
    flowsFor: (actor: Actor): string[] =>
      [...all()].flatMap(([flowId, rows]) =>
        rows.some(({ toOrganisationId: to }) => isMemberOf(actor, to) || facilitates(actor, to))
          ? [flowId]
          : [],
      ),
  }
}
