import { countMonths } from '../../../kernel/months.ts'
import { type BoundTables, distanceAt, monthsAt, QUANTITY_STEPS, type ResourceTerms } from './bound-tables.ts'
import { column, type Facts, rowAt } from './facts.ts'
import { chordTo, chordToBox, type Layout } from './place-tree.ts'
import { likenessBound, WORDS_CEILING, type WordProfile, withWords } from './words.ts'

/** How a search comes to a concept: what that is worth, and what the resource of the pair makes of its terms. */
export interface Route extends ResourceTerms {
  worth: number
}

/** Rounding may take a hair off a bound: what it is worked out from is kept in four bytes, in which 1e-7 is lost. */
const HAIR = 1 + 1e-6

/**
 * The most that `judge` can give the pairs of one flow, from facts alone. A term that facts do not tell counts for the
 * most it can be: rules never add, quality is only known to be good when both sides speak of it, shared words may add
 * their bonus. So nothing is left out by its bound that judging would have kept.
 */
export class Bounds {
  private readonly own: Facts
  private readonly words: WordProfile
  private readonly isStock: boolean
  private readonly tables: BoundTables
  /** The terms but fit and distance, whoever the partner is. */
  private readonly rest: number

  constructor(isStock: boolean, own: Facts, words: WordProfile, tables: BoundTables) {
    this.own = own
    this.words = words
    this.isStock = isStock
    this.tables = tables
    const { unknown } = tables
    this.rest =
      HAIR *
      unknown.legal *
      (own.qualities === 0 ? unknown.quality : 1) *
      (Number.isNaN(own.months) ? unknown.months : 1) *
      (Number.isNaN(own.amount) ? unknown.quantity : 1) *
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
    if (!place || !layout.boxes) return most * this.tables.unknown.distance
    return most * this.distance(chordToBox(place, layout.boxes, node), route)
  }

  /**
   * Of the pair with whom a position of a layout holds, by a route that makes it a way worth `way`; not worked out to
   * the end once below `threshold`.
   */
  ofPair({ rows }: Layout, position: number, way: number, route: Route, threshold: number): number {
    const { own } = this
    const { unknown } = this.tables
    const { numbers, marks } = rows
    const at = rowAt(position)
    const alike = likenessBound(
      this.words,
      numbers[at + column.told] as number,
      marks[at + column.words] as number,
    )
    let most =
      HAIR * unknown.legal * withWords(way, alike) * this.quality(marks[at + column.qualities] as number)
    const freshness = Math.min(own.freshness, numbers[at + column.freshness] as number)
    most *= freshness === Number.POSITIVE_INFINITY ? unknown.freshness : freshness
    if (most < threshold) return most
    const chord = own.place ? chordTo(own.place, numbers, at) : Number.NaN
    most *= Number.isNaN(chord) ? unknown.distance : this.distance(chord, route)
    if (most < threshold) return most
    return (
      most *
      this.months(numbers[at + column.months] as number, route) *
      this.quantity(numbers[at + column.amount] as number, numbers[at + column.unit] as number)
    )
  }

  private distance(chord: number, { sensibleKm }: Route): number {
    return this.tables.distance[distanceAt(chord, sensibleKm)] as number
  }

  /** Known to be good only when the stock has all that the need asks for. */
  private quality(other: number): number {
    const own = this.own.qualities
    const [has, asks] = this.isStock ? [own, other] : [other, own]
    return asks !== 0 && (asks & ~has) === 0 ? 1 : this.tables.unknown.quality
  }

  private months(other: number, route: Route): number {
    const own = this.own.months
    if (Number.isNaN(own) || Number.isNaN(other)) return this.tables.unknown.months
    return route.months[monthsAt(countMonths(own & other), countMonths(this.isStock ? other : own))] as number
  }

  private quantity(other: number, unit: number): number {
    const own = this.own.amount
    if (Number.isNaN(own) || Number.isNaN(other)) return this.tables.unknown.quantity
    // A density may convert one into the other.
    if (this.own.unit !== unit) return 1
    const covered = this.isStock ? own / other : other / own
    // Nothing wanted covers nothing: it is unknown.
    if (!Number.isFinite(covered)) return 1
    return this.tables.quantity[Math.ceil(Math.min(1, covered * HAIR) * QUANTITY_STEPS)] as number
  }
}
