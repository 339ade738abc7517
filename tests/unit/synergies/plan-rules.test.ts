import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueDays, toTell } from '../../../src/features/synergies/results/plan-rules.ts'
import { dayAfter, daysBetween } from '../../../src/kernel/day.ts'
import { planPeriods } from '../../../src/kernel/synergies.ts'

const day = fc.integer({ min: 0, max: 900 }).map((days) => dayAfter('2025-01-01', days))
const plan = fc.record({
  every: fc.constantFrom(...planPeriods),
  from: day,
  until: fc.option(day),
  stoppedOn: fc.option(day),
})
/** The shortest and the longest time between two occurrences, in days. */
const GAPS = { week: [7, 7], month: [28, 31], quarter: [89, 92], year: [365, 366] } as const

describe('the days on which a plan is due', () => {
  it('begin with the first, come at its pace, and go past neither today, the end nor the stop', () => {
    fc.assert(
      fc.property(plan, day, (one, today) => {
        const days = dueDays(one, today)
        const isDue = (due: string) =>
          due <= today && due <= (one.until ?? due) && (one.stoppedOn === null || due < one.stoppedOn)
        expect(days.every(isDue)).toBe(true)
        expect(days[0]).toBe(isDue(one.from) ? one.from : undefined)
        const [shortest, longest] = GAPS[one.every]
        days.slice(1).forEach((due, at) => {
          const gap = daysBetween(days[at] ?? '', due)
          expect(gap).toBeGreaterThanOrEqual(shortest)
          expect(gap).toBeLessThanOrEqual(longest)
        })
      }),
    )
  })

  it('only grow as days pass', () => {
    fc.assert(
      fc.property(plan, day, fc.integer({ min: 0, max: 60 }), (one, today, later) => {
        const before = dueDays(one, today)
        expect(dueDays(one, dayAfter(today, later)).slice(0, before.length)).toEqual(before)
      }),
    )
  })

  it('come back to the 31st after a shorter month', () => {
    const one = { every: 'month', from: '2026-01-31', until: null, stoppedOn: null } as const
    expect(dueDays(one, '2026-04-01')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
  })
})

describe('what is to be told of what is due', () => {
  const today = { today: '2026-03-20', graceDays: 7 }
  it('is told the day it is due and once after the grace, never again', () => {
    const due = { due: '2026-03-20', level: 'due' as const }
    expect(toTell(['2026-03-20'], [], today)).toEqual([due])
    expect(toTell(['2026-03-20'], [due], today)).toEqual([])
    const late = { due: '2026-03-13', level: 'overdue' as const }
    expect(toTell(['2026-03-13'], [{ ...late, level: 'due' }], today)).toEqual([late])
    expect(toTell(['2026-03-14'], [{ due: '2026-03-14', level: 'due' }], today)).toEqual([])
    expect(toTell(['2026-03-13'], [late, { ...late, level: 'due' }], today)).toEqual([])
  })
})
