import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALL_MONTHS,
  countMonths,
  monthFromWord,
  monthMask,
  monthNumbers,
  monthRange,
  monthsInFrench,
} from '../../../src/kernel/months.ts'

const month = fc.integer({ min: 1, max: 12 })

describe('a mask of months', () => {
  it('holds the months put in it, in order, once each', () => {
    fc.assert(
      fc.property(fc.array(month), (months) => {
        const sorted = [...new Set(months)].sort((a, b) => a - b)
        expect(monthNumbers(monthMask(months))).toEqual(sorted)
        expect(countMonths(monthMask(months))).toBe(sorted.length)
      }),
    )
  })

  it('of a range passes over the new year', () => {
    expect(monthNumbers(monthRange(11, 3))).toEqual([1, 2, 3, 11, 12])
    expect(monthNumbers(monthRange(6, 8))).toEqual([6, 7, 8])
    expect(monthNumbers(monthRange(5, 5))).toEqual([5])
    expect(monthRange(1, 12)).toBe(ALL_MONTHS)
    expect(monthRange(8, 7)).toBe(ALL_MONTHS)
  })

  it('of a range counts its months and joins its complement into a year', () => {
    fc.assert(
      fc.property(month, month, (from, to) => {
        expect(countMonths(monthRange(from, to))).toBe(((to - from + 12) % 12) + 1)
        const rest = monthRange((to % 12) + 1, ((from + 10) % 12) + 1)
        if (countMonths(monthRange(from, to)) < 12) expect(monthRange(from, to) ^ rest).toBe(ALL_MONTHS)
      }),
    )
  })
})

describe('months in French', () => {
  it.each([
    [ALL_MONTHS, 'toute l’année'],
    [monthRange(11, 3), 'novembre à mars'],
    [monthRange(12, 1), 'décembre à janvier'],
    [monthMask([7, 9]), 'juillet, septembre'],
    [monthMask([1]), 'janvier'],
    [monthMask([1, 2, 6, 12]), 'décembre à février, juin'],
    [monthMask([8, 9]), 'août à septembre'],
    [monthMask([1, 3, 6, 10]), 'janvier, mars, juin, octobre'],
    [ALL_MONTHS & ~monthMask([8]), 'septembre à juillet'],
  ])('%i is « %s »', (mask, words) => expect(monthsInFrench(mask)).toBe(words))

  it('name the months of the mask: reading the words back gives it again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ALL_MONTHS - 1 }), (mask) => {
        const read = monthsInFrench(mask)
          .split(', ')
          .map((run) => run.split(' à ').map((word) => monthFromWord(word) ?? 0))
          .reduce((sum, [from = 0, to = from]) => sum | monthRange(from, to), 0)
        expect(read).toBe(mask)
      }),
    )
  })
})

describe('a month as people write it', () => {
  it.each([
    ['janvier', 1],
    ['janv.', 1],
    ['Fév', 2],
    ['FEVRIER', 2],
    ['mars', 3],
    ['avr.', 4],
    ['mai', 5],
    ['juin', 6],
    ['juil.', 7],
    ['juillet', 7],
    ['août', 8],
    ['aout', 8],
    ['sept', 9],
    ['sept.', 9],
    ['oct', 10],
    ['nov.', 11],
    ['déc.', 12],
    ['decembre', 12],
    ['March', 3],
    ['May', 5],
    ['jul', 7],
    ['Dec', 12],
    ['03', 3],
    ['12', 12],
    [' mai ', 5],
  ])('%s', (word, number) => expect(monthFromWord(word)).toBe(number))

  it.each(['', '0', '13', 'm', 'ma', 'jui', 'été', 'printemps', 'marsupial', '1er'])(
    '« %s » is none',
    (word) => expect(monthFromWord(word)).toBeNull(),
  )
})
