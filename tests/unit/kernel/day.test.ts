import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, daysBetween, monthsAfter, startOfDay } from '../../../src/kernel/day.ts'

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

  it('some days or months away is counted by the calendar', () => {
    expect([dayAfter('2026-02-28'), dayAfter('2026-03-01', -1), dayAfter('2024-02-28')]).toEqual([
      ...['2026-03-01', '2026-02-28', '2024-02-29'],
    ])
    expect([
      monthsAfter('2026-01-31', 1),
      monthsAfter('2026-11-30', 3),
      monthsAfter('2024-02-29', 12),
    ]).toEqual([...['2026-02-28', '2027-02-28', '2025-02-28']])
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1970-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), fc.nat(60), (from, days, months) => {
        expect(daysBetween(from, dayAfter(from, days))).toBe(days)
        expect(dayAfter(dayAfter(from, days), -days)).toBe(from)
        const later = monthsAfter(from, months)
        expect(daysBetween(from, later)).toBeGreaterThanOrEqual(28 * months)
        expect(daysBetween(from, later)).toBeLessThanOrEqual(31 * months)
      }),
    )
  })
})
