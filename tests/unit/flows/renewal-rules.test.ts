import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, type Reminded, toAskToday } from '../../../src/features/flows/renewal/rules.ts'
import { dayAfter, daysBetween } from '../../../src/kernel/day.ts'

const START = '2026-01-01'
const key = ({ flowId, expiresOn }: Asked) => `${flowId} ${expiresOn}`

/** What is to be said again on each day: flows come, go when they are answered for, and come back under a later term. */
const days = fc.array(
  fc.uniqueArray(
    fc.record({
      flowId: fc.constantFrom('a', 'b', 'c', 'd'),
      expiresOn: fc.constantFrom('2026-02-01', '2027-02-01'),
    }),
    { selector: key, maxLength: 6 },
  ),
  { maxLength: 60 },
)

describe('what to ask of somebody', () => {
  it('is asked once for each term, all at once, and never sooner than agreed after the last mail', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (dueOn, everyDays) => {
        const reminded: Reminded[] = []
        const mails: string[] = []
        dueOn.forEach((due, i) => {
          const today = dayAfter(START, i)
          const asked = toAskToday(due, reminded, today, everyDays)
          const isNew = (each: Asked) => !reminded.some((one) => key(one) === key(each))
          const last = mails.at(-1)
          const mayWrite = last === undefined || daysBetween(last, today) >= everyDays
          expect(asked).toEqual(mayWrite ? due.filter(isNew) : [])
          if (asked.length > 0) mails.push(today)
          reminded.push(...asked.map((each) => ({ ...each, on: today })))
        })
        expect(new Set(reminded.map(key)).size).toBe(reminded.length)
      }),
    )
  })
})
