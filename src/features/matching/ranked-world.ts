import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { LinkTable } from './engine/links.ts'
import type { Match, MatchIndex, Ranking, Stopped } from './engine/match-index.ts'

/** Matches kept for each flow, and the least score worth a facilitator's glance. */
export const PER_FLOW = { top: 20, minScore: 0.13 }
export const EVERY_MATCH = { top: Number.MAX_SAFE_INTEGER, minScore: 0, relativeFloor: 0 }

/** Beyond this share of the flows (an import), ranking everything again costs less than finding what is touched. */
const LARGE_CHANGE = 0.1

/**
 * The live flows as one sort of reader sees them, ranked: rankings are kept per stock, and only those that a change can
 * touch are worked out again.
 */
export class RankedWorld {
  readonly index: MatchIndex
  private readonly rankings = new Map<string, Ranking>()
  private sorted: Match[] | null = null
  /** Flows that `replace` put since the lists were last settled, and stocks that now want one of them in theirs. */
  private readonly replaced = new Set<string>()
  private readonly unsettled = new Set<string>()
  private isAllUnsettled = false

  constructor(index: MatchIndex) {
    this.index = index
  }

  /** Puts flows in, or replaces them; null takes one out. */
  change(flows: ReadonlyMap<string, EngineFlow | null>): void {
    if (this.isLarge(flows.size)) {
      this.put(flows)
      this.rerank([...this.rankings.keys(), ...this.index.allStocks().map(({ id }) => id)])
      return
    }
    const ids = [...flows.keys()]
    const before = this.touchedBy(ids)
    this.put(flows)
    this.rerank([...before, ...this.touchedBy(ids)])
  }

  /** Takes up the knowledge base as it now stands; lists stay as they are until the flows it touches are replaced. */
  adopt(compatibility: Compatibility, links: LinkTable): void {
    this.index.adopt(compatibility, links)
  }

  /** Puts a flow in place of what it was; the lists it belongs in are worked out by `settle`. */
  replace(flow: EngineFlow): void {
    this.index.put(flow)
    this.replaced.add(flow.id)
    this.isAllUnsettled ||= this.isLarge(this.replaced.size)
    if (this.isAllUnsettled) return
    if (flow.kind === 'stock') this.unsettled.add(flow.id)
    else for (const stockId of this.stocksReaching(flow.id)) this.unsettled.add(stockId)
  }

  /** Ranks again all that the flows replaced touch, a stock at a step; other changes may come in between. */
  *settle(): Generator<number, void> {
    if (this.isAllUnsettled) for (const { id } of this.index.allStocks()) this.unsettled.add(id)
    else
      for (const [stockId, ranking] of this.rankings) {
        if (holdsOneOf(ranking, this.replaced)) this.unsettled.add(stockId)
        yield 0
      }
    this.replaced.clear()
    this.isAllUnsettled = false
    const total = this.unsettled.size
    for (const stockId of this.unsettled) {
      yield 1 - this.unsettled.size / total
      this.rerank([stockId])
      this.unsettled.delete(stockId)
    }
  }

  /** Every match kept, best first. */
  matches(): readonly Match[] {
    this.sorted ??= [...this.rankings.values()].flatMap(({ matches }) => matches).sort(bestFirst)
    return this.sorted
  }

  stopped(): Stopped[] {
    return [...this.rankings.values()].flatMap(({ stopped }) => stopped)
  }

  private put(flows: ReadonlyMap<string, EngineFlow | null>): void {
    for (const [id, flow] of flows) {
      if (flow) this.index.put(flow)
      else this.index.remove(id)
    }
  }

  /** Stocks whose list holds a flow, or would now. */
  private touchedBy(ids: readonly string[]): Set<string> {
    const touched = new Set<string>()
    for (const id of ids) {
      if (this.rankings.has(id) || this.index.flow(id)?.kind === 'stock') touched.add(id)
      for (const stockId of this.stocksReaching(id)) touched.add(stockId)
    }
    const changed = new Set(ids)
    for (const [stockId, ranking] of this.rankings) if (holdsOneOf(ranking, changed)) touched.add(stockId)
    return touched
  }

  /** Stocks that may want a flow in their list: weak among the partners of a need, or stopped, one may still hold it. */
  private stocksReaching(id: string): string[] {
    const all = { ...EVERY_MATCH, minScore: PER_FLOW.minScore }
    const { matches, stopped } = this.index.partnersOf(id, all)
    return [...matches, ...stopped].map(({ stockId }) => stockId)
  }

  private isLarge(count: number): boolean {
    return count > Math.max(50, this.index.size * LARGE_CHANGE)
  }

  private rerank(stockIds: Iterable<string>): void {
    for (const id of new Set(stockIds)) {
      if (this.index.flow(id)) this.rankings.set(id, this.index.partnersOf(id, PER_FLOW))
      else this.rankings.delete(id)
    }
    this.sorted = null
  }
}

function holdsOneOf({ matches, stopped }: Ranking, ids: ReadonlySet<string>): boolean {
  return matches.some(({ needId }) => ids.has(needId)) || stopped.some(({ needId }) => ids.has(needId))
}

export function bestFirst(a: Match, b: Match): number {
  return b.score - a.score || compare(a.stockId, b.stockId) || compare(a.needId, b.needId)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
