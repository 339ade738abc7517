import { leadingNumber } from '../../src/kernel/typed-number.ts'

/** « 1 234,5 » as a number; what is none goes to the server as it is, which says so. */
export function numberIn(text: string): number {
  const read = leadingNumber(text)
  return read && /^(€|%)?$/.test(read.rest) ? read.value : Number.NaN
}
