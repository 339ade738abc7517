import type { FlowView } from '../../src/features/flows/contract.ts'
import { dayOf, daysBetween, TERRITORY_ZONE } from '../../src/kernel/day.ts'
import { ALL_MONTHS, monthNumbers } from '../../src/kernel/months.ts'
import type { Unit } from '../../src/kernel/quantity.ts'
import type { Language, Translate } from './messages.ts'
import { localeOf } from './translate.ts'

/** Units written as symbols in both languages; the others are words that take a plural. */
const SYMBOLS: Partial<Record<Unit, string>> = {
  t: 't',
  kg: 'kg',
  m3: 'm³',
  L: 'L',
  kWh: 'kWh',
  MWh: 'MWh',
  m2: 'm²',
}
type CountedUnit = 'piece' | 'hour' | 'day' | 'place'

/** Days and hours are those of the territory, wherever the reader's clock stands: what is due is due there. */
export interface Formats {
  number(value: number): string
  /** "17 mars 2026" from `YYYY-MM-DD` or an instant. */
  date(day: string): string
  /** "mardi 17 mars 2026" from `YYYY-MM-DD`. */
  longDate(day: string): string
  /** "mar. 17 mars" from `YYYY-MM-DD`. */
  shortDay(day: string): string
  /** "17 mars 2026, 09:12". */
  moment(instant: string): string
  /** "09:12". */
  time(instant: string): string
  /** "aujourd’hui", "hier", then the date. */
  relativeDay(instant: string): string
  /** "lundi" for 1, "dimanche" for 7. */
  weekday(number: number): string
  distance(km: number): string
  euros(value: number): string
  /** "1,2 Mo", of 10⁶ bytes. */
  fileSize(bytes: number): string
  /** "1 234,5 t par an"; null when nothing was said. */
  quantity(flow: Pick<FlowView, 'quantity' | 'unit' | 'period'>): string | null
  unit(unit: Unit): string
  /** "toute l’année", "novembre à mars". */
  months(mask: number): string
}

export function formatsFor(language: Language, t: Translate): Formats {
  const locale = localeOf(language)
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const km = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 0 })
  const nearKm = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const here = { timeZone: TERRITORY_ZONE }
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...here })
  const clockTime = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...here })
  const ownDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', ...here })
  const shortDay = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...here,
  })
  const daysAgo = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const weekdayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...here })

  const amount = (value: number, unit: Unit) => {
    const symbol = SYMBOLS[unit]
    return symbol
      ? `${plain.format(value)}\u202f${symbol}`
      : t(`unit.counted.${unit as CountedUnit}`, { count: value })
  }
  return {
    number: (value) => plain.format(value),
    date: (text) => day.format(new Date(text.length === 10 ? `${text}T12:00:00Z` : text)),
    shortDay: (text) => shortDay.format(new Date(`${text}T12:00:00Z`)),
    longDate: (text) => ownDay.format(new Date(`${text}T12:00:00Z`)),
    moment: (instant) => moment.format(new Date(instant)),
    time: (instant) => clockTime.format(new Date(instant)),
    relativeDay: (instant) => {
      const ago = daysBetween(dayOf(new Date(instant)), dayOf(new Date()))
      const text = ago < 2 ? daysAgo.format(-ago, 'day') : ownDay.format(new Date(instant))
      return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
    },
    // The fifth of January 2026 was a Monday.
    weekday: (number) => weekdayName.format(new Date(Date.UTC(2026, 0, 4 + number))),
    distance: (value) => (value < 10 ? nearKm : km).format(value),
    euros: (value) => money.format(value),
    fileSize: (bytes) => {
      const [unit, size] = bytes < 100_000 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
      const maximumFractionDigits = unit === 'megabyte' ? 1 : 0
      const inUnit = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits })
      return inUnit.format(Math.max(bytes, 1e3) / size)
    },
    unit: (unit) => SYMBOLS[unit] ?? t(`unit.one.${unit as CountedUnit}`),
    months: (mask) => monthsInWords(mask, locale, t),
    quantity: ({ quantity, unit, period }) => {
      if (quantity === null || !unit) return null
      const said = amount(quantity, unit)
      return period ? t(`quantity.${period}`, { amount: said }) : said
    },
  }
}

function monthsInWords(mask: number, locale: string, t: Translate): string {
  if ((mask & ALL_MONTHS) === ALL_MONTHS) return t('months.all')
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const word = (month: number) => name.format(new Date(Date.UTC(2024, month - 1, 15)))
  const runs = monthRuns(monthNumbers(mask)).map(([from, to]) =>
    from === to ? word(from) : t('months.run', { from: word(from), to: word(to) }),
  )
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(runs)
}

/** Months in a row as [first, last]; a run over the new year is one run. */
function monthRuns(months: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const month of months) {
    const last = runs.at(-1)
    if (last && month === last[1] + 1) last[1] = month
    else runs.push([month, month])
  }
  const first = runs[0]
  const last = runs.at(-1)
  if (runs.length > 1 && first?.[0] === 1 && last?.[1] === 12) {
    first[0] = last[0]
    runs.pop()
  }
  return runs
}
