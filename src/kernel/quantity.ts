/** Units a flow can be counted in. Mass, volume and energy convert; the others stand alone. */
export const units = ['t', 'kg', 'm3', 'L', 'kWh', 'MWh', 'piece', 'm2', 'hour', 'day', 'place'] as const
export type Unit = (typeof units)[number]

export const periods = ['year', 'month', 'week', 'day', 'once'] as const
export type Period = (typeof periods)[number]

export interface Quantity {
  value: number
  unit: Unit
  period: Period
}

const TO_BASE: Record<Unit, readonly [base: Unit, factor: number]> = {
  t: ['t', 1],
  kg: ['t', 0.001],
  m3: ['m3', 1],
  L: ['m3', 0.001],
  kWh: ['MWh', 0.001],
  MWh: ['MWh', 1],
  piece: ['piece', 1],
  m2: ['m2', 1],
  hour: ['hour', 1],
  day: ['day', 1],
  place: ['place', 1],
}

const PER_YEAR: Record<Period, number> = { year: 1, month: 12, week: 52, day: 365, once: 1 }

/**
 * A yearly amount in a base unit (t, m3, MWh, piece, m2, hour, day, place). A volume becomes tonnes when
 * `densityTonnesPerM3` is given. A one-off amount is counted as that of its year. `activeMonths` (1–12)
 * bounds how long a monthly, weekly or daily flow runs.
 */
export function yearlyAmount(
  quantity: Quantity,
  {
    densityTonnesPerM3,
    activeMonths = 12,
  }: { densityTonnesPerM3?: number | null; activeMonths?: number } = {},
): { unit: Unit; value: number } {
  const [base, factor] = TO_BASE[quantity.unit]
  const seasonal = quantity.period === 'year' || quantity.period === 'once' ? 1 : activeMonths / 12
  const value = quantity.value * factor * PER_YEAR[quantity.period] * seasonal
  if (base === 'm3' && densityTonnesPerM3) return { unit: 't', value: value * densityTonnesPerM3 }
  return { unit: base, value }
}

const UNIT_SYMBOLS: Record<Unit, string> = {
  t: 't',
  kg: 'kg',
  m3: 'm³',
  L: 'L',
  kWh: 'kWh',
  MWh: 'MWh',
  piece: 'pièces',
  m2: 'm²',
  hour: 'heures',
  day: 'jours',
  place: 'places',
}
const PERIOD_WORDS: Record<Period, string> = {
  year: 'par an',
  month: 'par mois',
  week: 'par semaine',
  day: 'par jour',
  once: 'en une fois',
}

/** "1 234,5 t par an", with French separators. */
export function quantityInFrench({ value, unit, period }: Quantity): string {
  return `${numberInFrench(value)} ${UNIT_SYMBOLS[unit]} ${PERIOD_WORDS[period]}`
}

/** "t", "m³", "heures". */
export function unitInFrench(unit: Unit): string {
  return UNIT_SYMBOLS[unit]
}

/** As declared: rounding 12 345 t to 12 350 would show what nobody said. */
const NUMBER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 })

export function numberInFrench(value: number): string {
  return NUMBER.format(value)
}
