import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInFrance } from '../../../src/kernel/france.ts'
import { greatCircleKm, type Point, roadKm, roadKmFromStraight } from '../../../src/kernel/geo.ts'

const auch = { lat: 43.6465, lng: 0.5867 }
const toulouse = { lat: 43.6047, lng: 1.4442 }
const paris = { lat: 48.8566, lng: 2.3522 }
const point: fc.Arbitrary<Point> = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('the great circle', () => {
  it.each([
    ['Auch–Toulouse', auch, toulouse, 69],
    ['Auch–Paris', auch, paris, 595],
    ['Paris–New York', paris, { lat: 40.7128, lng: -74.006 }, 5837],
    ['over the date line', { lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 }, 111],
    ['pole to pole', { lat: 90, lng: 0 }, { lat: -90, lng: 77 }, 20015],
  ])('%s', (_name, a, b, km) => {
    expect(Math.abs(greatCircleKm(a, b) - km)).toBeLessThan(Math.max(1.5, km * 0.003))
  })

  it('is a distance: zero at home, the same both ways, never longer by a detour, never over half the Earth', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(greatCircleKm(a, a)).toBe(0)
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9)
        expect(greatCircleKm(a, c)).toBeLessThanOrEqual(greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3)
        expect(greatCircleKm(a, b)).toBeLessThan(20_016)
      }),
    )
  })
})

describe('the road estimate', () => {
  const km = fc.double({ min: 0, max: 2000, noNaN: true })

  it('is longer than the straight line, and grows with it', () => {
    fc.assert(
      fc.property(km, km, (a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a]
        expect(roadKmFromStraight(near)).toBeLessThanOrEqual(roadKmFromStraight(far))
        expect(roadKmFromStraight(far)).toBeGreaterThanOrEqual(far)
        expect(roadKmFromStraight(far)).toBeLessThanOrEqual(far * 1.31 + 1e-9)
      }),
    )
  })

  it.each([12.5, 30, 60, 140])('does not jump at the knot of %d km', (knot) => {
    expect(roadKmFromStraight(knot + 1e-6) - roadKmFromStraight(knot - 1e-6)).toBeLessThan(1e-5)
  })

  it('has the ratios that were measured', () => {
    expect(roadKmFromStraight(0)).toBe(0)
    expect(roadKmFromStraight(12.5)).toBeCloseTo(12.5 * 1.31, 9)
    expect(roadKmFromStraight(30)).toBeCloseTo(30 * 1.28, 9)
    expect(roadKmFromStraight(500)).toBeCloseTo(500 * 1.23, 9)
  })

  it('puts Toulouse where drivers from Auch find it: near 78 km', () => {
    expect(roadKm(auch, toulouse)).toBeGreaterThan(76)
    expect(roadKm(auch, toulouse)).toBeLessThan(90)
  })
})

describe('France', () => {
  it.each([
    ['Auch', auch],
    ['Dunkerque', { lat: 51.03, lng: 2.38 }],
    ['Brest', { lat: 48.39, lng: -4.49 }],
    ['Bastia', { lat: 42.7, lng: 9.45 }],
    ['Fort-de-France', { lat: 14.6, lng: -61.07 }],
    ['Dunkerque', { lat: 51.04, lng: 2.38 }],
    ['Lauterbourg', { lat: 48.97, lng: 8.18 }],
    ['Givet', { lat: 50.14, lng: 4.83 }],
    ['Menton', { lat: 43.78, lng: 7.5 }],
    ['Porquerolles', { lat: 43.0, lng: 6.2 }],
    ['Lamanère, the southernmost', { lat: 42.36, lng: 2.52 }],
    ['Gavarnie', { lat: 42.73, lng: -0.01 }],
    ['Hendaye', { lat: 43.37, lng: -1.78 }],
    ['the island of Yeu', { lat: 46.71, lng: -2.35 }],
    ['Ouessant', { lat: 48.46, lng: -5.1 }],
    ['Goury, at the Hague', { lat: 49.72, lng: -1.94 }],
    ['Le Havre', { lat: 49.49, lng: 0.11 }],
    ['Wissant', { lat: 50.89, lng: 1.66 }],
    ['Évian', { lat: 46.4, lng: 6.59 }],
    ['Bonifacio', { lat: 41.39, lng: 9.16 }],
    ['Cayenne', { lat: 4.92, lng: -52.31 }],
    ['Saint-Denis', { lat: -20.88, lng: 55.45 }],
    ['Mamoudzou', { lat: -12.78, lng: 45.23 }],
  ])('holds %s', (_name, at) => expect(isInFrance(at)).toBe(true))

  it.each([
    ['Auch swapped', { lat: auch.lng, lng: auch.lat }],
    ['the bay of Biscay', { lat: 45, lng: -4 }],
    ['the Channel', { lat: 50.2, lng: -0.8 }],
    ['the gulf of Lion', { lat: 42.6, lng: 4.4 }],
    ['the sea between Nice and Corsica', { lat: 42.9, lng: 7.9 }],
    ['Barcelona', { lat: 41.39, lng: 2.17 }],
    ['Bilbao', { lat: 43.26, lng: -2.93 }],
    ['Turin', { lat: 45.07, lng: 7.69 }],
    ['Brussels', { lat: 50.85, lng: 4.35 }],
    ['Dover', { lat: 51.13, lng: 1.31 }],
    ['nowhere', { lat: 0, lng: 0 }],
    ['London', { lat: 51.5, lng: -0.12 }],
    ['Reykjavik', { lat: 64.1, lng: -21.9 }],
  ])('does not hold %s', (_name, at) => expect(isInFrance(at)).toBe(false))
})
