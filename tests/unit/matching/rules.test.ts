import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { decisionFault, factsFor, lapseOf } from '../../../src/features/matching/rules.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { dayAfter } from '../../../src/kernel/day.ts'
import { type Refusal, refusals, verdicts } from '../../../src/kernel/match-decisions.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

let flow: FlowMaker
beforeAll(() => {
  flow = flowMaker(createReader(knowledgeBase()))
})

const changes: Partial<EngineFlow>[] = [
  { months: 1 },
  { quantity: { value: 3, unit: 't', period: 'year' } },
  { point: { lat: 43, lng: 1 } },
  { wasteCode: '030105' },
]

describe('what a match is refused for', () => {
  const isTouched = (reason: Refusal, change: Partial<EngineFlow>) => {
    const [stock, need] = [flow('stock', 'Sciure de chêne'), flow('need', 'Litière')]
    return factsFor(reason, stock, need) !== factsFor(reason, { ...stock, ...change }, need)
  }

  it('changes with what the reason is about, and with nothing else', () => {
    const touched = Object.fromEntries(
      refusals.map((reason) => [reason, changes.map((change) => isTouched(reason, change))]),
    )
    expect(touched).toEqual({
      'not-the-thing': [false, false, false, true],
      quality: [false, false, false, false],
      quantity: [false, true, false, false],
      season: [true, false, false, false],
      distance: [false, false, true, false],
      rule: [false, false, false, true],
      outlet: [true, true, true, true],
      other: [true, true, true, true],
    })
  })

  it('changes with the words, when it is about what is said', () => {
    const need = flow('need', 'Litière')
    const [dry, wet] = ['Sciure de chêne sèche', 'Sciure de chêne humide'].map((label) =>
      flow('stock', label),
    )
    for (const reason of ['not-the-thing', 'quality', 'rule', 'other'] as const)
      expect(factsFor(reason, dry as EngineFlow, need)).not.toBe(factsFor(reason, wet as EngineFlow, need))
    expect(factsFor('distance', dry as EngineFlow, need)).toBe(factsFor('distance', wet as EngineFlow, need))
  })
})

describe('a decision that no longer stands', () => {
  const day = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const never = () => {
    throw new Error('What it was refused for is of no interest.')
  }

  it('stands each day before the one it was postponed until, and none after', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (until, ahead) => {
        const decided = { verdict: 'postponed', until, facts: '' } as const
        const lapsed = lapseOf(decided, { today: dayAfter(until, ahead), factsNow: never })
        expect(lapsed).toBe(ahead < 0 ? null : 'day-came')
      }),
    )
  })

  it('stands as long as what it was refused for has not changed; one that is kept stands', () => {
    fc.assert(
      fc.property(day, fc.string(), fc.string(), (today, facts, now) => {
        const lapse = (verdict: 'kept' | 'refused') =>
          lapseOf({ verdict, until: null, facts }, { today, factsNow: () => now })
        expect(lapse('refused')).toBe(facts === now ? null : 'changed')
        expect(lapse('kept')).toBeNull()
      }),
    )
  })

  it('is one that could be made: a day to come within two years, a reason to refuse', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...verdicts),
        fc.option(fc.constantFrom(...refusals)),
        fc.option(fc.integer({ min: -900, max: 900 })),
        (today, verdict, reason, ahead) => {
          const until = ahead === null ? null : dayAfter(today, ahead)
          const fault = decisionFault({ verdict, reason, until }, today)
          if (verdict === 'kept') expect(fault).toBeNull()
          if (verdict === 'refused') expect(fault?.field ?? null).toBe(reason === null ? 'reason' : null)
          if (verdict === 'postponed' && fault === null)
            expect(lapseOf({ verdict, until, facts: '' }, { today, factsNow: never })).toBeNull()
          if (verdict === 'postponed' && ahead !== null && ahead > 0 && ahead < 700) expect(fault).toBeNull()
        },
      ),
    )
  })
})
