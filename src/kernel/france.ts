import type { Point } from './geo.ts'

/**
 * Mainland France drawn wide: about twenty kilometres outside its coasts, islands and borders, so that no French place
 * is refused and a point at sea, in England or in Spain is. Latitude and longitude, clockwise from Dunkerque.
 */
const MAINLAND: readonly (readonly [number, number])[] = [
  ...([
    [51.25, 2.1],
    [51.25, 2.75],
    [50.95, 3.35],
    [50.5, 4.3],
    [50.4, 4.9],
    [49.9, 5.1],
  ] as const),
  ...([
    [49.8, 5.9],
    [49.65, 6.5],
    [49.35, 7.2],
    [49.25, 8.0],
    [49.15, 8.45],
    [48.6, 8.15],
  ] as const),
  ...([
    [47.5, 7.9],
    [47.25, 7.2],
    [46.9, 6.8],
    [46.6, 6.9],
    [46.0, 7.3],
    [45.3, 7.45],
  ] as const),
  ...([
    [44.9, 7.25],
    [44.6, 7.25],
    [44.25, 7.95],
    [43.7, 7.8],
    [43.4, 7.5],
    [42.95, 6.95],
  ] as const),
  ...([
    [42.8, 6.0],
    [42.95, 5.2],
    [43.15, 4.5],
    [43.05, 3.6],
    [42.6, 3.35],
    [42.2, 3.35],
  ] as const),
  ...([
    [42.15, 2.5],
    [42.2, 1.9],
    [42.4, 1.4],
    [42.45, 0.7],
    [42.45, -0.1],
    [42.6, -0.8],
  ] as const),
  ...([
    [42.8, -1.5],
    [43.15, -2.0],
    [43.6, -2.0],
    [44.2, -1.6],
    [44.7, -1.6],
    [45.6, -1.6],
  ] as const),
  ...([
    [46.0, -1.75],
    [46.3, -1.9],
    [46.45, -2.2],
    [46.5, -2.65],
    [47.0, -2.75],
    [47.1, -3.3],
  ] as const),
  ...([
    [47.35, -3.6],
    [47.5, -4.2],
    [47.6, -4.6],
    [47.85, -5.15],
    [48.45, -5.4],
    [48.75, -5.2],
  ] as const),
  ...([
    [48.95, -4.1],
    [49.05, -3.4],
    [49.1, -2.8],
    [49.9, -2.1],
    [49.85, -1.0],
    [49.55, -0.5],
  ] as const),
  ...([
    [49.85, 0.0],
    [49.95, 0.4],
    [50.1, 0.9],
    [50.4, 1.25],
    [50.9, 1.35],
    [51.1, 1.6],
  ] as const),
]

/** Corsica and the overseas islands and Guiana, each in a box: south, north, west, east. */
const ISLANDS: readonly (readonly [number, number, number, number])[] = [
  [41.3, 43.15, 8.4, 9.7],
  [14.3, 18.2, -63.2, -60.7],
  [2.0, 6.0, -54.7, -51.5],
  [-21.5, -20.8, 55.1, 55.9],
  [-13.1, -12.5, 44.9, 45.4],
]

/** True when a point lies on French land, or within some twenty kilometres of it. */
export function isInFrance(point: Point): boolean {
  const { lat, lng } = point
  return (
    isWithin(point, MAINLAND) ||
    ISLANDS.some(([south, north, west, east]) => lat >= south && lat <= north && lng >= west && lng <= east)
  )
}

/** Whether a ray drawn eastward from the point crosses the outline an odd number of times. */
function isWithin({ lat, lng }: Point, outline: readonly (readonly [number, number])[]): boolean {
  let inside = false
  outline.forEach(([lat1, lng1], i) => {
    const [lat2, lng2] = outline[(i + 1) % outline.length] ?? [lat1, lng1]
    if (lat1 > lat === lat2 > lat) return
    if (lng < lng1 + ((lat - lat1) / (lat2 - lat1)) * (lng2 - lng1)) inside = !inside
  })
  return inside
}
