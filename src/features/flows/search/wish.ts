import type { Point } from '../../../kernel/geo.ts'
import type { FlowQuery } from '../contract.ts'

/** What somebody looks for among the flows. */
export interface Wish extends Omit<FlowQuery, 'limit' | 'offset' | 'lat' | 'lng'> {
  place: Point | undefined
}

/** Parts of a wish in the order in which one would sooner do without them. */
const LOOSENED = ['withinKm', 'months', 'confirmedSince', 'freshness', 'family', 'kind'] as const

export type Loosened = (typeof LOOSENED)[number]

/** A wish without one of its parts, for each that it has; what is looked for is never given up. */
export function looserThan(wish: Wish): { without: Loosened; wish: Wish }[] {
  return LOOSENED.filter((part) => wish[part] !== undefined).map((part) => ({
    without: part,
    wish: { ...wish, [part]: undefined },
  }))
}
