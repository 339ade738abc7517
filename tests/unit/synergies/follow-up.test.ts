import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followUpOf, followUpStates } from '../../../src/features/synergies/follow-up.ts'
import { dayAfter } from '../../../src/kernel/day.ts'
import { stages } from '../../../src/kernel/synergies.ts'

const delays = {
  ...{ synergyGraceDays: 3, synergyReminderDays: 9, synergyLastCallDays: 21, synergyUnfollowedDays: 45 },
}
const DAY = '2026-03-01'
const followed = { stage: 'study' as const, takenUpOn: '2026-01-05', newsOn: DAY, nextActionOn: null }
const silentFor = (days: number, more: object = {}) =>
  followUpOf({ ...followed, ...more }, dayAfter(DAY, days), delays)

describe('followUpOf', () => {
  it.each([
    [0, 'recent'],
    [8, 'recent'],
    [9, 'reminder'],
    [20, 'reminder'],
    [21, 'last-call'],
    [44, 'last-call'],
    [45, 'unfollowed'],
  ] as const)('%i days after the last news is %s', (days, state) => {
    expect(silentFor(days)).toEqual({ state, since: DAY, days })
  })

  it('gives a new synergy its days of grace', () => {
    expect(silentFor(11, { takenUpOn: DAY }).state).toBe('recent')
    expect(silentFor(12, { takenUpOn: DAY }).state).toBe('reminder')
  })

  it('waits for the next action, then counts from it', () => {
    expect(silentFor(30, { nextActionOn: dayAfter(DAY, 30) }).state).toBe('quiet')
    expect(silentFor(38, { nextActionOn: dayAfter(DAY, 30) })).toMatchObject({ state: 'recent', days: 8 })
    expect(silentFor(39, { nextActionOn: dayAfter(DAY, 30) }).state).toBe('reminder')
  })

  it.each(['suspended', 'operational', 'recurring', 'refused', 'abandoned', 'ended'] as const)(
    'chases nobody about one that is %s',
    (stage) => expect(silentFor(400, { stage }).state).toBe('quiet'),
  )

  it('only ever grows more pressing while nothing happens', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((n) => dayAfter('2026-01-01', n))
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        day,
        day,
        fc.option(day),
        day,
        fc.nat(60),
        (stage, takenUpOn, newsOn, nextActionOn, today, later) => {
          const one = { stage, takenUpOn, newsOn, nextActionOn }
          const [now, then] = [today, dayAfter(today, later)].map((at) => followUpOf(one, at, delays))
          if (now?.state === 'quiet' || then?.state === 'quiet') return
          expect(followUpStates.indexOf(then?.state ?? 'quiet')).toBeGreaterThanOrEqual(
            followUpStates.indexOf(now?.state ?? 'quiet'),
          )
        },
      ),
    )
  })
})
