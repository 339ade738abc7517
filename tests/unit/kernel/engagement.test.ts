import { describe, expect, it } from 'vitest'
import { confirmedPeriods, takenUpPeriods } from '../../../src/features/engagement/rules.ts'
import { monthsAfter } from '../../../src/kernel/day.ts'
import {
  deedsWithin,
  type EngagementFact,
  firstEngagedOn,
  isEngagedOn,
  signsOn,
} from '../../../src/kernel/engagement.ts'

const lastsAYear = (_family: unknown, saidOn: string) => monthsAfter(saidOn, 12)
const version = (on: string, said: Partial<Parameters<typeof confirmedPeriods>[0][number]> = {}) => ({
  ...{ family: 'waste' as const, on, confirmedOn: null, auditedOn: null, withdrawnOn: null },
  ...said,
})

describe('who is engaged on a day', () => {
  const facts: EngagementFact[] = [
    { sign: 'flow', from: '2025-01-10', until: '2025-06-01' },
    { sign: 'audited', from: '2026-03-01', until: null },
  ]

  it('is who has a sign that day, from its first day to the day before its last', () => {
    expect(isEngagedOn(facts, '2025-01-09')).toBe(false)
    expect(signsOn(facts, '2025-01-10')).toEqual(['flow'])
    expect(signsOn(facts, '2025-05-31')).toEqual(['flow'])
    expect(isEngagedOn(facts, '2025-06-01')).toBe(false)
    expect(signsOn(facts, '2030-01-01')).toEqual(['audited'])
  })

  it('may be counted by some of the signs alone', () => {
    expect(isEngagedOn(facts, '2025-02-01', ['audited', 'signed'])).toBe(false)
    expect(firstEngagedOn(facts)).toBe('2025-01-10')
    expect(firstEngagedOn(facts, ['audited'])).toBe('2026-03-01')
    expect(firstEngagedOn([])).toBeNull()
  })
})

describe('a live and confirmed flow', () => {
  it('needs more than a declaration, and holds until its term', () => {
    expect(confirmedPeriods([version('2025-01-05')], lastsAYear)).toEqual([])
    expect(confirmedPeriods([version('2025-01-05', { confirmedOn: '2025-01-04' })], lastsAYear)).toEqual([
      { sign: 'flow', from: '2025-01-04', until: '2026-01-04' },
    ])
  })

  it('ends on the day it is withdrawn, begins again on the day it is put back', () => {
    const confirmedOn = '2025-01-05'
    const periods = confirmedPeriods(
      [
        version('2025-01-05', { confirmedOn }),
        version('2025-03-01', { confirmedOn, withdrawnOn: '2025-03-01' }),
        version('2025-04-01', { confirmedOn }),
      ],
      lastsAYear,
    )
    expect(periods).toEqual([
      { sign: 'flow', from: '2025-01-05', until: '2025-03-01' },
      { sign: 'flow', from: '2025-04-01', until: '2026-01-05' },
    ])
  })
})

describe('a synergy taken up', () => {
  const joined = { joinedOn: '2025-02-01', leftOn: null }

  it('counts while it stands: neither refused, nor abandoned, nor left', () => {
    expect(takenUpPeriods(joined, [{ to: 'proposed', on: '2025-02-01' }])).toEqual([
      { sign: 'synergy', from: '2025-02-01', until: null },
    ])
    const steps = [
      { to: 'proposed' as const, on: '2025-02-01' },
      { to: 'abandoned' as const, on: '2025-05-01' },
      { to: 'study' as const, on: '2025-07-01' },
    ]
    expect(takenUpPeriods({ ...joined, leftOn: '2025-09-01' }, steps)).toEqual([
      { sign: 'synergy', from: '2025-02-01', until: '2025-05-01' },
      { sign: 'synergy', from: '2025-07-01', until: '2025-09-01' },
    ])
  })
})

describe('deeds within a span', () => {
  it('holds both ends, each structure within its own days', () => {
    const deed = (organisationId: string, on: string) => ({ organisationId, kind: 'audit' as const, on })
    const spans = new Map([['a', { from: '2026-01-10', to: '2026-01-20' }]])
    const found = deedsWithin(
      [deed('a', '2026-01-09'), deed('a', '2026-01-20'), deed('b', '2026-01-15')],
      (id) => spans.get(id) ?? null,
    )
    expect([...found]).toEqual([['a', new Set(['audit'])]])
  })
})
