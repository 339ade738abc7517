import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eurosPerTonne,
  evidenceOf,
  provedStage,
  tonnesOf,
} from '../../../src/features/synergies/results/rules.ts'
import { units } from '../../../src/kernel/quantity.ts'
import { openStages, stages } from '../../../src/kernel/synergies.ts'

const anyExchange = fc.record({
  on: fc.constantFrom('2026-01-03', '2026-02-14', '2026-11-30'),
  organisationIds: fc.subarray(['a', 'b', 'c']),
  evidence: fc.option(fc.constant('bon de pesée')),
  documentId: fc.option(fc.constant('bon.pdf')),
  voidedAt: fc.option(fc.constant('2026-12-01T08:00:00.000Z')),
})

describe('what exchanges prove', () => {
  it('counts only those that stand, with evidence in words or in a document', () => {
    fc.assert(
      fc.property(fc.array(anyExchange), (exchanges) => {
        const standing = exchanges.filter(
          ({ evidence, documentId, voidedAt }) => (evidence || documentId) && !voidedAt,
        )
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

describe('the price of a tonne', () => {
  it('is known of what weighs alone', () => {
    expect(eurosPerTonne(40, 't')).toBe(40)
    expect(eurosPerTonne(0.04, 'kg')).toBe(40)
    for (const [price, unit] of [
      [null, 't'],
      [40, 'm3'],
      [40, null],
    ] as const)
      expect(eurosPerTonne(price, unit)).toBeNull()
  })
})

describe('the stage that evidence opens', () => {
  const facts = {
    ...{ structures: 2, notIntroduced: 0, legalBlock: null, firstExchangeOn: '2026-01-03', isPooled: false },
    ...{ usersWithEvidence: 2, exchanges: 2, suspendedFrom: null, hasReason: true },
  }

  it('is ahead of where a synergy is, and none once it has ended or is not introduced', () => {
    for (const stage of stages) {
      const proved = provedStage(stage, facts)
      if (proved) expect(openStages.indexOf(proved)).toBeGreaterThan(openStages.indexOf(stage as 'study'))
    }
    expect(provedStage('study', facts)).toBe('operational')
    expect(provedStage('operational', facts)).toBe('recurring')
    for (const stage of ['proposed', 'validated', 'recurring', 'suspended', 'ended', 'refused'] as const)
      expect(provedStage(stage, facts)).toBeNull()
    expect(provedStage('study', { ...facts, firstExchangeOn: null })).toBeNull()
  })
})
