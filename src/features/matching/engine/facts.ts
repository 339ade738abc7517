import { countMonths } from '../../../kernel/months.ts'
import { yearlyAmount } from '../../../kernel/quantity.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import { type Place, placeOf } from './place-tree.ts'
import { freshnessTerm, type Weights } from './terms.ts'
import { markOf, type WordProfile } from './words.ts'

/** One flow's share of what the terms of a pair are worked out from, in numbers. */
export interface Facts {
  place: Place | null
  /** Bit mask; NaN when not said. */
  months: number
  /** A year's, in `unit`; NaN when not said. */
  amount: number
  /** Base unit of the amount. */
  unit: string
  /** Marks of the qualities that a stock has or a need asks for. */
  qualities: number
  /** Marks of the words, and what they tell in all. */
  words: number
  told: number
  /** The freshness term raised to its weight; infinite when unknown, so that the lower of two is the known one. */
  freshness: number
}

export function factsOf(
  flow: EngineFlow,
  words: WordProfile,
  compatibility: Compatibility,
  weights: Weights,
): Facts {
  const { quantity, months, point } = flow
  const activeMonths = months === null ? 12 : countMonths(months)
  const yearly = quantity && yearlyAmount(quantity, { activeMonths })
  const freshness = freshnessTerm(flow)
  return {
    place: point && placeOf(point),
    months: months ?? Number.NaN,
    amount: yearly?.value ?? Number.NaN,
    unit: yearly?.unit ?? '',
    qualities: flow.reading.qualifiers.reduce(
      (marks, id) => marks | markOf(compatibility.numberOfQualifier(id)),
      0,
    ),
    words: words.marks,
    told: words.total,
    freshness: freshness === null ? Number.POSITIVE_INFINITY : freshness ** weights.freshness,
  }
}

/**
 * The facts of many flows by slot, each in a column of its own. A search weighs hundreds of flows for each that it
 * judges: read from columns that lie together in memory, they cost ten times less than from the flows themselves.
 */
export class FactColumns {
  /** Of the place; NaN when unknown. */
  readonly x: number[] = []
  readonly y: number[] = []
  readonly z: number[] = []
  readonly months: number[] = []
  readonly amount: number[] = []
  readonly unit: string[] = []
  readonly qualities: number[] = []
  readonly words: number[] = []
  readonly told: number[] = []
  readonly freshness: number[] = []

  set(slot: number, facts: Facts): void {
    const { place, months, amount, unit, qualities, words, told, freshness } = facts
    this.x[slot] = place?.x ?? Number.NaN
    this.y[slot] = place?.y ?? Number.NaN
    this.z[slot] = place?.z ?? Number.NaN
    this.months[slot] = months
    this.amount[slot] = amount
    this.unit[slot] = unit
    this.qualities[slot] = qualities
    this.words[slot] = words
    this.told[slot] = told
    this.freshness[slot] = freshness
  }
}
