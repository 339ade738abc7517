import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasBegun,
  hoursFault,
  linksEnd,
  placesLeft,
  promoted,
  reminderDue,
} from '../../../src/features/events/rules.ts'
import { dayAfter } from '../../../src/kernel/day.ts'
import { registrationStates } from '../../../src/kernel/network-events.ts'

const registrations = fc.array(
  fc.record({ state: fc.constantFrom(...registrationStates), queue: fc.integer({ min: 1, max: 500 }) }),
  { maxLength: 40 },
)
const capacity = fc.option(fc.integer({ min: 1, max: 20 }))

describe('the places of an event', () => {
  it('are never more than there are, never fewer than none, and all of them when nobody came', () => {
    fc.assert(
      fc.property(capacity, registrations, (all, rows) => {
        const left = placesLeft(all, rows)
        if (all === null) expect(left).toBeNull()
        else expect(left).toBeGreaterThanOrEqual(0)
        if (all !== null) expect(left).toBeLessThanOrEqual(all)
        expect(placesLeft(all, [])).toBe(all)
      }),
    )
  })

  it('pass to those who wait in the order they came, until there is none left or nobody waits', () => {
    fc.assert(
      fc.property(capacity, registrations, (all, rows) => {
        const given = promoted(all, rows)
        const waiting = rows.filter(({ state }) => state === 'waiting').map(({ queue }) => queue)
        expect(given.every(({ state }) => state === 'waiting')).toBe(true)
        expect(given.map(({ queue }) => queue)).toEqual(
          [...waiting].sort((a, b) => a - b).slice(0, given.length),
        )
        const free = placesLeft(all, rows) ?? waiting.length
        expect(given).toHaveLength(Math.min(free, waiting.length))
      }),
    )
  })
})

describe('hours', () => {
  it('end after they begin', () => {
    expect(hoursFault({ startsAt: '09:00', endsAt: '09:00' })).not.toBeNull()
    expect(hoursFault({ startsAt: '10:00', endsAt: '09:59' })).not.toBeNull()
    expect(hoursFault({ startsAt: '09:00', endsAt: '09:01' })).toBeNull()
  })

  it('are those of the wall clock of France, in winter and in summer', () => {
    const at = (iso: string) => new Date(iso)
    const winter = { heldOn: '2026-12-03', startsAt: '09:00', endsAt: '10:00' }
    expect(hasBegun(winter, at('2026-12-03T07:59:59Z'))).toBe(false)
    expect(hasBegun(winter, at('2026-12-03T08:00:00Z'))).toBe(true)
    const summer = { ...winter, heldOn: '2027-07-01' }
    expect(hasBegun(summer, at('2027-07-01T07:00:00Z'))).toBe(true)
    expect(hasBegun(summer, at('2027-07-01T06:59:59Z'))).toBe(false)
    expect(linksEnd(winter).toISOString()).toBe('2026-12-05T09:00:00.000Z')
  })
})

describe('a reminder', () => {
  const due = (facts: Partial<Parameters<typeof reminderDue>[0]>, today: string) =>
    reminderDue({ heldOn: '2026-12-20', registeredOn: '2026-12-01', told: [], ...facts }, [7, 1], today)

  it('comes on its day, or as soon as the server runs again, once', () => {
    expect(due({}, '2026-12-12')).toBeNull()
    expect(due({}, '2026-12-13')).toBe(7)
    expect(due({}, '2026-12-15'), 'the server was stopped on the 13th').toBe(7)
    expect(due({ told: [7] }, '2026-12-14')).toBeNull()
    expect(due({ told: [7] }, '2026-12-19')).toBe(1)
    expect(due({ told: [7, 1] }, '2026-12-19')).toBeNull()
    expect(due({}, '2026-12-19'), 'the last alone').toBe(1)
    expect(due({ told: [1] }, '2026-12-20')).toBeNull()
    expect(due({}, '2026-12-21'), 'over').toBeNull()
  })

  it('spares who registered since it was due: the confirmation has just told them', () => {
    expect(due({ registeredOn: '2026-12-13' }, '2026-12-14')).toBeNull()
    expect(due({ registeredOn: '2026-12-15' }, '2026-12-19')).toBe(1)
    expect(due({ registeredOn: '2026-12-19' }, '2026-12-19')).toBeNull()
  })

  it('comes at most once for each delay, whatever days the server runs on', () => {
    const day = fc.integer({ min: -60, max: 5 })
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 30 }), day, (runs, registered) => {
        const facts = { heldOn: '2026-12-20', registeredOn: dayAfter('2026-12-20', registered) }
        const told: number[] = []
        for (const run of [...runs].sort((a, b) => a - b)) {
          const next = reminderDue({ ...facts, told }, [7, 1], dayAfter('2026-12-20', run))
          if (next !== null) told.push(next)
        }
        expect(new Set(told).size).toBe(told.length)
        expect([...told].sort((a, b) => b - a)).toEqual(told)
      }),
    )
  })
})
