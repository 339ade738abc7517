import type { Period, Unit } from '../../kernel/quantity.ts'
import { periodReader } from './cell-choices.ts'
import { exactNumber, numberOf } from './cell-numbers.ts'
import { asText, type Cell, fold, type Reader, refused, saysNothing, taken } from './cells.ts'

/** A unit as written: the unit kept, how many of it one written unit is worth, and the period said with it. */
export interface UnitCell {
  unit: Unit
  scale: number
  period: Period | null
}

export interface QuantityCell {
  value: number
  /** What followed the number ("12,5 t/an"). */
  unit: UnitCell | null
}

interface UnitWords {
  unit: Unit
  scale: number
  words: readonly string[]
}

/** Units that are not kept as such (quintal, hectolitre…) are brought to one that is. */
const unitWords: readonly UnitWords[] = [
  { unit: 't', scale: 1, words: ['t', 'tonne', 'to', 'ton', 'tonnes metriques', 'metric ton', 'mt'] },
  { unit: 'kg', scale: 1, words: ['kg', 'kilo', 'kilogramme', 'kilogram', 'kgs'] },
  { unit: 'kg', scale: 100, words: ['q', 'qx', 'quintal', 'quintaux'] },
  { unit: 'm3', scale: 1, words: ['m3', 'metre cube', 'metres cubes', 'mc', 'cubic metre', 'cubic meter'] },
  { unit: 'L', scale: 1, words: ['l', 'litre', 'liter', 'dm3'] },
  { unit: 'L', scale: 100, words: ['hl', 'hecto', 'hectolitre'] },
  { unit: 'kWh', scale: 1, words: ['kwh', 'kilowattheure', 'kilowatt heure'] },
  { unit: 'MWh', scale: 1, words: ['mwh', 'megawattheure', 'megawatt heure'] },
  { unit: 'MWh', scale: 1000, words: ['gwh', 'gigawattheure'] },
  {
    unit: 'piece',
    scale: 1,
    words: ['piece', 'pc', 'pce', 'unite', 'u', 'unit', 'item', 'palette', 'sac', 'fut', 'carton'],
  },
  { unit: 'm2', scale: 1, words: ['m2', 'metre carre', 'metres carres', 'square metre', 'square meter'] },
  { unit: 'm2', scale: 10_000, words: ['ha', 'hectare'] },
  { unit: 'hour', scale: 1, words: ['heure', 'h', 'hour', 'hr', 'heure de travail'] },
  { unit: 'day', scale: 1, words: ['jour', 'j', 'journee', 'day', 'jour homme', 'journee de travail'] },
  { unit: 'place', scale: 1, words: ['place', 'poste', 'personne', 'seat', 'emplacement', 'couchage'] },
]

const singular = (text: string) => fold(text).replace(/(?<=\p{L}{2})s\b/gu, '')
const byWord = new Map(
  unitWords.flatMap(({ words, ...rest }) => words.map((word) => [singular(word), rest] as const)),
)

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

/** "t", "T/an", "m³ par jour", "hl": the unit and the period a text names; null when it names none. */
export function unitFromText(text: string): UnitCell | null {
  const [unitText = '', periodText, ...more] = text.split(/\s*\/\s*|\s+par\s+|\s+per\s+/i)
  const known = byWord.get(singular(unitText))
  if (!known || more.length > 0) return null
  const period = periodText === undefined ? taken<Period>(null) : periodReader.read(periodText)
  return 'value' in period ? { ...known, period: period.value } : null
}

export const unitReader: Reader<UnitCell> = {
  read(cell) {
    if (saysNothing(cell)) return taken<UnitCell>(null)
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
