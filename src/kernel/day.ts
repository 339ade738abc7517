/** The days of everyone here are those of mainland France, wherever the server stands. */
export const TERRITORY_ZONE = 'Europe/Paris'
const WALL_CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: TERRITORY_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** What calendar and clock show at an instant, as if they told universal time. */
function wallClockMs(instant: Date): number {
  const part = Object.fromEntries(WALL_CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]))
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`)
}

/** The day at an instant, as `2026-11-29`. */
export function dayOf(instant: Date): string {
  return new Date(wallClockMs(instant)).toISOString().slice(0, 10)
}

/** The instant at which a day (`2026-11-29`) begins. */
export function startOfDay(day: string): Date {
  // Clocks change at one o'clock of universal time: since the evening before, the offset is that of its midnight.
  const told = midnightMs(day)
  return new Date(told - (wallClockMs(new Date(told)) - told))
}

/** The instant at which the wall clock of a day (`2026-11-29`) shows an hour (`14:30`). */
export function instantOf(day: string, hour: string): Date {
  const told = Date.parse(`${day}T${hour}:00Z`)
  const near = told - (wallClockMs(new Date(told)) - told)
  return new Date(told - (wallClockMs(new Date(near)) - near))
}

const DAY_MS = 24 * 3_600_000
const midnightMs = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The day that follows a day, or comes some days later; earlier when negative. */
export function dayAfter(day: string, days = 1): string {
  return new Date(midnightMs(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(midnightMs(day)).getUTCDay()
  return dayAfter(day, -((weekday + 6) % 7))
}

/** The same day some months later; the 31st becomes the last day of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

/** How many days lie between two days; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnightMs(to) - midnightMs(from)) / DAY_MS)
}

/** As in « 12 mars 2026 ». */
export function dayInWords(day: string, language: 'fr' | 'en' = 'fr'): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
