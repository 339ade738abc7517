import type { Point } from '../../../kernel/geo.ts'
import { copyRow, type FactTable, type Rows, rowAt, rowsFor } from './facts.ts'
import { type Columns, part } from './part.ts'

const LEAF = 32
/** Halvings by weight before those by place. */
const WEIGHT_LEVELS = 3
/** Instead of a slot: what was there is gone. */
export const GONE = -1

/** A place as a unit vector: straight-line distances between vectors order places as great-circle ones do. */
export interface Place {
  x: number
  y: number
  z: number
}

export function placeOf({ lat, lng }: Point): Place {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180]
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) }
}

/** Chord between a place and the one that begins at a position of the rows of many; NaN when that is unknown. */
export function chordTo({ x, y, z }: Place, rows: Float32Array, at: number): number {
  // Not Math.hypot, which is several times slower and guards against overflows that unit vectors cannot have.
  const dx = x - (rows[at] as number)
  const dy = y - (rows[at + 1] as number)
  const dz = z - (rows[at + 2] as number)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/**
 * A complete binary tree in arrays, as a heap is: the root is node 1, the children of node n are 2n and 2n + 1, and
 * each node holds an equal share of the slots of its parent, side by side. It knows of each node the heaviest weight
 * and, when places are known, the box around them.
 */
export interface Layout {
  slots: Int32Array
  weights: Float32Array
  /** By position, as the slots are: copied there, for a search reads neighbours one after the other. */
  rows: Rows
  /** Of the leaves; the root is at 0. */
  depth: number
  /** By node. */
  heaviest: Float32Array
  /** Six by node: x y z minima then maxima; null when the places are unknown. */
  boxes: Float32Array | null
}

export const ROOT = 1

export function isLeaf({ depth }: Layout, node: number): boolean {
  return node >= 1 << depth
}

/** Where the slots of a node begin; they end where those of the next node of its depth begin. */
export function startOf({ slots }: Layout, node: number): number {
  const depth = 31 - Math.clz32(node)
  return Math.floor((slots.length * (node - (1 << depth))) / (1 << depth))
}

export function endOf({ slots }: Layout, node: number): number {
  const depth = 31 - Math.clz32(node)
  return Math.floor((slots.length * (node + 1 - (1 << depth))) / (1 << depth))
}

/** Smallest chord between a place and the box of a node; 0 inside. */
export function chordToBox({ x, y, z }: Place, boxes: Float32Array, node: number): number {
  const at = 6 * node
  const dx = gap(x, boxes[at] as number, boxes[at + 3] as number)
  const dy = gap(y, boxes[at + 1] as number, boxes[at + 4] as number)
  const dz = gap(z, boxes[at + 2] as number, boxes[at + 5] as number)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

function gap(value: number, min: number, max: number): number {
  return value < min ? min - value : value > max ? value - max : 0
}

/**
 * A k-d tree of weighted slots: every node knows the heaviest weight beneath it and a box around the places, so that
 * "weight × something that falls with distance" has an upper bound at each node, and the best come out first without
 * looking at the others. Built once, those without a place apart; additions go to a short list beside it until there
 * are enough of them.
 */
export class PlaceTree {
  private readonly facts: FactTable
  private built: Layout[] = []
  /** Additions, side by side: a million flows come this way, an object for each posting would be as many to move. */
  private slots: number[] = []
  private weights: number[] = []
  /** What is built and what is recent, the latter as leaves, until something comes. */
  private all: Layout[] | null = []
  private size = 0
  private gone = 0

  constructor(facts: FactTable) {
    this.facts = facts
  }

  put(slot: number, weight: number): void {
    this.slots.push(slot)
    this.weights.push(weight)
    this.all = null
  }

  remove(slot: number): void {
    for (const { slots } of this.built) {
      const at = slots.indexOf(slot)
      if (at < 0) continue
      slots[at] = GONE
      this.gone++
      return
    }
    const at = this.slots.indexOf(slot)
    if (at < 0) return
    this.slots.splice(at, 1)
    this.weights.splice(at, 1)
    this.all = null
  }

  /** What there is to search. */
  layouts(): readonly Layout[] {
    if (this.slots.length > 32 + this.size / 8 || this.gone > 32 + this.size / 2) this.build()
    this.all ??= [...this.built, ...layOut(this.recent(), this.facts.rows, 0)]
    return this.all
  }

  private build(): void {
    const postings = this.recent()
    for (const { slots, weights } of this.built)
      slots.forEach((slot, i) => {
        if (slot === GONE) return
        postings.slots.push(slot)
        postings.weights.push(weights[i] as number)
      })
    this.built = layOut(postings, this.facts.rows)
    this.size = postings.slots.length
    this.slots = []
    this.weights = []
    this.all = null
    this.gone = 0
  }

  private recent(): Postings {
    return { slots: [...this.slots], weights: [...this.weights] }
  }
}

/** Slots and how much each weighs, side by side. */
interface Postings {
  slots: number[]
  weights: number[]
}

/** One layout of those with a place and one of those without, as there are any. */
function layOut({ slots, weights }: Postings, facts: Rows, maxDepth = 30): Layout[] {
  const [placed, placeless]: [number[], number[]] = [[], []]
  for (let i = 0; i < slots.length; i++)
    (Number.isNaN(facts.numbers[rowAt(slots[i] as number)]) ? placeless : placed).push(i)
  return [placed, placeless].flatMap((chosen, isPlaceless) =>
    chosen.length === 0
      ? []
      : layoutOf(
          Int32Array.from(chosen, (i) => slots[i] as number),
          Float32Array.from(chosen, (i) => weights[i] as number),
          { facts, arePlaced: !isPlaceless, maxDepth },
        ),
  )
}

function layoutOf(
  slots: Int32Array,
  weights: Float32Array,
  { facts, arePlaced, maxDepth }: { facts: Rows; arePlaced: boolean; maxDepth: number },
): Layout {
  const depth = Math.min(maxDepth, Math.max(0, Math.ceil(Math.log2(slots.length / LEAF))))
  const nodes = 2 << depth
  const layout: Layout = {
    ...{ slots, weights, depth },
    rows: rowsFor(slots.length),
    heaviest: new Float32Array(nodes),
    boxes: arePlaced ? new Float32Array(6 * nodes) : null,
  }
  arrange(layout, ROOT, {
    slots,
    weights,
    axes: (arePlaced ? [0, 1, 2] : []).map((axis) =>
      Float32Array.from(slots, (slot) => facts.numbers[rowAt(slot) + axis] as number),
    ),
  })
  slots.forEach((slot, position) => {
    copyRow(facts, slot, layout.rows, position)
  })
  return layout
}

/** Brings what lies under a node in the order of its tree, that of each child in its half. */
function arrange(layout: Layout, node: number, columns: Columns): void {
  const { weights, axes } = columns
  const [from, to] = [startOf(layout, node), endOf(layout, node)]
  layout.heaviest[node] = mostOf(weights, from, to)
  const box = layout.boxes && boxOf(axes, from, to)
  if (box) layout.boxes?.set(box, 6 * node)
  if (isLeaf(layout, node)) {
    sortHeaviestFirst(columns, from, to)
    return
  }
  // Sure readings apart from faint ones first, so that a faint neighbour is not looked at for the sake of a sure one.
  const isByWeight = !box || (node < 1 << WEIGHT_LEVELS && to - from > 4 * LEAF)
  const middle = startOf(layout, 2 * node + 1)
  if (isByWeight) part(columns, weights, -1, [from, middle, to])
  else part(columns, axes[widestAxis(box)] as Float32Array, 1, [from, middle, to])
  arrange(layout, 2 * node, columns)
  arrange(layout, 2 * node + 1, columns)
}

/** Without their places, which nothing looks at in a leaf. */
function sortHeaviestFirst({ slots, weights }: Columns, from: number, to: number): void {
  const order = Array.from({ length: to - from }, (_, i) => from + i)
  order.sort((a, b) => (weights[b] as number) - (weights[a] as number))
  const sorted = order.map((i) => [slots[i] as number, weights[i] as number] as const)
  sorted.forEach(([slot, weight], i) => {
    slots[from + i] = slot
    weights[from + i] = weight
  })
}

function mostOf(weights: Float32Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) most = Math.max(most, weights[i] as number)
  return most
}

type Box = [number, number, number, number, number, number]

function boxOf(axes: readonly Float32Array[], from: number, to: number): Box {
  const box: Box = [2, 2, 2, -2, -2, -2]
  axes.forEach((along, axis) => {
    for (let i = from; i < to; i++) {
      const value = along[i] as number
      box[axis] = Math.min(box[axis] as number, value)
      box[axis + 3] = Math.max(box[axis + 3] as number, value)
    }
  })
  return box
}

/** 0, 1 or 2 for x, y or z. */
function widestAxis([x0, y0, z0, x1, y1, z1]: Box): number {
  const [x, y, z] = [x1 - x0, y1 - y0, z1 - z0]
  return x >= y && x >= z ? 0 : y >= z ? 1 : 2
}
