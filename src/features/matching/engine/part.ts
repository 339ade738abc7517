/** What is known of each posting, side by side: moved together. */
export interface Columns {
  slots: Int32Array
  weights: Float32Array
  /** x, y and z. */
  axes: readonly Float32Array[]
}

/**
 * Moves the postings from `from` to before `to` so that none before `middle` has a larger key than one from it on, keys
 * told by one of the columns (`sign` −1: none a smaller one). Hoare's quickselect (CACM 4, 1961, algorithm 65): the
 * range that holds the middle is cut at a pivot until nothing is left of it, in a time that grows with the range, where
 * sorting it would order what nobody asks for.
 */
export function part(
  columns: Columns,
  keys: Float32Array,
  sign: 1 | -1,
  [from, middle, to]: readonly [from: number, middle: number, to: number],
): void {
  let [low, high] = [from, to - 1]
  while (low < high) {
    const pivot = sign * middleOfThree(keys, low, high)
    let [left, right] = [low, high]
    // Equal keys are moved too, so that many of them still halve the range.
    while (left <= right) {
      while (sign * (keys[left] as number) < pivot) left++
      while (sign * (keys[right] as number) > pivot) right--
      if (left > right) break
      swap(columns, left, right)
      left++
      right--
    }
    if (middle <= right) high = right
    else if (middle >= left) low = left
    else return
  }
}

function middleOfThree(keys: Float32Array, low: number, high: number): number {
  const [a, b, c] = [keys[low] as number, keys[(low + high) >> 1] as number, keys[high] as number]
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function swap({ slots, weights, axes }: Columns, i: number, j: number): void {
  swapIn(slots, i, j)
  swapIn(weights, i, j)
  for (const axis of axes) swapIn(axis, i, j)
}

function swapIn(column: Int32Array | Float32Array, i: number, j: number): void {
  const kept = column[i] as number
  column[i] = column[j] as number
  column[j] = kept
}
