import { countMonths } from '../../../kernel/months.ts'
import { units, yearlyAmount } from '../../../kernel/quantity.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import { type Place, type Places, placeOf } from './place-tree.ts'
import { freshnessTerm, type Weights } from './terms.ts'
import { markOf, type WordProfile } from './words.ts'

/** One flow's share of what the terms of a pair are worked out from, in numbers. */
export interface Facts {
  place: Place | null
  /** Bit mask; NaN when not said. */
  months: number
  /** A year's, in `unit`; NaN when not said. */
  amount: number
  /** Number of the base unit of the amount; −1 when not said. */
  unit: number
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
    unit: yearly ? units.indexOf(yearly.unit) : -1,
    qualities: flow.reading.qualifiers.reduce(
      (marks, id) => marks | markOf(compatibility.numberOfQualifier(id)),
      0,
    ),
    words: words.marks,
    told: words.total,
    freshness: freshness === null ? Number.POSITIVE_INFINITY : freshness ** weights.freshness,
  }
}

/** Where each fact stands in a row; the place comes first. */
export const column = {
  months: 3,
  amount: 4,
  unit: 5,
  qualities: 6,
  words: 7,
  told: 8,
  freshness: 9,
} as const
const WIDTH = 10

/**
 * The facts of many flows by slot, a row of numbers each. A search weighs hundreds of flows for each that it judges:
 * most of what that costs is waiting for memory, and rows that hold nothing else are soon read.
 */
export class FactRows implements Places {
  readonly width = WIDTH
  rows = new Float64Array(64 * WIDTH)

  set(slot: number, facts: Facts): void {
    const { place, months, amount, unit, qualities, words, told, freshness } = facts
    if ((slot + 1) * WIDTH > this.rows.length) this.grow()
    this.rows.set(
      [
        place?.x ?? Number.NaN,
        place?.y ?? Number.NaN,
        place?.z ?? Number.NaN,
        months,
        amount,
        unit,
        qualities,
        words,
        told,
        freshness,
      ],
      slot * WIDTH,
    )
  }

  private grow(): void {
    const rows = new Float64Array(2 * this.rows.length)
    rows.set(this.rows)
    this.rows = rows
  }
}
