import type { Stop } from '../../materials/knowledge.ts'
import { boundTables } from './bound-tables.ts'
import type { Compatibility } from './compatibility.ts'
import { type Explanation, explain, kindOf, type MatchKind } from './explain.ts'
import { factsOf } from './facts.ts'
import { type Fit, type Profile, profileOf, reachOf } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { createLinkTable, type LinkTable } from './links.ts'
import type { Judgement } from './score.ts'
import { type Ground, judgePair, Search } from './search.ts'
import type { Judged, Options, Shortlist } from './shortlist.ts'
import { Side } from './side.ts'
import { defaultWeights, type Weights } from './terms.ts'

/** A pair the engine proposes; `explain` puts it in words. */
export interface Match extends Judgement {
  stockId: string
  needId: string
  kind: MatchKind
  fit: Fit
}

/** A match in words. */
export type ExplainedMatch = Match & Explanation

/** A pair that a hard stop forbids and that would have been proposed without it. */
export interface Stopped {
  stockId: string
  needId: string
  ruleId: string
  reason: string
  source: string
  score: number
}

export interface Ranking {
  matches: Match[]
  stopped: Stopped[]
}

/** Flows that may hold a word before it is too common to bring two of them together. */
const WORD_LIMIT = 60

/** The live flows, arranged so that the partners of one are found without looking at all of them. */
export class MatchIndex {
  private readonly stocks = new Side()
  private readonly needs = new Side()
  private ground: Ground

  constructor(compatibility: Compatibility, weights: Weights = defaultWeights) {
    this.ground = {
      compatibility,
      links: createLinkTable(compatibility),
      weights,
      tables: boundTables(weights, compatibility),
      isTelling: (stem) =>
        (this.stocks.holding(stem)?.size ?? 0) + (this.needs.holding(stem)?.size ?? 0) <= WORD_LIMIT,
    }
  }

  /**
   * Takes up another state of the same base: its resources and uses, by which flows are filed, must be the same; its
   * paths and rules may differ. Flows that the difference touches are to be put again.
   */
  adopt(compatibility: Compatibility, links: LinkTable): void {
    const { weights } = this.ground
    this.ground = { ...this.ground, compatibility, links, tables: boundTables(weights, compatibility) }
  }

  /** An empty index of the same weights on another state of the base. */
  emptyOn(compatibility: Compatibility): MatchIndex {
    return new MatchIndex(compatibility, this.ground.weights)
  }

  get size(): number {
    return this.stocks.size + this.needs.size
  }

  flow(id: string): EngineFlow | undefined {
    return this.stocks.find(id) ?? this.needs.find(id)
  }

  allStocks(): EngineFlow[] {
    return Array.from(this.stocks.all(), (slot) => this.stocks.at(slot))
  }

  allNeeds(): EngineFlow[] {
    return Array.from(this.needs.all(), (slot) => this.needs.at(slot))
  }

  /** Adds a flow, or replaces it. */
  put(flow: EngineFlow): void {
    this.remove(flow.id)
    const side = flow.kind === 'stock' ? this.stocks : this.needs
    const profile = this.profile(flow)
    side.put(profile, factsOf(profile, this.ground.compatibility, this.ground.weights))
  }

  remove(id: string): void {
    for (const side of [this.stocks, this.needs]) {
      const flow = side.find(id)
      if (flow) side.remove(this.profile(flow))
    }
  }

  /** The best partners of a live flow, and those that a hard stop keeps from it. */
  partnersOf(id: string, options: Options): Ranking {
    return this.ranking(this.flow(id), options, (search) => search.best())
  }

  /** The same for a flow that need not be in the index. */
  partnersOfFlow(flow: EngineFlow, options: Options): Ranking {
    return this.ranking(flow, options, (search) => search.best())
  }

  /** The same by judging every pair: what the search must equal. */
  scan(id: string, options: Options): Ranking {
    return this.ranking(this.flow(id), options, (search) => search.scan())
  }

  /** One pair judged, whatever its rank; null when nothing links it or a stop forbids it. */
  pair(stockId: string, needId: string): Match | null {
    const [stock, need] = [this.stocks.find(stockId), this.needs.find(needId)]
    const judged = stock && need && this.judge(stock, need)
    return judged && !judged.judgement.stop ? this.describe(judged) : null
  }

  /** The same of two flows that need not be in the index, with the hard stop that forbids them instead of a match. */
  between(stock: EngineFlow, need: EngineFlow): { match: Match | null; stop: Stop | null } {
    const judged = this.judge(stock, need)
    const stop = judged?.judgement.stop ?? null
    return { match: judged && !stop ? this.describe(judged) : null, stop }
  }

  private judge(stock: EngineFlow, need: EngineFlow): Judged | null {
    const { compatibility, links } = this.ground
    const own = this.profile(stock)
    return judgePair(own, reachOf(own, links, compatibility), need, this.ground)
  }

  /** Reasons, terms and checks of a match of two live flows. */
  explain(match: Match): ExplainedMatch {
    const stock = this.stocks.find(match.stockId)
    const need = this.needs.find(match.needId)
    if (!stock || !need) throw new Error(`Match ${match.stockId}~${match.needId} is no longer live.`)
    const { compatibility, weights } = this.ground
    return { ...match, ...explain(stock, need, match.fit, match, compatibility, weights) }
  }

  private profile(flow: EngineFlow): Profile {
    return profileOf(flow, this.ground.compatibility)
  }

  private ranking(
    flow: EngineFlow | undefined,
    options: Options,
    run: (search: Search) => Shortlist,
  ): Ranking {
    if (!flow) return { matches: [], stopped: [] }
    const others = flow.kind === 'stock' ? this.needs : this.stocks
    const list = run(new Search(this.profile(flow), others, this.ground, options))
    return {
      matches: list.matches().map((judged) => this.describe(judged)),
      stopped: list.stopped().map(stoppedPair),
    }
  }

  private describe({ stock, need, fit, judgement }: Judged): Match {
    return {
      stockId: stock.id,
      needId: need.id,
      kind: kindOf(stock, fit, this.ground.compatibility),
      fit,
      ...judgement,
    }
  }
}

function stoppedPair({ stock, need, judgement }: Judged): Stopped {
  const { stop, score } = judgement
  return {
    stockId: stock.id,
    needId: need.id,
    ruleId: stop?.id ?? '',
    reason: stop?.reasonFr ?? '',
    source: stop?.source ?? '',
    score,
  }
}
