import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { freshnessTerm, isStale, LIFE_DAYS } from '../../../src/features/matching/engine/terms.ts'

const aged = (ageDays: number | null, isAudited = false) => ({ ageDays, isAudited }) as EngineFlow
const age = fc.double({ min: 0, max: 5000, noNaN: true })

describe('the freshness term', () => {
  it('never grows with age, audited or not, and stays above nothing: a stale flow is ranked lower, not out', () => {
    fc.assert(
      fc.property(age, age, fc.boolean(), (one, other, isAudited) => {
        const [young, old] = [one, other]
          .sort((a, b) => a - b)
          .map((days) => freshnessTerm(aged(days, isAudited)))
        expect(old).toBeLessThanOrEqual(young ?? 0)
        expect(old).toBeGreaterThan(0)
      }),
    )
  })

  it('falls on the day a flow is stale, below that of one of which no day is known', () => {
    const [last, first] = [LIFE_DAYS, LIFE_DAYS + 0.01].map((days) => freshnessTerm(aged(days)) ?? 0)
    expect(first).toBeLessThan((last ?? 0) / 3.9)
    expect([isStale(aged(LIFE_DAYS)), isStale(aged(LIFE_DAYS + 0.01)), isStale(aged(null))]).toEqual([
      ...[false, true, false],
    ])
  })
})
