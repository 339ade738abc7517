/** A set of small numbers as bits: whether two sets meet is told 32 numbers at a time. */
export type Bits = Int32Array

export const NO_BITS: Bits = new Int32Array(0)

/** The set of some numbers below `size`. */
export function bitsOf(size: number, numbers: Iterable<number>): Bits {
  const bits = new Int32Array(Math.ceil(size / 32))
  for (const number of numbers) bits[number >>> 5] = (bits[number >>> 5] as number) | (1 << (number & 31))
  return bits
}

export function holds(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
}

/** Whether two sets have a number in common. */
export function meet(a: Bits, b: Bits): boolean {
  for (let word = 0; word < a.length; word++)
    if (((a[word] as number) & (b[word] as number)) !== 0) return true
  return false
}

/** The numbers of any of some sets of one size. */
export function union(sets: readonly Bits[]): Bits {
  const [first, ...others] = sets
  if (!first) return NO_BITS
  if (others.length === 0) return first
  const all = Int32Array.from(first)
  for (const set of others)
    for (let word = 0; word < all.length; word++) all[word] = (all[word] as number) | (set[word] as number)
  return all
}
