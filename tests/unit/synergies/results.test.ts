import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf, tonnesOf } from '../../../src/features/synergies/results/rules.ts'
import { units } from '../../../src/kernel/quantity.ts'

const anyExchange = fc.record({
  on: fc.constantFrom('2026-01-03', '2026-02-14', '2026-11-30'),
  organisationIds: fc.subarray(['a', 'b', 'c']),
  evidence: fc.option(fc.constant('bon de pesée')),
  voidedAt: fc.option(fc.constant('2026-12-01T08:00:00.000Z')),
})

describe('what exchanges prove', () => {
  it('counts only those that stand, with evidence', () => {
    fc.assert(
      fc.property(fc.array(anyExchange), (exchanges) => {
        const standing = exchanges.filter(({ evidence, voidedAt }) => evidence && !voidedAt)
        const proof = evidenceOf(exchanges)
        expect(proof).toEqual(evidenceOf(standing))
        expect(proof.exchanges).toBe(standing.length)
        expect(proof.firstExchangeOn === null).toBe(standing.length === 0)
        for (const { on } of standing) expect((proof.firstExchangeOn ?? '') <= on).toBe(true)
        for (const { organisationIds } of standing)
          expect(proof.users).toBeGreaterThanOrEqual(organisationIds.length)
      }),
    )
  })

  it('is never more once one is voided', () => {
    fc.assert(
      fc.property(fc.array(anyExchange, { minLength: 1 }), (exchanges) => {
        const [first, ...rest] = exchanges
        const before = evidenceOf(exchanges)
        const after = evidenceOf([{ ...(first as (typeof exchanges)[number]), voidedAt: 'now' }, ...rest])
        expect(after.exchanges).toBeLessThanOrEqual(before.exchanges)
        expect(after.users).toBeLessThanOrEqual(before.users)
      }),
    )
  })
})

describe('tonnes', () => {
  it('come from what weighs, and from nothing else', () => {
    expect(tonnesOf(1500, 'kg')).toBe(1.5)
    expect(tonnesOf(2, 't')).toBe(2)
    expect(tonnesOf(null, 't')).toBeNull()
    for (const unit of units) if (unit !== 't' && unit !== 'kg') expect(tonnesOf(3, unit)).toBeNull()
  })
})
