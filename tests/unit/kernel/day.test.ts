import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, startOfDay } from '../../../src/kernel/day.ts'

const instants = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('a day', () => {
  it.each([
    ['2026-01-14T22:59:59.999Z', '2026-01-14'],
    ['2026-01-14T23:00:00Z', '2026-01-15'],
    ['2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['2026-07-14T22:00:00Z', '2026-07-15'],
  ])('is that of France: %s is on %s', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day)
  })

  it.each([
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('begins at midnight there, when clocks change too: %s at %s', (day, instant) => {
    expect(startOfDay(day).toISOString()).toBe(instant)
  })

  it('holds every instant from its start to that of the next', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(instant)
        expect(startOfDay(day).getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(startOfDay(dayAfter(day)).getTime()).toBeGreaterThan(instant.getTime())
      }),
    )
  })
})
