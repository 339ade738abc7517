import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import { lazyFrom } from '../../kernel/lazy.ts'
import type { FlowsService } from '../flows/service.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import { type Match, MatchIndex, type Stopped } from './engine/match-index.ts'
import type { Weights } from './engine/terms.ts'
import { bestFirst, EVERY_MATCH, PER_FLOW } from './ranked-world.ts'
import type { Worlds } from './worlds.ts'

/** Flows of one actor that it sees otherwise than the network does. */
interface Known {
  /** Those it works on, whole. */
  own: ReadonlyMap<string, EngineFlow>
  /** Those disclosed to it, with what was agreed. */
  disclosed: ReadonlyMap<string, EngineFlow>
}

/** Has a part in a flow of this structure: reads all, works on it, or is of it. */
export function isConcerned(actor: Actor, organisationId: string): boolean {
  return actor.role === 'authority' || facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

/** Works on every structure, so that nothing is hidden from it. */
function seesAll({ role, portfolio }: Actor): boolean {
  return role === 'administrator' || (role === 'facilitator' && portfolio === null)
}

/**
 * The pairs an actor may read, each judged on what this actor is shown of its two flows. A member sees the pairs of its
 * own flows whose other side is open to it; the authority, those of what is open to the network.
 */
export function seenMatches(
  worlds: Worlds,
  flows: FlowsService,
  { compatibility, weights }: { compatibility: () => Compatibility; weights: () => Weights },
) {
  const desks = lazyFrom(weights, (weighed) =>
    lazyFrom(compatibility, (base) => new MatchIndex(base, weighed)),
  )
  const desk = () => desks()()

  function knownTo(actor: Actor): Known {
    const { index } = worlds.whole()
    const own = new Map<string, EngineFlow>()
    for (const [id, row] of worlds.rows) {
      const flow = index.flow(id)
      if (flow && flows.sightOf(actor, row).isInside) own.set(id, flow)
    }
    const received = flows
      .disclosedTo(actor)
      .flatMap((id) => (own.has(id) ? [] : (worlds.rows.get(id) ?? [])))
    const disclosed = flows.shownTo(actor, received).map((shown) => [shown.row.id, worlds.engineFlow(shown)])
    return { own, disclosed: new Map(disclosed as [string, EngineFlow][]) }
  }

  const isOpen = ({ own, disclosed }: Known, id: string) => !own.has(id) && !disclosed.has(id)

  /** Two flows judged by themselves, wherever they come from. */
  function judged(stock: EngineFlow, need: EngineFlow): Match | null {
    desk().put(stock)
    desk().put(need)
    const match = desk().pair(stock.id, need.id)
    for (const { id } of [stock, need]) desk().remove(id)
    return match
  }

  const inOrder = (a: EngineFlow, b: EngineFlow) =>
    a.kind === 'stock' ? ([a, b] as const) : ([b, a] as const)

  function withDisclosed({ own, disclosed }: Known): Match[] {
    return [...disclosed.values()].flatMap((theirs) =>
      [...own.values()].flatMap((ours) =>
        ours.kind === theirs.kind ? [] : (judged(...inOrder(ours, theirs)) ?? []),
      ),
    )
  }

  return {
    /** Best first. */
    list(actor: Actor): readonly Match[] {
      if (seesAll(actor)) return worlds.whole().matches()
      const known = knownTo(actor)
      const open = worlds.open()
      const among = worlds
        .whole()
        .matches()
        .filter(({ stockId, needId }) => known.own.has(stockId) && known.own.has(needId))
      const outwards = [...known.own.values()].flatMap((flow) =>
        open.index
          .partnersOfFlow(flow, PER_FLOW)
          .matches.filter(({ stockId, needId }) => isOpen(known, flow.id === stockId ? needId : stockId)),
      )
      const others =
        actor.role === 'authority'
          ? open.matches().filter(({ stockId, needId }) => isOpen(known, stockId) && isOpen(known, needId))
          : []
      return [...among, ...outwards, ...withDisclosed(known), ...others].sort(bestFirst)
    },

    /** One pair, whatever its rank; null when the actor may not read it or when nothing links what it is shown. */
    pair(actor: Actor, stockId: string, needId: string): Match | null {
      const [stock, need] = [worlds.rows.get(stockId), worlds.rows.get(needId)]
      if (stock?.kind !== 'stock' || need?.kind !== 'need') return null
      const [ofStock, ofNeed] = [flows.sightOf(actor, stock), flows.sightOf(actor, need)]
      if (ofStock.as === 'none' || ofNeed.as === 'none') return null
      if (!isConcerned(actor, stock.organisationId) && !isConcerned(actor, need.organisationId)) return null
      if (ofStock.isInside && ofNeed.isInside) return worlds.whole().index.pair(stockId, needId)
      if (ofStock.isDisclosed || ofNeed.isDisclosed) {
        const [seenStock, seenNeed] = [this.flow(actor, stockId), this.flow(actor, needId)]
        return seenStock && seenNeed && judged(seenStock, seenNeed)
      }
      const open = worlds.open().index
      if (!ofStock.isInside && !ofNeed.isInside) return open.pair(stockId, needId)
      const own = worlds.whole().index.flow(ofStock.isInside ? stockId : needId)
      const found = own ? open.partnersOfFlow(own, EVERY_MATCH).matches : []
      return found.find((match) => match.stockId === stockId && match.needId === needId) ?? null
    },

    /** Pairs that a hard stop forbids. */
    stopped(actor: Actor): Stopped[] {
      const all = worlds.whole().stopped()
      if (seesAll(actor)) return all
      const known = knownTo(actor)
      const open = worlds.open()
      return [
        ...all.filter(({ stockId, needId }) => known.own.has(stockId) && known.own.has(needId)),
        ...[...known.own.values()].flatMap((flow) =>
          open.index
            .partnersOfFlow(flow, PER_FLOW)
            .stopped.filter(({ stockId, needId }) => isOpen(known, flow.id === stockId ? needId : stockId)),
        ),
      ]
    },

    /** A flow as this actor is shown it; null when it may not know of it. */
    flow(actor: Actor, id: string): EngineFlow | null {
      const row = worlds.rows.get(id)
      if (!row) return null
      const sight = flows.sightOf(actor, row)
      if (sight.as === 'none') return null
      if (sight.isInside) return worlds.whole().index.flow(id) ?? null
      if (!sight.isDisclosed) return worlds.open().index.flow(id) ?? null
      const [shown] = flows.shownTo(actor, [row])
      return shown ? worlds.engineFlow(shown) : null
    },
  }
}
