import { roadKmFromStraight } from '../../../kernel/geo.ts'
import { lazyBy } from '../../../kernel/lazy.ts'
import type { Resource } from '../../materials/knowledge.ts'
import { monthsFloor, nearness, quantityTerm, sensibleKm, UNKNOWN, type Weights } from './terms.ts'

/** What the resource of a pair makes of its terms. */
export interface ResourceTables {
  /** The distance term, raised to its weight, by steps of straight km: see `stepsOfChord`. */
  distance: Float64Array
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
  ofResource(resource: Resource | undefined): ResourceTables
}

const EARTH_RADIUS_KM = 6371.0088
const STEP_KM = 0.25
/** Further than this is no worse: 512 km. */
const LAST_STEP = 2048
export const QUANTITY_STEPS = 64
const MONTHS = 12

export function boundTables(weights: Weights): BoundTables {
  const distance = lazyBy((km: number) =>
    Float64Array.from(
      { length: LAST_STEP + 1 },
      (_, step) => nearness(roadKmFromStraight(step * STEP_KM), km) ** weights.distance,
    ),
  )
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
    ofResource: (resource) => ({
      distance: distance(sensibleKm(resource)),
      months: months(monthsFloor(resource)),
    }),
  }
}

/** The entry of a chord in a table of distance. A chord is shorter than its arc, hence never counted for more. */
export function stepsOfChord(chord: number): number {
  const steps = chord * (EARTH_RADIUS_KM / STEP_KM)
  return steps < LAST_STEP ? Math.floor(steps) : LAST_STEP
}

/** The entry, in a table of months, of so many in common of those that are wanted. */
export function monthsAt(common: number, wanted: number): number {
  return wanted * (MONTHS + 1) + common
}
