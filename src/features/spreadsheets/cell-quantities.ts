import type { Unit } from '../../kernel/quantity.ts'
import { type TypedUnit, unitFromText } from '../../kernel/typed-quantity.ts'
import { exactNumber, numberOf } from './cell-numbers.ts'
import { asText, type Cell, type Reader, refused, saysNothing, taken } from './cells.ts'

export interface QuantityCell {
  value: number
  /** What followed the number ("12,5 t/an"). */
  unit: TypedUnit | null
}

const shown: Record<Unit, string> = {
  t: 't',
  kg: 'kg',
  m3: 'm³',
  L: 'L',
  kWh: 'kWh',
  MWh: 'MWh',
  piece: 'pièce',
  m2: 'm²',
  hour: 'heure',
  day: 'jour',
  place: 'place',
}

export const unitReader: Reader<TypedUnit> = {
  read(cell) {
    if (saysNothing(cell)) return taken<TypedUnit>(null)
    const unit = unitFromText(asText(cell))
    return unit ? taken(unit) : refused(`une unité parmi : ${Object.values(shown).join(', ')}`)
  },
  show: ({ unit }) => shown[unit],
  accepted: Object.values(shown),
}

export const quantityReader: Reader<QuantityCell> = {
  read(cell: Cell) {
    const expected = 'une quantité positive, comme 12,5 (ou 12,5 t)'
    if (saysNothing(cell)) return taken<QuantityCell>(null)
    const found = cell instanceof Date ? null : numberOf(cell)
    if (!found || found.value <= 0 || found.value > 1e12) return refused(expected)
    if (found.rest === '') return taken({ value: found.value, unit: null })
    const unit = unitFromText(found.rest)
    return unit
      ? taken({ value: found.value, unit })
      : refused(`${expected} ; « ${found.rest} » n’est pas une unité connue`)
  },
  show: ({ value }) => exactNumber(value),
}
