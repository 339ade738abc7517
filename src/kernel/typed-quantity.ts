import { fold, wordKey } from './fold.ts'
import { numberInFrench, type Period, type Unit, unitInFrench } from './quantity.ts'
import { leadingNumber } from './typed-number.ts'

const MAX_AMOUNT = 1e12

/** A unit as written: the unit kept, how many of it one written unit is worth, and the period said with it. */
export interface TypedUnit {
  unit: Unit
  scale: number
  period: Period | null
}

/** How a period is written; the first words are those shown. */
export const periodWords: Record<Period, readonly [string, ...string[]]> = {
  year: [
    'an',
    'année',
    'par an',
    'annuel',
    'annuelle',
    'annuellement',
    'a',
    'chaque année',
    'year',
    'yearly',
    'per year',
    'annual',
    'y',
    'yr',
  ],
  month: ['mois', 'par mois', 'mensuel', 'mensuelle', 'chaque mois', 'month', 'monthly', 'per month'],
  week: [
    'semaine',
    'par semaine',
    'sem',
    'par sem',
    'hebdo',
    'hebdomadaire',
    'chaque semaine',
    'week',
    'weekly',
    'per week',
    'wk',
  ],
  day: [
    'jour',
    'par jour',
    'j',
    'journalier',
    'quotidien',
    'quotidienne',
    'chaque jour',
    'day',
    'daily',
    'per day',
  ],
  once: [
    'ponctuel',
    'ponctuelle',
    'une fois',
    'en une fois',
    'unique',
    'exceptionnel',
    'lot',
    'lot unique',
    'stock',
    'once',
    'one off',
    'one time',
  ],
}

const periodByWord = new Map(
  (Object.keys(periodWords) as Period[]).flatMap((period) =>
    [period, ...periodWords[period]].map((word) => [wordKey(word), period] as const),
  ),
)

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

/** "an", "par mois", "hebdo"; null when it names no period. */
export function periodFromText(text: string): Period | null {
  return periodByWord.get(wordKey(text)) ?? null
}

/** "t", "T/an", "m³ par jour", "hl": the unit and the period a text names; null when it names none. */
export function unitFromText(text: string): TypedUnit | null {
  const [unitText = '', periodText, ...more] = text.split(/\s*\/\s*|\s+par\s+|\s+per\s+/i)
  const known = byWord.get(singular(unitText))
  if (!known || more.length > 0) return null
  if (!periodText) return { ...known, period: null }
  const period = periodFromText(periodText)
  return period && { ...known, period }
}

/** The same as somebody would type it: "2 t/mois". */
export function quantityAsTyped(value: number, unit: Unit, period: Period | null): string {
  const amount = `${numberInFrench(value)} ${unitInFrench(unit)}`
  return period ? `${amount}/${periodWords[period][0]}` : amount
}

/** What is wrong with a quantity as typed: no number first, none above zero, no unit, or one that is not known. */
export type QuantityFault = 'number' | 'positive' | 'unit' | 'unknown-unit'

/** "2 t/mois", "1 200 L par an", "3 palettes": amount, unit kept and period, or what is wrong. */
export function quantityFromText(
  text: string,
): { value: number; unit: Unit; period: Period | null } | { fault: QuantityFault } {
  const found = leadingNumber(text)
  if (!found) return { fault: 'number' }
  if (found.value <= 0 || found.value > MAX_AMOUNT) return { fault: 'positive' }
  if (found.rest === '') return { fault: 'unit' }
  const unit = unitFromText(found.rest)
  if (!unit) return { fault: 'unknown-unit' }
  // Twelve digits: 0.1 quintal is 10 kg, not 10.000000000000002.
  const value = Number((found.value * unit.scale).toPrecision(12))
  return { value, unit: unit.unit, period: unit.period }
}
