import type { BoundTables } from './bound-tables.ts'
import { Bounds, type Route } from './bounds.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import { factsOf } from './facts.ts'
import { fitOf, type Profile, type Reach, reachOf, type Way } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { MaxHeap } from './heap.ts'
import type { LinkTable } from './links.ts'
import { endOf, GONE, isLeaf, type Layout, ROOT, startOf } from './place-tree.ts'
import { judge } from './score.ts'
import { type Judged, type Options, Shortlist } from './shortlist.ts'
import type { Side } from './side.ts'
import type { Weights } from './terms.ts'
import { tellingWords } from './words.ts'

/** What all searches of an index share. */
export interface Ground {
  compatibility: Compatibility
  links: LinkTable
  weights: Weights
  tables: BoundTables
  /** False for a word that many flows hold: it brings nothing together. */
  isTelling(stem: string): boolean
}

/** A part of a tree still to be opened, and the route that leads to it. */
interface Branch {
  layout: Layout
  node: number
  route: Route
}

/**
 * The search of the best partners of one flow among the other side. Ways, the branches they lead to and the pairs found
 * there wait by the most that they can score, and the most promising has its turn: a way is followed, a branch opened,
 * a pair judged. It ends when nothing that waits can enter the list, which is therefore that of judging every pair.
 */
export class Search {
  private readonly own: Profile
  private readonly others: Side
  private readonly ground: Ground
  private readonly reach: Reach
  private readonly bounds: Bounds
  private readonly list: Shortlist
  private readonly ways = new MaxHeap<Way>()
  private readonly branches = new MaxHeap<Branch>()
  private readonly pairs = new MaxHeap<number>()
  private readonly judged = new Set<number>()

  constructor(own: Profile, others: Side, ground: Ground, options: Options) {
    this.own = own
    this.others = others
    this.ground = ground
    const { compatibility, links, tables, weights } = ground
    this.reach = reachOf(own, links, compatibility)
    const facts = factsOf(own, compatibility, weights)
    this.bounds = new Bounds(own.flow.kind === 'stock', facts, own.words, tables)
    this.list = new Shortlist(options)
  }

  /** The best partners, found by bounds. */
  best(): Shortlist {
    const { ways, branches, pairs, list } = this
    for (const alternatives of this.reach.values())
      for (const way of alternatives) {
        const bound = this.bounds.ofWay(way.worth)
        if (bound >= list.threshold) ways.push(bound, way)
      }
    for (;;) {
      const most = Math.max(ways.top, branches.top, pairs.top)
      if (most < list.threshold) break
      if (most === pairs.top) this.judge(pairs.pop() as number)
      else if (most === branches.top) this.open(branches.pop() as Branch)
      else this.follow(ways.pop() as Way)
    }
    this.judgeByWords()
    return list
  }

  /** The same by judging every pair: what `best` must equal. */
  scan(): Shortlist {
    for (const slot of this.others.all()) this.judge(slot)
    return this.list
  }

  private follow({ position, to, worth }: Way): void {
    const concept = this.own.flow.kind === 'stock' ? (this.own.concepts[position] as Concept) : to
    const route = { worth, ...this.ground.tables.ofResource(concept) }
    for (const layout of this.others.layoutsOf(to)) this.queue(layout, ROOT, route)
  }

  private queue(layout: Layout, node: number, route: Route): void {
    const bound = this.bounds.ofNode(layout, node, route, this.list.threshold)
    if (bound >= this.list.threshold) this.branches.push(bound, { layout, node, route })
  }

  private open({ layout, node, route }: Branch): void {
    if (!isLeaf(layout, node)) {
      this.queue(layout, 2 * node, route)
      this.queue(layout, 2 * node + 1, route)
      return
    }
    const { bounds, list, pairs } = this
    const end = endOf(layout, node)
    for (let i = startOf(layout, node); i < end; i++) {
      const way = route.worth * (layout.weights[i] as number)
      // Those that follow are fainter still.
      if (bounds.ofWay(way) < list.threshold) break
      const slot = layout.slots[i] as number
      if (slot === GONE) continue
      const bound = bounds.ofPair(layout, i, way, route, list.threshold)
      if (bound >= list.threshold) pairs.push(bound, slot)
    }
  }

  /** Those that no way leads to and that share a telling word. */
  private judgeByWords(): void {
    if (this.bounds.ofWords() < this.list.threshold) return
    for (const word of tellingWords(this.own.words))
      if (this.ground.isTelling(word)) for (const slot of this.others.holding(word) ?? []) this.judge(slot)
  }

  private judge(slot: number): void {
    const { own, list, judged } = this
    // Several routes may lead to a flow; the most promising has shown it.
    if (judged.has(slot)) return
    judged.add(slot)
    const found = judgePair(own, this.reach, this.others.at(slot), this.ground, list.threshold)
    if (found) list.offer(found)
  }
}

/** A pair of flows of two structures, of which the reach of the first is given; null below `threshold`. */
export function judgePair(
  own: Profile,
  reach: Reach,
  partner: EngineFlow,
  { compatibility, weights, isTelling }: Ground,
  threshold = 0,
): Judged | null {
  const [stock, need] = own.flow.kind === 'stock' ? [own.flow, partner] : [partner, own.flow]
  if (stock.owner !== null && stock.owner === need.owner) return null
  const fit = fitOf(own, reach, partner, compatibility, isTelling)
  if (!fit || fit.value < threshold) return null
  const judgement = judge(stock, need, fit, compatibility, weights, threshold)
  return judgement && { stock, need, fit, judgement }
}
