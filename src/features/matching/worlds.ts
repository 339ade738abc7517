import type { Clock } from '../../kernel/clock.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { personOf } from '../../kernel/visibility.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import { MatchIndex } from './engine/match-index.ts'
import { engineFlowOf, type FlowRow, type ShownFlow } from './engine-flow.ts'
import { RankedWorld } from './ranked-world.ts'

export type Worlds = ReturnType<typeof matchingWorlds>

/** Whoever reads without working on any flow: what is open to all is open to it. */
const OUTSIDER = personOf('')

/**
 * The live flows twice: as their facilitators see them, and as the network does. Nobody is matched on what is hidden
 * from it: an outsider's scores, terms, reasons and order come from the second world, where a hidden quantity does not
 * exist and an anonymised flow stands at the centre of the place that is shown. So no figure can give it back.
 */
export function matchingWorlds(
  clock: Clock,
  compatibility: () => Compatibility,
  { flows, materials }: { flows: FlowsService; materials: MaterialsService },
) {
  const rows = new Map<string, FlowRow>()
  let whole: RankedWorld | undefined
  let open: { world: RankedWorld; k: number } | null = null
  let placesMayHaveMoved = false

  const newWorld = () => new RankedWorld(new MatchIndex(compatibility()))
  const theWhole = () => {
    whole ??= newWorld()
    return whole
  }
  const engineFlow = (shown: ShownFlow): EngineFlow => engineFlowOf(shown, materials, clock.now())

  function asOpen(changed: readonly FlowRow[]): Map<string, EngineFlow | null> {
    const shown = new Map(
      flows.shownTo(OUTSIDER, changed).map((flow) => [flow.row.id, engineFlow(flow)] as const),
    )
    return new Map(changed.map(({ id }) => [id, shown.get(id) ?? null]))
  }

  function load(changed: readonly FlowRow[]): void {
    // With no flow yet, nothing needs the knowledge base: a new installation starts without waiting for it.
    if (changed.length === 0) return
    const live = flows.wholeOf(changed)
    const put = new Map<string, EngineFlow | null>(changed.map(({ id }) => [id, null]))
    for (const { id } of changed) rows.delete(id)
    for (const shown of live) {
      rows.set(shown.row.id, shown.row)
      put.set(shown.row.id, engineFlow(shown))
    }
    theWhole().change(put)
    open?.world.change(asOpen(changed))
  }

  function readAll(): void {
    rows.clear()
    whole = undefined
    open = null
    load(flows.liveRows())
  }

  /** Structures came or went: an anonymised flow may now hide in a smaller place, or need a wider one. */
  function moveAnonymised(world: RankedWorld): void {
    const anonymised = [...rows.values()].filter(({ visibility }) => visibility === 'anonymised')
    const moved = [...asOpen(anonymised)].filter(([id, flow]) => {
      const before = world.index.flow(id)
      return JSON.stringify(before?.point) !== JSON.stringify(flow?.point)
    })
    if (moved.length > 0) world.change(new Map(moved))
  }

  return {
    rows: rows as ReadonlyMap<string, FlowRow>,
    whole: theWhole,
    engineFlow,

    /** Built when the first outsider asks, then kept in step. */
    open(): RankedWorld {
      const k = flows.anonymityThreshold()
      if (open?.k !== k) {
        open = { world: newWorld(), k }
        open.world.change(asOpen([...rows.values()]))
      } else if (placesMayHaveMoved) moveAnonymised(open.world)
      placesMayHaveMoved = false
      return open.world
    },

    build: readAll,

    follow(event: DomainEvent): void {
      if (event.type === 'written-elsewhere') readAll()
      if (event.type === 'flow-changed') load(flows.rowsOf(event.ids))
      if (event.type !== 'organisation-changed') return
      const owners = new Set(event.ids)
      const owned = [...rows.values()].filter(({ organisationId }) => owners.has(organisationId))
      if (owned.length > 0) load(flows.rowsOf(owned.map(({ id }) => id)))
      placesMayHaveMoved = true
    },
  }
}
