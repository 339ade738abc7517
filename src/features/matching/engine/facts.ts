import { countMonths } from '../../../kernel/months.ts'
import { units, yearlyAmount } from '../../../kernel/quantity.ts'
import type { Compatibility } from './compatibility.ts'
import type { Profile } from './fit.ts'
import { type Place, placeOf } from './place-tree.ts'
import { freshnessTerm, type Weights } from './terms.ts'
import { markOf } from './words.ts'

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

export function factsOf({ flow, words }: Profile, compatibility: Compatibility, weights: Weights): Facts {
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

/** Where each fact stands in a row; the place comes first. Marks are whole numbers, all else is not. */
export const column = {
  months: 3,
  amount: 4,
  unit: 5,
  told: 6,
  freshness: 7,
  qualities: 8,
  words: 9,
} as const
const WIDTH = 10

/**
 * Rows of facts, as numbers of four bytes: half the memory of those that facts are worked out in, hence half the time
 * to fetch it. What that rounds is given back by whoever works out a bound from them.
 */
export interface Rows {
  numbers: Float32Array
  /** The same memory, for the marks. */
  marks: Int32Array
}

export function rowsFor(count: number): Rows {
  const memory = new ArrayBuffer(count * WIDTH * Float32Array.BYTES_PER_ELEMENT)
  return { numbers: new Float32Array(memory), marks: new Int32Array(memory) }
}

/** Where a row begins. */
export function rowAt(position: number): number {
  return position * WIDTH
}

/** Copies the row at a position of some rows to one of others. */
export function copyRow(from: Rows, position: number, to: Rows, target: number): void {
  // As marks: a number that is none would not be copied bit by bit.
  for (let i = 0; i < WIDTH; i++) to.marks[target * WIDTH + i] = from.marks[position * WIDTH + i] as number
}

/**
 * The facts of many flows by slot. A search weighs hundreds of flows for each that it judges: most of what that costs is
 * waiting for memory, and rows that hold nothing else are soon read.
 */
export class FactTable {
  rows = rowsFor(64)

  set(slot: number, { place, months, amount, unit, qualities, words, told, freshness }: Facts): void {
    if (rowAt(slot) === this.rows.numbers.length) this.grow()
    const { numbers, marks } = this.rows
    const at = rowAt(slot)
    numbers[at] = place?.x ?? Number.NaN
    numbers[at + 1] = place?.y ?? Number.NaN
    numbers[at + 2] = place?.z ?? Number.NaN
    numbers[at + column.months] = months
    numbers[at + column.amount] = amount
    numbers[at + column.unit] = unit
    numbers[at + column.told] = told
    numbers[at + column.freshness] = freshness
    marks[at + column.qualities] = qualities
    marks[at + column.words] = words
  }

  private grow(): void {
    const { marks } = this.rows
    this.rows = rowsFor((2 * marks.length) / WIDTH)
    this.rows.marks.set(marks)
  }
}
