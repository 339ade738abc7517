import type { Point } from '../../../kernel/geo.ts'

const EARTH_RADIUS_KM = 6371.0088
const LEAF = 8
/** Halvings by weight before those by place. */
const WEIGHT_LEVELS = 3

/** A place as a unit vector: straight-line distances between vectors order places as great-circle ones do. */
export function unitVector({ lat, lng }: Point): [number, number, number] {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** Great-circle km of a chord of the unit sphere. */
export function chordToKm(chord: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2))
}

export interface Placed<T> {
  item: T
  weight: number
  /** Null: the place is unknown. */
  at: [number, number, number] | null
}

interface Node<T> {
  /** Heaviest item beneath. */
  weight: number
  /** Box around the items beneath, x y z minima then maxima; null: some have no place. */
  box: Float64Array | null
  /** Some of the items beneath have a place and some have none. */
  isMixed: boolean
  children: [Node<T>, Node<T>] | null
  /** Of a leaf: its items, and beside them their weights, to be read without touching the items. */
  items: readonly T[]
  weights: Float64Array
}

const NONE = new Float64Array(0)

/**
 * A k-d tree of weighted places: every node knows the heaviest item beneath it and a box around them, so that
 * "weight × something that falls with distance" has an upper bound at each node, and the best items come out first
 * without looking at the others. Built once; additions go to a short list beside it until there are enough of them.
 * What is removed stays until the next building: the searcher skips what is no longer live.
 */
export class PlaceTree<T> {
  private built: Placed<T>[] = []
  private recent: Placed<T>[] = []
  /** The recent ones as a node, until another comes. */
  private recentNode: Node<T> | null = null
  private root: Node<T> | null = null
  private gone = 0
  private readonly isLive: (item: T) => boolean

  constructor(isLive: (item: T) => boolean) {
    this.isLive = isLive
  }

  put(placed: Placed<T>): void {
    this.recent.push(placed)
    this.recentNode = null
  }

  /** Says that one of its items is no longer live. */
  forget(): void {
    this.gone++
  }

  /** The nodes to begin with: the tree, and what came since it was built. */
  roots(): Node<T>[] {
    if (this.recent.length > 32 + this.built.length / 8 || this.gone > 32 + this.built.length / 2) {
      this.built = [...this.built, ...this.recent].filter(({ item }) => this.isLive(item))
      this.root = buildNode(this.built)
      this.recent = []
      this.recentNode = null
      this.gone = 0
    }
    if (this.recent.length > 0) this.recentNode ??= leafNode(this.recent)
    return [this.root, this.recentNode].filter((node) => node !== null)
  }
}

export type TreeNode<T> = Node<T>

/** Smallest chord between a place and a node's box; 0 inside. Null when either place is unknown. */
export function chordToNode<T>(from: readonly number[] | null, { box }: Node<T>): number | null {
  if (!from || !box) return null
  let sum = 0
  for (let axis = 0; axis < 3; axis++) {
    const x = from[axis] as number
    const gap = Math.max((box[axis] as number) - x, 0, x - (box[axis + 3] as number))
    sum += gap * gap
  }
  return Math.sqrt(sum)
}

export function chordBetween(a: readonly number[], b: readonly number[]): number {
  // Not Math.hypot, which is several times slower and guards against overflows that unit vectors cannot have.
  const x = (a[0] as number) - (b[0] as number)
  const y = (a[1] as number) - (b[1] as number)
  const z = (a[2] as number) - (b[2] as number)
  return Math.sqrt(x * x + y * y + z * z)
}

function buildNode<T>(items: Placed<T>[]): Node<T> | null {
  if (items.length === 0) return null
  const placed = items.filter(({ at }) => at !== null).sort((a, b) => b.weight - a.weight)
  const nowhere = items.filter(({ at }) => at === null).sort((a, b) => b.weight - a.weight)
  const placedNode = placed.length > 0 ? splitByWeight(placed, WEIGHT_LEVELS) : null
  const nowhereNode = nowhere.length > 0 ? splitByRank(nowhere) : null
  if (placedNode && nowhereNode)
    return {
      weight: Math.max(placedNode.weight, nowhereNode.weight),
      box: null,
      isMixed: true,
      children: [placedNode, nowhereNode],
      items: [],
      weights: NONE,
    }
  return placedNode ?? nowhereNode
}

/** Sure readings apart from faint ones first, so that a faint neighbour is not looked at for the sake of a sure one. */
function splitByWeight<T>(items: Placed<T>[], levels: number): Node<T> {
  if (levels === 0 || items.length <= 4 * LEAF) return splitByPlace(items)
  const middle = items.length >> 1
  const [heavy, light] = [items.slice(0, middle), items.slice(middle)]
  return joined(splitByWeight(heavy, levels - 1), splitByWeight(light, levels - 1), boxOf(items))
}

function splitByPlace<T>(items: Placed<T>[]): Node<T> {
  if (items.length <= LEAF) return leafNode(items)
  const box = boxOf(items) as Float64Array
  let axis = 0
  for (let other = 1; other < 3; other++) if (span(box, other) > span(box, axis)) axis = other
  items.sort((a, b) => ((a.at as number[])[axis] as number) - ((b.at as number[])[axis] as number))
  const middle = items.length >> 1
  return joined(splitByPlace(items.slice(0, middle)), splitByPlace(items.slice(middle)), box)
}

function splitByRank<T>(items: readonly Placed<T>[]): Node<T> {
  if (items.length <= LEAF) return leafNode(items)
  const middle = items.length >> 1
  return joined(splitByRank(items.slice(0, middle)), splitByRank(items.slice(middle)), null)
}

function joined<T>(left: Node<T>, right: Node<T>, box: Float64Array | null): Node<T> {
  return {
    weight: Math.max(left.weight, right.weight),
    box,
    isMixed: false,
    children: [left, right],
    items: [],
    weights: NONE,
  }
}

function leafNode<T>(items: readonly Placed<T>[]): Node<T> {
  const placed = items.filter(({ at }) => at !== null).length
  return {
    weight: Math.max(...items.map(({ weight }) => weight)),
    box: boxOf(items),
    isMixed: placed > 0 && placed < items.length,
    children: null,
    items: items.map(({ item }) => item),
    weights: Float64Array.from(items, ({ weight }) => weight),
  }
}

/** Null when an item has no place: its distance, hence its bound, is unknown. */
function boxOf<T>(items: readonly Placed<T>[]): Float64Array | null {
  const box = new Float64Array([2, 2, 2, -2, -2, -2])
  for (const { at } of items) {
    if (!at) return null
    for (let axis = 0; axis < 3; axis++) {
      box[axis] = Math.min(box[axis] as number, at[axis] as number)
      box[axis + 3] = Math.max(box[axis + 3] as number, at[axis] as number)
    }
  }
  return box
}

function span(box: Float64Array, axis: number): number {
  return (box[axis + 3] as number) - (box[axis] as number)
}
