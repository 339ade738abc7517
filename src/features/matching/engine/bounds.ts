import { roadKmFromStraight } from '../../../kernel/geo.ts'
import { countMonths } from '../../../kernel/months.ts'
import type { FactColumns, Facts } from './facts.ts'
import type { Profile } from './fit.ts'
import { chordTo, chordToBox, chordToKm, type Layout } from './place-tree.ts'
import { nearness, quantityTerm, UNKNOWN, type Weights } from './terms.ts'
import { likenessBound, WORDS_CEILING, type WordProfile, withWords } from './words.ts'

/** How a search comes to a concept: what that is worth, and what the resource of the pair makes of its terms. */
export interface Route {
  worth: number
  sensibleKm: number
  monthsFloor: number
}

/** Rounding may take a hair off a bound, which is not worked out quite as the score is. */
const HAIR = 1 + 1e-9

/**
 * The most that `judge` can give the pairs of one flow, from facts alone. A term that facts do not tell counts for the
 * most it can be: rules never add, quality is only known to be good when both sides speak of it, shared words may add
 * their bonus. So nothing is left out by its bound that judging would have kept.
 */
export class Bounds {
  private readonly own: Facts
  private readonly words: WordProfile
  private readonly isStock: boolean
  private readonly others: FactColumns
  private readonly weights: Weights
  /** Each term when it is unknown, raised to its weight. */
  private readonly unknown: Weights
  /** The terms but fit and distance, whoever the partner is. */
  private readonly rest: number

  constructor({ flow, facts: own, words }: Profile, others: FactColumns, weights: Weights) {
    this.own = own
    this.words = words
    this.isStock = flow.kind === 'stock'
    this.others = others
    this.weights = weights
    this.unknown = raisedToEach(UNKNOWN, weights)
    this.rest =
      HAIR *
      this.unknown.legal *
      (own.qualities === 0 ? this.unknown.quality : 1) *
      (Number.isNaN(own.months) ? this.unknown.months : 1) *
      (Number.isNaN(own.amount) ? this.unknown.quantity : 1) *
      Math.min(1, own.freshness)
  }

  /** Of any pair whose best way is worth `way`. */
  ofWay(way: number): number {
    return this.rest * withWords(way, 1)
  }

  /** Of any pair that only words bring together. */
  ofWords(): number {
    return this.rest * WORDS_CEILING
  }

  /** Of the pairs beneath a node, by a route; not worked out to the end once below `threshold`. */
  ofNode(layout: Layout, node: number, route: Route, threshold: number): number {
    const most = this.ofWay(route.worth * (layout.heaviest[node] as number))
    if (most < threshold) return most
    const { place } = this.own
    if (!place || !layout.boxes) return most * this.unknown.distance
    return most * this.distance(chordToBox(place, layout.boxes, node), route)
  }

  /** Of the pair with a slot, read with this weight, by a route; not worked out to the end once below `threshold`. */
  ofPair(slot: number, weight: number, route: Route, threshold: number): number {
    const { own, others, unknown } = this
    const way = route.worth * weight
    const alike = likenessBound(this.words, others.told[slot] as number, others.words[slot] as number)
    let most = HAIR * unknown.legal * withWords(way, alike) * this.quality(slot)
    const freshness = Math.min(own.freshness, others.freshness[slot] as number)
    most *= freshness === Number.POSITIVE_INFINITY ? unknown.freshness : freshness
    if (most < threshold) return most
    most *= this.distanceTo(slot, route)
    if (most < threshold) return most
    return most * this.months(slot, route) * this.quantity(slot)
  }

  private distanceTo(slot: number, route: Route): number {
    const { place } = this.own
    const chord = place ? chordTo(place, this.others, slot) : Number.NaN
    return Number.isNaN(chord) ? this.unknown.distance : this.distance(chord, route)
  }

  private distance(chord: number, { sensibleKm }: Route): number {
    return nearness(roadKmFromStraight(chordToKm(chord)), sensibleKm) ** this.weights.distance
  }

  /** Known to be good only when the stock has all that the need asks for. */
  private quality(slot: number): number {
    const [own, other] = [this.own.qualities, this.others.qualities[slot] as number]
    const [has, asks] = this.isStock ? [own, other] : [other, own]
    return asks !== 0 && (asks & ~has) === 0 ? 1 : this.unknown.quality
  }

  private months(slot: number, { monthsFloor }: Route): number {
    const [own, other] = [this.own.months, this.others.months[slot] as number]
    if (Number.isNaN(own) || Number.isNaN(other)) return this.unknown.months
    const common = countMonths(own & other) / countMonths(this.isStock ? other : own)
    return (monthsFloor + (1 - monthsFloor) * common) ** this.weights.months
  }

  private quantity(slot: number): number {
    const [own, other] = [this.own.amount, this.others.amount[slot] as number]
    if (Number.isNaN(own) || Number.isNaN(other)) return this.unknown.quantity
    // A density may convert one into the other.
    if (this.own.unit !== this.others.unit[slot]) return 1
    const covered = this.isStock ? own / other : other / own
    // Nothing wanted covers nothing: it is unknown.
    return Number.isFinite(covered)
      ? (quantityTerm(Math.min(1, covered)) as number) ** this.weights.quantity
      : 1
  }
}

function raisedToEach(value: number, weights: Weights): Weights {
  const raised = { ...weights }
  for (const id of Object.keys(weights) as (keyof Weights)[]) raised[id] = value ** weights[id]
  return raised
}
