import type { EngineFlow } from './engine/flow.ts'
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

  constructor(index: MatchIndex) {
    this.index = index
  }

  /** Puts flows in, or replaces them; null takes one out. */
  change(flows: ReadonlyMap<string, EngineFlow | null>): void {
    if (flows.size > Math.max(50, this.index.size * LARGE_CHANGE)) {
      this.put(flows)
      this.rerank([...this.rankings.keys(), ...this.index.allStocks().map(({ id }) => id)])
      return
    }
    const ids = [...flows.keys()]
    const before = this.touchedBy(ids)
    this.put(flows)
    this.rerank([...before, ...this.touchedBy(ids)])
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
      // Weak among the partners of a need, or stopped, a stock may still hold it in its own list.
      const all = { ...EVERY_MATCH, minScore: PER_FLOW.minScore }
      const { matches, stopped } = this.index.partnersOf(id, all)
      for (const { stockId } of [...matches, ...stopped]) touched.add(stockId)
    }
    const changed = new Set(ids)
    for (const [stockId, { matches, stopped }] of this.rankings)
      if ([...matches, ...stopped].some(({ needId }) => changed.has(needId))) touched.add(stockId)
    return touched
  }

  private rerank(stockIds: Iterable<string>): void {
    for (const id of new Set(stockIds)) {
      if (this.index.flow(id)) this.rankings.set(id, this.index.partnersOf(id, PER_FLOW))
      else this.rankings.delete(id)
    }
    this.sorted = null
  }
}

export function bestFirst(a: Match, b: Match): number {
  return b.score - a.score || compare(a.stockId, b.stockId) || compare(a.needId, b.needId)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
