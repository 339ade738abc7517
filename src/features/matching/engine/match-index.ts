import type { Compatibility } from './compatibility.ts'
import { type Explanation, explain } from './explain.ts'
import { type Accepted, type Demand, demandOf, type Fit, fitOf, fitValue, type Offer, offersOf } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { type Judgement, judge } from './score.ts'
import { defaultWeights, type Weights } from './terms.ts'
import { createWordIndex } from './word-index.ts'

/** A pair the engine proposes. */
export interface Match extends Judgement, Explanation {
  stockId: string
  needId: string
  fit: Fit
}

/** A pair that a hard stop forbids. */
export interface Stopped {
  stockId: string
  needId: string
  ruleId: string
  reason: string
  source: string
  /** What the pair would have scored: only pairs that would have been proposed are told. */
  score: number
}

export interface Ranking {
  matches: Match[]
  stopped: Stopped[]
}

export interface Options {
  /** At most this many matches, best first. */
  top: number
  minScore: number
}

/**
 * Below this share of the best score of a list, a weak match says nothing that the strong ones do not say better:
 * it is left out. When nothing is strong, everything above `minScore` is shown.
 */
const RELATIVE_FLOOR = 0.5

interface StockEntry {
  flow: EngineFlow
  offers: Offer[]
}
interface NeedEntry {
  flow: EngineFlow
  demand: Demand
}

/**
 * The live flows, arranged so that the partners of one are found without looking at all: needs are filed under
 * every resource they accept, stocks under every resource they may be taken for. A pair that shares no resource
 * and no informative word cannot fit; every pair that shares one is judged as long as it can still enter the list.
 */
export class MatchIndex {
  private readonly stocks = new Map<string, StockEntry>()
  private readonly needs = new Map<string, NeedEntry>()
  private readonly needsByResource = new Map<string, Map<string, Accepted>>()
  private readonly stocksByResource = new Map<string, Set<string>>()
  private readonly words = createWordIndex()
  private readonly compatibility: Compatibility
  private readonly weights: Weights

  constructor(compatibility: Compatibility, weights: Weights = defaultWeights) {
    this.compatibility = compatibility
    this.weights = weights
  }

  get size(): number {
    return this.stocks.size + this.needs.size
  }

  flow(id: string): EngineFlow | undefined {
    return (this.stocks.get(id) ?? this.needs.get(id))?.flow
  }

  allStocks(): Iterable<EngineFlow> {
    return mapValues(this.stocks, ({ flow }) => flow)
  }

  allNeeds(): Iterable<EngineFlow> {
    return mapValues(this.needs, ({ flow }) => flow)
  }

  /** Adds a flow, or replaces it. */
  put(flow: EngineFlow): void {
    this.remove(flow.id)
    this.words.add(flow)
    if (flow.kind === 'stock') {
      const entry = { flow, offers: offersOf(flow.reading, this.compatibility) }
      this.stocks.set(flow.id, entry)
      for (const { resourceId } of entry.offers) fileUnder(this.stocksByResource, resourceId, () => new Set()).add(flow.id)
    } else {
      const entry = { flow, demand: demandOf(flow.reading, this.compatibility) }
      this.needs.set(flow.id, entry)
      for (const [resourceId, accepted] of entry.demand.accepts)
        fileUnder(this.needsByResource, resourceId, () => new Map()).set(flow.id, accepted)
    }
  }

  remove(id: string): void {
    const stock = this.stocks.get(id)
    const need = this.needs.get(id)
    if (stock) for (const { resourceId } of stock.offers) this.stocksByResource.get(resourceId)?.delete(id)
    if (need) for (const resourceId of need.demand.accepts.keys()) this.needsByResource.get(resourceId)?.delete(id)
    const flow = stock?.flow ?? need?.flow
    if (flow) this.words.remove(flow)
    this.stocks.delete(id)
    this.needs.delete(id)
  }

  /** The best partners of a live flow, and those that a hard stop keeps from it. */
  partnersOf(id: string, options: Options): Ranking {
    const stock = this.stocks.get(id)
    if (stock) return this.rank(this.needCandidates(stock), (needId) => [stock, this.needs.get(needId) as NeedEntry], options)
    const need = this.needs.get(id)
    if (need) return this.rank(this.stockCandidates(need), (stockId) => [this.stocks.get(stockId) as StockEntry, need], options)
    return { matches: [], stopped: [] }
  }

  /** One pair judged and explained, whatever its rank; null when nothing links it or a stop forbids it. */
  pair(stockId: string, needId: string): Match | null {
    const stock = this.stocks.get(stockId)
    const need = this.needs.get(needId)
    if (!stock || !need || sameOwner(stock.flow, need.flow)) return null
    const fit = this.fit(stock, need)
    if (!fit) return null
    const judgement = judge(stock.flow, need.flow, fit, this.compatibility, this.weights)
    return judgement.stop ? null : this.describe(stock, need, fit, judgement)
  }

  /** Upper bounds of the fit of every need that a stock could answer. */
  private needCandidates({ flow, offers }: StockEntry): Map<string, number> {
    const bounds = new Map<string, number>()
    for (const offer of offers)
      for (const [needId, accepted] of this.needsByResource.get(offer.resourceId) ?? [])
        raise(bounds, needId, fitValue(offer, accepted))
    this.words.nearest(flow, 'need', bounds)
    return bounds
  }

  private stockCandidates({ flow, demand }: NeedEntry): Map<string, number> {
    const bounds = new Map<string, number>()
    for (const [resourceId, accepted] of demand.accepts)
      for (const stockId of this.stocksByResource.get(resourceId) ?? [])
        for (const offer of this.stocks.get(stockId)?.offers ?? [])
          if (offer.resourceId === resourceId) raise(bounds, stockId, fitValue(offer, accepted))
    this.words.nearest(flow, 'stock', bounds)
    return bounds
  }

  /**
   * Judges candidates from the highest bound down and stops when no other can enter: the bound is the fit, every
   * other term is at most 1 or counts as unknown, so a score never exceeds it.
   */
  private rank(
    bounds: ReadonlyMap<string, number>,
    entriesOf: (otherId: string) => [StockEntry, NeedEntry],
    { top, minScore }: Options,
  ): Ranking {
    const candidates = [...bounds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const kept: { stock: StockEntry; need: NeedEntry; fit: Fit; judgement: Judgement }[] = []
    const stopped: Stopped[] = []
    let threshold = minScore
    for (const [otherId, bound] of candidates) {
      if (bound < threshold) break
      const [stock, need] = entriesOf(otherId)
      if (sameOwner(stock.flow, need.flow)) continue
      const fit = this.fit(stock, need)
      if (!fit) continue
      const judgement = judge(stock.flow, need.flow, fit, this.compatibility, this.weights)
      if (judgement.stop) {
        if (judgement.score >= minScore) stopped.push(stoppedPair(stock.flow, need.flow, judgement.stop, judgement.score))
        continue
      }
      if (judgement.score < threshold) continue
      kept.push({ stock, need, fit, judgement })
      if (kept.length >= 2 * top) {
        kept.sort(bestFirst).length = top
        threshold = Math.max(threshold, (kept.at(-1) as (typeof kept)[number]).judgement.score)
      }
    }
    kept.sort(bestFirst)
    const floor = (kept[0]?.judgement.score ?? 0) * RELATIVE_FLOOR
    const matches = kept
      .slice(0, top)
      .filter(({ judgement }) => judgement.score >= floor)
      .map(({ stock, need, fit, judgement }) => this.describe(stock, need, fit, judgement))
    return { matches, stopped: stopped.filter(({ score }) => score >= floor) }
  }

  private fit(stock: StockEntry, need: NeedEntry): Fit | null {
    return this.words.refine(stock.flow, need.flow, fitOf(stock.offers, need.demand))
  }

  private describe(stock: StockEntry, need: NeedEntry, fit: Fit, judgement: Judgement): Match {
    const explanation = explain(stock.flow, need.flow, fit, judgement, this.compatibility, this.weights)
    return { stockId: stock.flow.id, needId: need.flow.id, fit, ...judgement, ...explanation }
  }
}

function sameOwner(stock: EngineFlow, need: EngineFlow): boolean {
  return stock.owner !== null && stock.owner === need.owner
}

function bestFirst(
  a: { judgement: Judgement; stock: StockEntry; need: NeedEntry },
  b: { judgement: Judgement; stock: StockEntry; need: NeedEntry },
): number {
  return (
    b.judgement.score - a.judgement.score ||
    compareIds(a.stock.flow.id, b.stock.flow.id) ||
    compareIds(a.need.flow.id, b.need.flow.id)
  )
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function stoppedPair(stock: EngineFlow, need: EngineFlow, stop: NonNullable<Judgement['stop']>, score: number): Stopped {
  return { stockId: stock.id, needId: need.id, ruleId: stop.id, reason: stop.reasonFr, source: stop.source, score }
}

function raise(bounds: Map<string, number>, id: string, value: number): void {
  if (value > (bounds.get(id) ?? 0)) bounds.set(id, value)
}

function fileUnder<T>(files: Map<string, T>, key: string, create: () => T): T {
  const known = files.get(key)
  if (known) return known
  const created = create()
  files.set(key, created)
  return created
}

function* mapValues<T, U>(map: ReadonlyMap<string, T>, of: (value: T) => U): Iterable<U> {
  for (const value of map.values()) yield of(value)
}
