import { isDeepStrictEqual } from 'node:util'
import type { DomainEvent, EventBus, KnowledgeScope } from '../../kernel/events.ts'
import { personOf } from '../../kernel/visibility.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import { betweenRequests } from './between-requests.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import { createLinkTable } from './engine/links.ts'
import { MatchIndex } from './engine/match-index.ts'
import type { Weights } from './engine/terms.ts'
import { engineFlowOf, type FlowRow, type ShownFlow } from './engine-flow.ts'
import { RankedWorld } from './ranked-world.ts'
import { strongest, type Touch, touching } from './touched-flows.ts'

export type Worlds = ReturnType<typeof matchingWorlds>

/** Of the progress shown: reading again is half of it, ranking the other. */
const READING_SHARE = 0.5

/** Whoever reads without working on any flow: what is open to all is open to it. */
const OUTSIDER = personOf('')

/**
 * The live flows twice: as their facilitators see them, and as the network does. Nobody is matched on what is hidden
 * from it: an outsider's scores, terms, reasons and order come from the second world, where a hidden quantity does not
 * exist and an anonymised flow stands at the centre of the place that is shown. So no figure can give it back.
 */
export function matchingWorlds(
  events: EventBus,
  { compatibility, weights }: { compatibility: () => Compatibility; weights: () => Weights },
  { flows, materials }: { flows: FlowsService; materials: MaterialsService },
) {
  const rows = new Map<string, FlowRow>()
  let whole: RankedWorld | undefined
  let open: { world: RankedWorld; k: number } | null = null
  /** The whole as it will be once it is ranked with other weights. */
  let upcoming: RankedWorld | null = null
  let placesMayHaveMoved = false
  const rereading = betweenRequests((share) => events.publish({ type: 'flows-reread', share }))

  const newWorld = () => new RankedWorld(new MatchIndex(compatibility(), weights()))
  const theWhole = () => {
    whole ??= newWorld()
    return whole
  }
  const engineFlow = (shown: ShownFlow, reader: Pick<MaterialsService, 'read'> = materials): EngineFlow =>
    engineFlowOf(shown, reader)

  function asOpen(changed: readonly FlowRow[]): Map<string, EngineFlow | null> {
    const shown = new Map(
      flows
        .shownTo(OUTSIDER, changed)
        .flatMap((flow) => (flow.isSpent ? [] : [[flow.row.id, engineFlow(flow)] as const])),
    )
    return new Map(changed.map(({ id }) => [id, shown.get(id) ?? null]))
  }

  /** Takes up flows as they now are; `ids` also names those that are no more. */
  function load(changed: readonly FlowRow[], ids = changed.map(({ id }) => id)): void {
    // With no flow yet, nothing needs the knowledge base: a new installation starts without waiting for it.
    if (ids.length === 0) return
    // Of what is all promised there is nothing to propose.
    const live = flows.wholeOf(changed).filter(({ isSpent }) => !isSpent)
    const none = ids.map((id) => [id, null] as const)
    const put = new Map<string, EngineFlow | null>(none)
    for (const id of ids) rows.delete(id)
    for (const shown of live) {
      rows.set(shown.row.id, shown.row)
      put.set(shown.row.id, engineFlow(shown))
    }
    theWhole().change(put)
    upcoming?.change(put)
    open?.world.change(new Map([...none, ...asOpen(changed)]))
  }

  function readAll(): void {
    rereading.stop()
    rows.clear()
    whole = undefined
    upcoming = null
    open = null
    load(flows.liveRows())
  }

  /** Has both worlds judge by the base as it now stands; lists stay as they are until what is touched is replaced. */
  function* adopt(base: Compatibility): Generator<number, void> {
    const links = createLinkTable(base)
    for (const _ of links.prepare()) yield 0
    for (const world of [whole, open?.world]) world?.adopt(base, links)
  }

  /** The flows that a change of the knowledge base touches, read again, and the lists they belong in ranked again. */
  function* reread(scopes: readonly KnowledgeScope[]): Generator<number, void> {
    // With no flow yet, nothing needs the base: what is built later is built on it as it stands.
    if (whole || open) yield* adopt(compatibility())
    const touches = touching(scopes, compatibility())
    const replaceIn = (world: RankedWorld, touch: Touch, before: EngineFlow, now: EngineFlow | null) => {
      if (now && (touch === 'ranking' || !isDeepStrictEqual(before, now))) world.replace(now)
    }
    let seen = 0
    for (const row of rows.values()) {
      yield (READING_SHARE * seen++) / rows.size
      const [own, shown] = [theWhole().index.flow(row.id), open?.world.index.flow(row.id)]
      const touch = own ? touches(own, detailsOf(row)) : null
      if (own && touch) replaceIn(theWhole(), touch, own, wholeFlow(row))
      // An anonymised flow is called after what its own words are read as.
      const touchOfShown = shown ? strongest([touch, touches(shown, detailsOf(row))]) : null
      if (open && shown && touchOfShown)
        replaceIn(open.world, touchOfShown, shown, asOpen([row]).get(row.id) ?? null)
    }
    const worlds = open ? [theWhole(), open.world] : [theWhole()]
    for (const [rank, world] of worlds.entries())
      for (const share of world.settle())
        yield READING_SHARE + ((1 - READING_SHARE) * (rank + share)) / worlds.length
  }

  /** Every list worked out again with other weights, beside the one that is read until it is done. */
  function* reweigh(): Generator<number, void> {
    const { index } = theWhole()
    upcoming = newWorld()
    const ids = [...index.allStocks(), ...index.allNeeds()].map(({ id }) => id)
    for (const id of ids) {
      yield 0
      // As it now stands: it may have changed, or gone, since the last step.
      const flow = index.flow(id)
      if (flow) upcoming.replace(flow)
    }
    yield* upcoming.settle()
    whole = upcoming
    upcoming = null
    open = null
  }

  /** Stems of what a flow says beside its label. */
  const detailsOf = ({ quality }: FlowRow) => (quality ? materials.stemsOf(quality) : [])

  function wholeFlow(row: FlowRow): EngineFlow | null {
    const [shown] = flows.wholeOf([row])
    return shown ? engineFlow(shown) : null
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

    /** Flows that a change of the knowledge base touches, as their facilitators see them. */
    touchedBy(scopes: readonly KnowledgeScope[]): FlowRow[] {
      const touches = touching(scopes, compatibility())
      const touched = (row: FlowRow) => {
        const flow = theWhole().index.flow(row.id)
        return flow && touches(flow, detailsOf(row)) !== null
      }
      return [...rows.values()].filter(touched)
    },

    build: readAll,
    /** Gives up what goes on in the background: a server that starts again reads and ranks all. */
    stop: rereading.stop,

    follow(event: DomainEvent): void {
      if (event.type === 'written-elsewhere') readAll()
      if (event.type === 'flow-changed') load(flows.rowsOf(event.ids), event.ids)
      if (event.type === 'knowledge-changed') rereading.start(() => reread(event.scopes))
      if (event.type === 'weights-changed') rereading.start(reweigh)
      if (event.type !== 'organisation-changed') return
      const owners = new Set(event.ids)
      const owned = [...rows.values()].filter(({ organisationId }) => owners.has(organisationId))
      if (owned.length > 0) load(flows.rowsOf(owned.map(({ id }) => id)))
      placesMayHaveMoved = true
    },
  }
}
