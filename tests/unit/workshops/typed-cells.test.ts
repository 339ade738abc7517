import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadingView } from '../../../src/features/materials/contract.ts'
import { rowInput } from '../../../src/features/workshops/contract.ts'
import { meaningOf } from '../../../web/workshops/keys.ts'
import {
  blankCells,
  readCells,
  shownCells,
  type TypedCells,
  typedFaults,
} from '../../../web/workshops/typedCells.ts'

const sawdust = { id: 'sawdust', labelFr: 'Sciure de bois', labelEn: 'Sawdust', family: 'material' } as const
const reading = (more: Partial<ReadingView> = {}): ReadingView => ({
  resources: [{ ...sawdust, unit: 't', isSure: true, because: 'sciure' }],
  ...{ wasteCodes: [], amount: null, months: null, ...more },
})
const cells = (more: Partial<TypedCells> = {}): TypedCells => ({
  ...blankCells(),
  ...{ label: 'Sciure de chêne', ...more },
})

describe('a row as typed', () => {
  it('takes the resource that the words surely say, and only the family of one they hint at', () => {
    const read = readCells(cells({ quantity: '2 t/mois', months: 'nov. à mars' }), reading())
    expect(read).toEqual({
      facts: {
        ...{ kind: 'stock', label: 'Sciure de chêne', family: 'material', resourceId: 'sawdust' },
        ...{ wasteCode: null, quantity: 2, unit: 't', period: 'month', months: 0b110000000111 },
      },
    })
    const hint = reading({ resources: [{ ...sawdust, unit: 't', isSure: false, because: 'bois' }] })
    expect(readCells(cells(), hint)).toMatchObject({ facts: { family: 'material', resourceId: null } })
  })

  it('takes the amount said in the words, unless another is typed or it was taken away', () => {
    const said = reading({ amount: { quantity: 3, unit: 't', period: 'year', because: '3 t par an' } })
    expect(readCells(cells(), said)).toMatchObject({ facts: { quantity: 3, unit: 't', period: 'year' } })
    expect(readCells(cells({ quantity: '5 kg' }), said)).toMatchObject({ facts: { quantity: 5, unit: 'kg' } })
    expect(readCells(cells({ quantity: '' }), said)).toMatchObject({ facts: { quantity: null, unit: null } })
  })

  it('names each cell at fault, and keeps what was typed', () => {
    const bad = { label: 'x', quantity: 'beaucoup', months: 'demain', wasteCode: '12' }
    expect(typedFaults(cells(bad))).toEqual({
      ...{ label: 'label', quantity: 'number', months: 'months', wasteCode: 'wasteCode' },
    })
    expect(readCells(cells(), undefined)).toEqual({ faults: { subject: 'family' } })
  })

  it('reads a waste code however it is spaced', () => {
    const read = readCells(cells({ wasteCode: '15 01 10*', subject: 'family:waste' }), undefined)
    expect(read).toMatchObject({ facts: { wasteCode: '150110', family: 'waste' } })
  })

  it('sends what the server takes, or says which cell is wrong; whatever is typed', () => {
    const text = fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom('2 t/mois', '12', 'été', '170201'))
    const typed = fc.record({
      kind: fc.constantFrom<TypedCells['kind']>('stock', 'need'),
      label: fc.oneof(text, fc.constant('Palettes')),
      quantity: fc.option(text),
      months: fc.option(text),
      subject: fc.option(fc.oneof(text, fc.constantFrom('family:waste', 'resource:sawdust'))),
      wasteCode: fc.oneof(text, fc.constant('')),
    })
    fc.assert(
      fc.property(typed, fc.option(fc.constant(reading()), { nil: undefined }), (row, read) => {
        const outcome = readCells(row, read)
        if ('faults' in outcome) expect(Object.keys(outcome.faults).length).toBeGreaterThan(0)
        // Letters where digits are due are told by the server beside the cell.
        else
          for (const fault of rowInput.safeParse({ ...outcome.facts, organisationId: 'o' }).error?.issues ??
            [])
            expect(fault.path[0]).toBe('wasteCode')
      }),
    )
  })

  it('shows the months of the words as it would read them again', () => {
    const said = reading({ months: { months: 0b111, because: 'l’hiver' } })
    expect(shownCells(cells(), said).months).toBe('janvier à mars')
    expect(readCells(cells(), said)).toMatchObject({ facts: { months: 0b111 } })
  })
})

describe('a key', () => {
  const pressed = (key: string, more: object = {}) =>
    meaningOf({
      ...{ key, isCommand: false, cell: 'label', hasList: false, isRowBlank: true },
      ...{ letters: { stock: 'g', need: 'b' }, ...more },
    })

  it.each([
    ['Enter', {}, 'commit'],
    ['ArrowUp', {}, 'up'],
    ['ArrowDown', { hasList: true }, null],
    ['g', {}, null],
    ['G', { cell: 'kind' }, 'stock'],
    ['b', { cell: 'kind' }, 'need'],
    ['z', { isCommand: true }, 'undo'],
    ['z', { isCommand: true, isRowBlank: false }, null],
    ['Tab', {}, null],
  ])('%s with %o means %s', (key, more, meaning) => expect(pressed(key, more)).toBe(meaning))
})
