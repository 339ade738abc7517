import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import { fail } from '../../kernel/errors.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { YieldStep } from '../../kernel/network-events.ts'
import type { EventView, EventYield } from './contract.ts'
import type { RoomsBelow } from './service.ts'
import type { eventsStore } from './store.ts'
import type { EventViews } from './views.ts'
import type { EventTools } from './writing.ts'

interface DeclaredFlow {
  id: string
  label: string
  organisationId: string
}
interface Brought {
  flows: DeclaredFlow[]
  synergyIds: string[]
}

/**
 * What an event gave, structure by structure, worked out when it is asked for, among the structures that the reader works
 * on. Each step holds those of the one before it and no other:
 * - present: at least one person of it was checked in, or it took part in the workshop of the event;
 * - declared: a stock or a need typed for it in that workshop, which still stands;
 * - matched: one of these flows takes part in a match that was not refused;
 * - introduced: brings one of these flows to a synergy in which it was introduced to the others;
 * - operational: that synergy has run, by an exchange with its evidence (DOMAIN.md §3).
 */
export function eventYields(
  db: Database,
  {
    organisations,
    workshops,
    matching,
    synergies,
  }: Pick<RoomsBelow, 'organisations' | 'workshops' | 'matching' | 'synergies'>,
  { store, tools, views }: { store: ReturnType<typeof eventsStore>; tools: EventTools; views: EventViews },
) {
  function declaredIn(actor: Actor, workshopId: string | null): DeclaredFlow[] {
    if (workshopId === null) return []
    return workshops
      .rowsOf(actor, workshopId)
      .items.flatMap(({ flow: { id, label, party } }) =>
        party.organisationId === null ? [] : [{ id, label, organisationId: party.organisationId }],
      )
  }

  /** By structure, the flows and synergies that bring it to a step. */
  function broughtBy(flows: readonly DeclaredFlow[], synergyOf: (flow: DeclaredFlow) => string[] = () => []) {
    const own = groupBy(flows, ({ organisationId }) => organisationId)
    return new Map<string, Brought>(
      [...own].map(([id, of]) => [id, { flows: of, synergyIds: [...new Set(of.flatMap(synergyOf))] }]),
    )
  }

  /** For each flow, the synergies in which its structure was made known by it, and those that ran. */
  function synergiesOf(flows: readonly DeclaredFlow[]) {
    const ids = new Set(flows.map(({ id }) => id))
    const [introduced, operational] = [new Map<string, string[]>(), new Map<string, string[]>()]
    const put = (map: Map<string, string[]>, flowId: string, id: string) =>
      map.set(flowId, [...(map.get(flowId) ?? []), id])
    for (const { id, parties, hasRun } of synergies.life.withFlows([...ids]))
      for (const { introducedAt, flows: brought } of parties)
        for (const { flowId } of brought) {
          if (introducedAt === null || !ids.has(flowId)) continue
          put(introduced, flowId, id)
          if (hasRun) put(operational, flowId, id)
        }
    return { introduced, operational }
  }

  return {
    of(actor: Actor, id: string): EventYield {
      const { row } = tools.managed(actor, id)
      const seen = store.presentAt(id)
      const participants = row.workshopId ? workshops.get(actor, row.workshopId).participants : []
      const presentIds = [
        ...seen.flatMap(({ organisationId }) => organisationId ?? []),
        ...participants.map(({ organisationId }) => organisationId),
      ].filter((organisationId) => facilitates(actor, organisationId))
      const declared = declaredIn(actor, row.workshopId)
      const matchedIds = matching.matchedAmong(actor, new Set(declared.map((flow) => flow.id)))
      const { introduced, operational } = synergiesOf(declared)
      const within = (map: Map<string, string[]>) => declared.filter((flow) => map.has(flow.id))
      const nothing = { flows: [], synergyIds: [] }
      const steps: Record<YieldStep, Map<string, Brought>> = {
        present: new Map(presentIds.map((organisationId) => [organisationId, nothing])),
        declared: broughtBy(declared),
        matched: broughtBy(declared.filter((flow) => matchedIds.has(flow.id))),
        introduced: broughtBy(within(introduced), (flow) => introduced.get(flow.id) ?? []),
        operational: broughtBy(within(operational), (flow) => operational.get(flow.id) ?? []),
      }
      return {
        presentPeople: seen.length,
        steps: (Object.entries(steps) as [YieldStep, Map<string, Brought>][]).map(([step, brought]) => {
          const lines = linesOf(brought)
          return { step, count: lines.length, lines }
        }),
      }
    },

    /** Opens the workshop of an event: what is declared there carries it. */
    openWorkshop(actor: Actor, id: string): EventView {
      db.write(() => {
        const { row } = tools.managed(actor, id)
        if (row.status === 'draft' || row.status === 'cancelled')
          fail('conflict', 'Un atelier s’ouvre dans une rencontre publiée.')
        if (row.workshopId !== null) fail('conflict', 'Cette rencontre a déjà son atelier.')
        const { title: name, heldOn, place } = row
        const workshop = workshops.open(actor, { name, heldOn, place: place?.slice(0, 160) ?? null })
        store.update(id, { workshopId: workshop.id })
        tools.tell('event.workshop-opened', id, actor.userId, { after: { workshopId: workshop.id } })
      })
      return views.of(actor, tools.known(actor, id))
    },
  }

  /** By name. */
  function linesOf(brought: ReadonlyMap<string, Brought>): EventYield['steps'][number]['lines'] {
    const records = organisations.recordsOf([...brought.keys()])
    return [...brought]
      .map(([id, { flows, synergyIds }]) => ({
        organisation: { id, name: records.get(id)?.name ?? '' },
        flows: flows.map((flow) => ({ id: flow.id, label: flow.label })),
        synergyIds,
      }))
      .sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, 'fr'))
  }
}
