import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../src/kernel/day.ts'
import { spansOf } from '../../../src/kernel/spans.ts'

const FIRST = '2025-03-10'

describe('spansOf', () => {
  it('holds on a day what its last state until that day made of it', () => {
    const said = fc.constantFrom(true, false, null)
    const gaps = fc.array(fc.record({ said, gap: fc.integer({ min: 1, max: 9 }) }), { maxLength: 20 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 200 }), (steps, after) => {
        let last = FIRST
        const states = steps.map(({ said, gap }) => {
          last = dayAfter(last, gap)
          return { said, on: last }
        })
        const asOf = dayAfter(FIRST, after)
        const word = states.filter(({ said, on }) => said !== null && on <= asOf).at(-1)?.said ?? false
        const holding = spansOf(states, ({ said }) => said).filter(
          ({ on, until }) => on <= asOf && (until === null || asOf < until),
        )
        expect(holding.length).toBe(word ? 1 : 0)
      }),
    )
  })
})
