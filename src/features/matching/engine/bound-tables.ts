import { roadKmFromStraight } from '../../../kernel/geo.ts'
import { lazyBy, lazyList } from '../../../kernel/lazy.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import { monthsFloor, nearness, quantityTerm, sensibleKm, UNKNOWN, type Weights } from './terms.ts'

/** What a resource makes of the terms of its pairs. */
export interface ResourceTerms {
  sensibleKm: number
  /** The months term, raised to its weight, at `monthsAt`. */
  months: Float64Array
}

/**
 * Terms raised to their weights, worked out beforehand: a search weighs millions of pairs, and a power costs more than
 * all the rest of a bound. Between two entries, the greater one holds.
 */
export interface BoundTables {
  /** Each term when it is unknown, raised to its weight. */
  unknown: Weights
  /** The quantity term, raised to its weight, by share covered in `QUANTITY_STEPS`. */
  quantity: Float64Array
  /** The distance term, raised to its weight, at `distanceAt`. */
  distance: Float64Array
  ofResource(concept: Concept): ResourceTerms
}

const EARTH_RADIUS_KM = 6371.0088
/** Steps of each sensible distance; further than eight of these is no worse. */
const DISTANCE_STEPS = 64
const LAST_DISTANCE = 8 * DISTANCE_STEPS
export const QUANTITY_STEPS = 64
const MONTHS = 12

export function boundTables(weights: Weights, compatibility: Compatibility): BoundTables {
  const months = lazyBy((floor: number) =>
    Float64Array.from(
      { length: monthsAt(MONTHS, MONTHS) + 1 },
      (_, at) =>
        (floor + ((1 - floor) * (at % (MONTHS + 1))) / Math.floor(at / (MONTHS + 1))) ** weights.months,
    ),
  )
  const unknown = { ...weights }
  for (const id of Object.keys(weights) as (keyof Weights)[]) unknown[id] = UNKNOWN ** weights[id]
  return {
    unknown,
    quantity: Float64Array.from(
      { length: QUANTITY_STEPS + 1 },
      (_, step) => (quantityTerm(step / QUANTITY_STEPS) as number) ** weights.quantity,
    ),
    distance: Float64Array.from(
      { length: LAST_DISTANCE + 1 },
      (_, step) => nearness(step / DISTANCE_STEPS, 1) ** weights.distance,
    ),
    ofResource: lazyList(compatibility.conceptCount, (concept) => {
      const resource = compatibility.resourceOfConcept(concept)
      return { sensibleKm: sensibleKm(resource), months: months(monthsFloor(resource)) }
    }),
  }
}

/** What rounding places to four bytes may add to a chord: a metre or two. */
const ROUNDING = 3e-7

/** The entry of a chord in the table of distance. A chord is shorter than its arc, hence never counted for more. */
export function distanceAt(chord: number, sensibleKm: number): number {
  const km = roadKmFromStraight(Math.max(0, chord - ROUNDING) * EARTH_RADIUS_KM)
  const steps = (km / sensibleKm) * DISTANCE_STEPS
  return steps < LAST_DISTANCE ? Math.floor(steps) : LAST_DISTANCE
}

/** The entry, in a table of months, of so many in common of those that are wanted. */
export function monthsAt(common: number, wanted: number): number {
  return wanted * (MONTHS + 1) + common
}
