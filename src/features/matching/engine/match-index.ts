import { roadKmFromStraight } from '../../../kernel/geo.ts'
import type { Resource } from '../../materials/knowledge.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import { type Explanation, explain, kindOf, type MatchKind } from './explain.ts'
import {
  FAINTEST_WAY,
  type Fit,
  fitBound,
  fitOf,
  linksFrom,
  type Profile,
  profileOf,
  quickBound,
  type Reach,
  reachOf,
} from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { MaxHeap } from './heap.ts'
import { createLinkTable, type LinkTable } from './links.ts'
import { chordBetween, chordToKm, chordToNode, PlaceTree, type TreeNode, unitVector } from './place-tree.ts'
import { type Judgement, judge, restBound } from './score.ts'
import { defaultWeights, distanceTerm, nearness, UNKNOWN, type Weights } from './terms.ts'
import { tellingWords, type Vocabulary, WORDS_CEILING } from './words.ts'

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

export interface Options {
  /** At most this many matches, best first. */
  top: number
  minScore: number
  /** Share of the best score below which a match is left out; 0 leaves nothing out. */
  relativeFloor?: number
}

/**
 * Below this share of the best score of a list, a weak match says nothing that the strong ones do not say better:
 * it is left out. When nothing is strong, everything above `minScore` is shown.
 */
export const RELATIVE_FLOOR = 0.5

/** Flows that may hold a word before it is too common to bring two of them together. */
const WORD_LIMIT = 60

interface Judged {
  stock: EngineFlow
  need: EngineFlow
  fit: Fit
  judgement: Judgement
}

/** A flow in the index. */
interface Entry extends Profile {
  at: readonly number[] | null
  /** The longest sensible distance among the resources of a stock; 0 for a need. */
  reachKm: number
  isLive: boolean
  /** Numbers of the last searches that looked at it, and that judged it. */
  seenIn: number
  judgedIn: number
}

/** One side of the exchange: its flows, filed under what was read in them. */
interface Side {
  flows: Map<string, Entry>
  byConcept: (PlaceTree<Entry> | undefined)[]
  byWord: Map<number, Set<Entry>>
}

const newSide = (): Side => ({ flows: new Map(), byConcept: [], byWord: new Map() })

/** A part of a tree still to be searched, reached by a way worth `way` for this resource. */
interface Branch {
  node: TreeNode<Entry>
  way: number
  /** Resource whose sensible distance counts. */
  resource: Resource | undefined
}

/** What stays the same during one search. */
interface Search {
  profile: Profile
  reach: Reach
  from: readonly number[] | null
  reachKm: number
  /** See `restBound`. */
  rest: number
  list: Shortlist
  number: number
}

/**
 * The live flows, arranged so that the partners of one are found without looking at all. Each flow is filed under
 * the concepts read in it, in trees that know the surest reading and the places beneath each branch. A search opens
 * the branches from the most promising down — the bound of a branch is the best way to its concept, times its surest
 * reading, times the distance term of its nearest corner — and stops when no branch can beat the list it has. Every
 * other term of the score is at most 1, so the list is exactly that of a scan of all pairs (`scan`, kept for the
 * tests and the bench).
 */
export class MatchIndex {
  private readonly stocks = newSide()
  private readonly needs = newSide()
  private readonly links: LinkTable
  private readonly compatibility: Compatibility
  private readonly weights: Weights
  private readonly vocabulary: Vocabulary = new Map()
  private searches = 0

  constructor(compatibility: Compatibility, weights: Weights = defaultWeights) {
    this.compatibility = compatibility
    this.weights = weights
    this.links = createLinkTable(compatibility)
  }

  get size(): number {
    return this.stocks.flows.size + this.needs.flows.size
  }

  flow(id: string): EngineFlow | undefined {
    return (this.stocks.flows.get(id) ?? this.needs.flows.get(id))?.flow
  }

  allStocks(): EngineFlow[] {
    return Array.from(this.stocks.flows.values(), ({ flow }) => flow)
  }

  allNeeds(): EngineFlow[] {
    return Array.from(this.needs.flows.values(), ({ flow }) => flow)
  }

  /** Adds a flow, or replaces it. */
  put(flow: EngineFlow): void {
    this.remove(flow.id)
    const side = flow.kind === 'stock' ? this.stocks : this.needs
    const at = flow.point ? unitVector(flow.point) : null
    const profile = this.profile(flow)
    const entry = { ...profile, at, reachKm: this.reachKm(profile), isLive: true, seenIn: 0, judgedIn: 0 }
    side.flows.set(flow.id, entry)
    entry.concepts.forEach((concept, i) => {
      treeOf(side, concept).put({ item: entry, weight: entry.weights[i] as number, at })
    })
    for (const word of tellingWords(entry.words)) {
      const filed = side.byWord.get(word)
      if (filed) filed.add(entry)
      else side.byWord.set(word, new Set([entry]))
    }
  }

  remove(id: string): void {
    const entry = this.stocks.flows.get(id) ?? this.needs.flows.get(id)
    if (!entry) return
    const side = entry.flow.kind === 'stock' ? this.stocks : this.needs
    entry.isLive = false
    side.flows.delete(id)
    for (const concept of entry.concepts) side.byConcept[concept]?.forget()
    for (const word of tellingWords(entry.words)) side.byWord.get(word)?.delete(entry)
  }

  /** The best partners of a live flow, and those that a hard stop keeps from it. */
  partnersOf(id: string, options: Options): Ranking {
    const flow = this.flow(id)
    return flow ? this.partnersOfFlow(flow, options) : { matches: [], stopped: [] }
  }

  /** The same for a flow that need not be in the index. */
  partnersOfFlow(flow: EngineFlow, options: Options): Ranking {
    const search = this.begin(flow, options)
    const other = flow.kind === 'stock' ? this.needs : this.stocks
    this.openBranches(search, other)
    if (search.list.threshold < WORDS_CEILING)
      for (const word of tellingWords(search.profile.words))
        for (const partner of this.isTelling(word) ? (other.byWord.get(word) ?? []) : [])
          if (partner.judgedIn !== search.number) this.judgePair(search, partner)
    return search.list.ranking((judged) => this.describe(judged))
  }

  /** The ranking by judging every pair: what the search must equal. */
  scan(flow: EngineFlow, options: Options): Ranking {
    const search = this.begin(flow, options)
    const other = flow.kind === 'stock' ? this.needs : this.stocks
    for (const partner of other.flows.values()) this.judgePair(search, partner)
    return search.list.ranking((judged) => this.describe(judged))
  }

  /** One pair judged, whatever its rank; null when nothing links it or a stop forbids it. */
  pair(stockId: string, needId: string): Match | null {
    const stock = this.stocks.flows.get(stockId)
    const need = this.needs.flows.get(needId)
    if (!stock || !need || sameOwner(stock.flow, need.flow)) return null
    const reach = reachOf(stock, this.links, this.compatibility)
    const fit = fitOf(stock, reach, need, this.links, this.compatibility, this.isTelling)
    const judgement = fit && judge(stock.flow, need.flow, fit, this.compatibility, this.weights)
    if (!fit || !judgement || judgement.stop) return null
    return this.describe({ stock: stock.flow, need: need.flow, fit, judgement })
  }

  private reachKm({ flow, concepts }: Profile): number {
    if (flow.kind === 'need') return 0
    return Math.max(
      0,
      ...Array.from(concepts, (c) => this.compatibility.resourceOfConcept(c)?.sensibleDistanceKm ?? 0),
    )
  }

  private profile(flow: EngineFlow): Profile {
    return profileOf(flow, this.compatibility, this.vocabulary)
  }

  /** A word that many flows hold brings nothing together. */
  private readonly isTelling = (word: number) =>
    (this.stocks.byWord.get(word)?.size ?? 0) + (this.needs.byWord.get(word)?.size ?? 0) <= WORD_LIMIT

  private begin(flow: EngineFlow, options: Options): Search {
    const profile = this.profile(flow)
    return {
      profile,
      reach: reachOf(profile, this.links, this.compatibility),
      from: flow.point ? unitVector(flow.point) : null,
      reachKm: this.reachKm(profile),
      rest: restBound(flow, this.weights),
      list: new Shortlist(options),
      number: ++this.searches,
    }
  }

  /** Opens branches from the most promising down, until none can beat the list. */
  private openBranches(search: Search, other: Side): void {
    const { profile, list, rest } = search
    const branches = new MaxHeap<Branch>()
    const push = (node: TreeNode<Entry>, way: number, resource: Resource | undefined) => {
      const bound = this.bound(search, node, way, resource)
      if (bound >= list.threshold) branches.push(bound, { node, way, resource })
    }
    profile.concepts.forEach((from, position) => {
      const weight = profile.weights[position] as number
      const { concepts, factors } = linksFrom(profile, from, this.links)
      for (let i = 0; i < concepts.length; i++) {
        const way = weight * (factors[i] as number)
        if (way < FAINTEST_WAY || rest * fitBound(way) < list.threshold) break
        const concept = concepts[i] as Concept
        const tree = other.byConcept[concept]
        if (!tree) continue
        const resource = this.compatibility.resourceOfConcept(profile.flow.kind === 'stock' ? from : concept)
        for (const node of tree.roots()) push(node, way, resource)
      }
    })
    while (branches.top >= list.threshold) {
      const branch = branches.pop()
      if (!branch) return
      const { node, way, resource } = branch
      if (node.children) for (const child of node.children) push(child, way, resource)
      else
        node.weights.forEach((weight, i) => {
          if (rest * fitBound(way * weight) >= list.threshold) this.look(search, node.items[i] as Entry)
        })
    }
  }

  /** No pair beneath a node, reached this way, scores more. */
  private bound(
    { from, rest }: Search,
    node: TreeNode<Entry>,
    way: number,
    resource: Resource | undefined,
  ): number {
    const most = rest * fitBound(way * node.weight)
    // Beneath a mixed node the nearest item may be next door, or nowhere: only its children tell.
    if (from && node.isMixed) return most
    const chord = chordToNode(from, node)
    const near =
      chord === null ? UNKNOWN : (distanceTerm(roadKmFromStraight(chordToKm(chord)), resource) as number)
    return most * near ** this.weights.distance
  }

  private look(search: Search, partner: Entry): void {
    if (partner.seenIn === search.number) return
    partner.seenIn = search.number
    const { list, rest, reach } = search
    const most = rest * quickBound(reach, partner)
    if (most < list.threshold || !partner.isLive) return
    // The reach of the stock of the pair: the search's own, or the partner's.
    const reachKm = search.reachKm || partner.reachKm
    if (search.from && partner.at && reachKm > 0) {
      const km = roadKmFromStraight(chordToKm(chordBetween(search.from, partner.at)))
      if (most * nearness(km, reachKm) ** this.weights.distance < list.threshold) return
    }
    this.judgePair(search, partner)
  }

  private judgePair({ profile, reach, list, number }: Search, partner: Entry): void {
    partner.judgedIn = number
    const { flow } = profile
    if (sameOwner(flow, partner.flow)) return
    const fit = fitOf(profile, reach, partner, this.links, this.compatibility, this.isTelling)
    if (!fit || fit.value < list.threshold) return
    const [stock, need] = flow.kind === 'stock' ? [flow, partner.flow] : [partner.flow, flow]
    const judgement = judge(stock, need, fit, this.compatibility, this.weights, list.threshold)
    if (judgement) list.offer({ stock, need, fit, judgement })
  }

  /** Reasons, terms and checks of a match of two live flows. */
  explain(match: Match): ExplainedMatch {
    const stock = this.stocks.flows.get(match.stockId)?.flow
    const need = this.needs.flows.get(match.needId)?.flow
    if (!stock || !need) throw new Error(`Match ${match.stockId}~${match.needId} is no longer live.`)
    return { ...match, ...explain(stock, need, match.fit, match, this.compatibility, this.weights) }
  }

  private describe({ stock, need, fit, judgement }: Judged): Match {
    return {
      stockId: stock.id,
      needId: need.id,
      kind: kindOf(stock, fit, this.compatibility),
      fit,
      ...judgement,
    }
  }
}

/** The best pairs so far; its threshold rises as it fills, and what cannot enter is not kept. */
class Shortlist {
  threshold: number
  private kept: Judged[] = []
  private readonly stopped: Judged[] = []
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    this.threshold = options.minScore
  }

  offer(judged: Judged): void {
    const { score, stop } = judged.judgement
    if (score < this.threshold) return
    if (stop) {
      this.stopped.push(judged)
      return
    }
    const { kept, options } = this
    let at = kept.length
    while (at > 0 && bestFirst(judged, kept[at - 1] as Judged) < 0) at--
    kept.splice(at, 0, judged)
    if (kept.length > options.top) kept.pop()
    const last = kept.length === options.top ? (kept.at(-1)?.judgement.score ?? 0) : 0
    this.threshold = Math.max(
      this.threshold,
      last,
      (kept[0]?.judgement.score ?? 0) * (options.relativeFloor ?? RELATIVE_FLOOR),
    )
  }

  ranking(describe: (judged: Judged) => Match): Ranking {
    const floor = Math.max(
      this.options.minScore,
      (this.kept[0]?.judgement.score ?? 0) * (this.options.relativeFloor ?? RELATIVE_FLOOR),
    )
    const isShown = ({ judgement }: Judged) => judgement.score >= floor
    return {
      matches: this.kept.filter(isShown).map(describe),
      stopped: this.stopped.sort(bestFirst).filter(isShown).slice(0, this.options.top).map(stoppedPair),
    }
  }
}

function treeOf(side: Side, concept: Concept): PlaceTree<Entry> {
  const known = side.byConcept[concept]
  if (known) return known
  const tree = new PlaceTree<Entry>(({ isLive }) => isLive)
  side.byConcept[concept] = tree
  return tree
}

function sameOwner(stock: EngineFlow, need: EngineFlow): boolean {
  return stock.owner !== null && stock.owner === need.owner
}

function bestFirst(a: Judged, b: Judged): number {
  return (
    b.judgement.score - a.judgement.score || compare(a.stock.id, b.stock.id) || compare(a.need.id, b.need.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
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
