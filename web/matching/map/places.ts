import type { FlowView } from '../../api/flows.ts'
import type { MatchView } from '../../api/matches.ts'
import type { Territory } from '../../api/territory.ts'

export type Point = [lat: number, lng: number]
export type Place = (flow: FlowView) => Point | null

/**
 * Where a flow is drawn: at its site; at the centre of its commune when only the commune may be known, which
 * tells no more than the words do.
 */
export function placesOf(territory: Territory | undefined): Place {
  const centres = new Map(territory?.communes.map(({ name, lat, lng }) => [name, [lat, lng] as Point]))
  return ({ party: { lat, lng, communeName } }) => {
    if (lat !== null && lng !== null) return [lat, lng]
    return (communeName && centres.get(communeName)) || null
  }
}

/** A gently bent line, so that there and back between the same two places stay apart. */
export function lineOf(match: MatchView, placeOf: Place): Point[] | null {
  const from = placeOf(match.stock)
  const to = placeOf(match.need)
  if (!from || !to) return null
  const bend: Point = [
    (from[0] + to[0]) / 2 + (to[1] - from[1]) * 0.12,
    (from[1] + to[1]) / 2 - (to[0] - from[0]) * 0.12,
  ]
  return Array.from({ length: 25 }, (_, i) => {
    const s = i / 24
    const along = (axis: 0 | 1) =>
      (1 - s) ** 2 * from[axis] + 2 * s * (1 - s) * bend[axis] + s ** 2 * to[axis]
    return [along(0), along(1)]
  })
}
