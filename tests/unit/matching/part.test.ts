import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { part } from '../../../src/features/matching/engine/part.ts'

describe('parting postings', () => {
  it('leaves none larger before the middle than after, and keeps each posting whole', () => {
    const key = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.float({ min: -1, max: 1, noNaN: true }))
    const drawn = fc.array(fc.tuple(key, key), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(drawn, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (rows, a, b, c, byWeight) => {
        const [from, middle, to] = [a, b, c]
          .map((one) => one % (rows.length + 1))
          .sort((one, other) => one - other) as [number, number, number]
        const columns = {
          slots: Int32Array.from(rows, (_, i) => i),
          weights: Float32Array.from(rows, ([weight]) => weight),
          axes: [Float32Array.from(rows, ([, x]) => x)],
        }
        const [keys, sign] = byWeight
          ? ([columns.weights, -1] as const)
          : ([columns.axes[0] as Float32Array, 1] as const)
        part(columns, keys, sign, [from, middle, to])
        const before = [...keys.subarray(from, middle)].map((one) => sign * one)
        const after = [...keys.subarray(middle, to)].map((one) => sign * one)
        if (before.length > 0 && after.length > 0)
          expect(Math.max(...before)).toBeLessThanOrEqual(Math.min(...after))
        const untouched = (position: number) => position < from || position >= to
        columns.slots.forEach((slot, position) => {
          const [weight, x] = (rows[slot] as [number, number]).map(Math.fround)
          expect([columns.weights[position], columns.axes[0]?.[position]]).toEqual([weight, x])
          if (untouched(position)) expect(slot).toBe(position)
        })
        expect(new Set(columns.slots).size).toBe(rows.length)
      }),
    )
  })
})
