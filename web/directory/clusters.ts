/** Something to draw at a place of the screen, in pixels. */
export interface Drawn<T> {
  thing: T
  x: number
  y: number
}

/** Nearer than this, two marks could not be pressed apart. */
const NEAR_PX = 36

export interface Cluster<T> {
  x: number
  y: number
  things: T[]
}

/** Marks that would cover one another, drawn as one: each joins the first that is near it, in the order given. */
export function clustersOf<T>(marks: readonly Drawn<T>[]): Cluster<T>[] {
  const clusters: Cluster<T>[] = []
  for (const { thing, x, y } of marks) {
    const near = clusters.find((one) => Math.hypot(one.x - x, one.y - y) < NEAR_PX)
    if (near) near.things.push(thing)
    else clusters.push({ x, y, things: [thing] })
  }
  return clusters
}
