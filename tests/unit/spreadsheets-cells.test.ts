import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headcountReader, periodReader } from '../../src/features/spreadsheets/cell-choices.ts'
import { nafReader, siretOrSirenReader, wasteCodeReader } from '../../src/features/spreadsheets/cell-codes.ts'
import { dateReader } from '../../src/features/spreadsheets/cell-dates.ts'
import { quantityReader } from '../../src/features/spreadsheets/cell-quantities.ts'
import type { Cell, Read } from '../../src/features/spreadsheets/cells.ts'
import { columnList } from '../../src/features/spreadsheets/columns.ts'
import { ALL_MONTHS, monthMask, monthsInFrench } from '../../src/kernel/months.ts'
import { monthsFromText } from '../../src/kernel/typed-months.ts'
import { leadingNumber } from '../../src/kernel/typed-number.ts'
import { unitFromText } from '../../src/kernel/typed-quantity.ts'

const value = <T>(read: Read<T>) => ('value' in read ? read.value : `refused: ${read.expected}`)

describe('numbers', () => {
  it.each([
    ['1 234,5', 1234.5, ''],
    ['1\u202f234,5', 1234.5, ''],
    ['1\u00a0234\u00a0567', 1234567, ''],
    ['1.234,5', 1234.5, ''],
    ['1,234.5', 1234.5, ''],
    ['1.234.567', 1234567, ''],
    ['12,5 t', 12.5, 't'],
    ['12,5t/an', 12.5, 't/an'],
    ['−12,5 €/t', -12.5, '€/t'],
    ['1,5E+03', 1500, ''],
    ['0,05', 0.05, ''],
  ])('%s', (text, number, rest) => expect(leadingNumber(text)).toEqual({ value: number, rest }))

  it.each(['', 'environ 12', '1.2.3', '=1+1', 'douze', '--3', ','])('refuses %s', (text) =>
    expect(leadingNumber(text)?.rest === '' ? leadingNumber(text) : null).toBeNull(),
  )

  it('reads back any number written the French way', () => {
    const format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 })
    fc.assert(
      fc.property(fc.double({ min: -1e11, max: 1e11, noNaN: true }), (number) => {
        const rounded = Number(number.toFixed(3))
        expect(leadingNumber(format.format(rounded))?.value).toBeCloseTo(rounded, 5)
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ['17/03/2026', '2026-03-17'],
    ['17-03-26', '2026-03-17'],
    ['17.3.2026', '2026-03-17'],
    ['2026-03-17', '2026-03-17'],
    ['2026-03-17T10:00:00Z', '2026-03-17'],
    ['17/03/2026 14:30', '2026-03-17'],
    ['17 mars 2026', '2026-03-17'],
    ['mardi 17 mars 2026', '2026-03-17'],
    ['1er avril 2026', '2026-04-01'],
    ['March 17, 2026', '2026-03-17'],
    [46098, '2026-03-17'],
    ['46098', '2026-03-17'],
    [new Date('2026-03-17T00:00:00Z'), '2026-03-17'],
    ['', null],
  ] as [Cell, string | null][])('%s', (cell, day) => expect(value(dateReader.read(cell))).toBe(day))

  it.each([
    '03/17/2026',
    '31/02/2026',
    'mars 2026',
    '12',
    '17/03/1826',
    'hier',
    new Date(Number.NaN),
  ] as Cell[])('refuses %s', (cell) =>
    expect(dateReader.read(cell)).toSatisfy(
      (read: Read<string>) => 'expected' in read || read.value === null,
    ),
  )

  it('reads back any day, written in every way', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(date)
          for (const text of [day, day.split('-').reverse().join('/'), long])
            expect(value(dateReader.read(text))).toBe(day)
        },
      ),
    )
  })
})

describe('months', () => {
  it.each([
    ['toute l’année', ALL_MONTHS],
    ["Toute l'année", ALL_MONTHS],
    ['janvier-mars', monthMask([1, 2, 3])],
    ['nov. à fév.', monthMask([11, 12, 1, 2])],
    ['de novembre à mars', monthMask([11, 12, 1, 2, 3])],
    ['entre mai et août', monthMask([5, 6, 7, 8])],
    ['septembre|octobre', monthMask([9, 10])],
    ['janvier|mars|juin|octobre', monthMask([1, 3, 6, 10])],
    ['mars et avril', monthMask([3, 4])],
    ['1-3', monthMask([1, 2, 3])],
    ['été', monthMask([6, 7, 8])],
    ['hiver, mai', monthMask([12, 1, 2, 5])],
    ['mi-mars à fin octobre', monthMask([3, 4, 5, 6, 7, 8, 9, 10])],
    ['toute l’année sauf août', ALL_MONTHS & ~monthMask([8])],
    ['March to May', monthMask([3, 4, 5])],
    ['summer', monthMask([6, 7, 8])],
  ])('%s', (text, mask) => expect(monthsFromText(text)).toBe(mask))

  it.each(['jui', 'selon météo', '13', '0-3', 'janvier mars', 'mars à'])('refuses %s', (text) =>
    expect(monthsFromText(text)).toBeNull(),
  )

  it('reads back every set of months as Boucle writes it', () => {
    for (let mask = 1; mask <= ALL_MONTHS; mask++) expect(monthsFromText(monthsInFrench(mask))).toBe(mask)
  })
})

describe('codes', () => {
  it.each([
    ['000 201 475 00019', '00020147500019'],
    [20147500019, '00020147500019'],
    ['20147500019', '00020147500019'],
    [201475, '000201475'],
  ] as [Cell, string][])('SIRET %s', (cell, code) => expect(value(siretOrSirenReader.read(cell))).toBe(code))
  it('says when the spreadsheet has shortened a SIRET', () =>
    expect(value(siretOrSirenReader.read('2,01475E+13'))).toContain('format texte'))
  it('refuses a SIRET whose key is wrong', () =>
    expect(value(siretOrSirenReader.read('00020147500018'))).toContain('clé de contrôle'))

  it.each([
    ['03 01 05', '030105', false],
    [30105, '030105', false],
    ['03 01 04*', '030104', true],
    ['12.01.09 *', '120109', true],
  ] as [Cell, string, boolean][])('waste code %s', (cell, code, starred) =>
    expect(value(wasteCodeReader.read(cell))).toEqual({ code, starred }),
  )

  it.each([
    ['0812Z', '08.12Z'],
    ['08.12z', '08.12Z'],
    ['10.51C Fabrication de fromage', '10.51C'],
  ])('NAF %s', (cell, code) => expect(value(nafReader.read(cell))).toBe(code))

  it.each([
    [25, '20-49'],
    ['10 à 19', '10-19'],
    ['3 à 5 salariés', '1-9'],
    ['250 et plus', '250+'],
    ['1 200', '250+'],
    ['aucun', '0'],
  ] as [Cell, string][])('headcount %s', (cell, band) => expect(value(headcountReader.read(cell))).toBe(band))
  it('refuses a headcount that falls in two bands', () =>
    expect(value(headcountReader.read('10 à 49'))).toContain('tranche'))
})

describe('quantities', () => {
  it.each([
    ['T', 't', 1, null],
    ['tonnes/an', 't', 1, 'year'],
    ['m³ par jour', 'm3', 1, 'day'],
    ['hl', 'L', 100, null],
    ['quintaux', 'kg', 100, null],
    ['pièces', 'piece', 1, null],
    ['heures', 'hour', 1, null],
  ])('%s', (text, unit, scale, period) => expect(unitFromText(text)).toMatchObject({ unit, scale, period }))
  it('reads the unit after the quantity', () =>
    expect(value(quantityReader.read('12,5 t/an'))).toMatchObject({
      value: 12.5,
      unit: { unit: 't', period: 'year' },
    }))
  it('refuses nothing and less', () => expect(value(quantityReader.read('-3'))).toContain('positive'))
  it.each(['par an', '/sem', 'Annuel', 'ponctuel', 'par mois'])('period %s', (text) =>
    expect(value(periodReader.read(text))).not.toContain('refused'),
  )
})

it('shows every accepted value in words it reads back, and reads any cell without throwing', () => {
  const anyCell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.date(),
    fc.constant(null),
  )
  for (const sheet of ['structures', 'stocks', 'needs'] as const)
    for (const { column } of columnList(sheet)) {
      for (const word of column.accepted ?? []) {
        const read = column.read(word)
        expect(read, word).toHaveProperty('value')
        if ('value' in read) expect(column.show(read.value)).toBe(word)
      }
      fc.assert(
        fc.property(anyCell, (cell) => {
          const read = column.read(cell)
          if ('value' in read && read.value !== null) column.show(read.value)
        }),
        { numRuns: 200 },
      )
    }
})
