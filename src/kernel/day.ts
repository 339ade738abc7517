/** The days of everyone here are those of mainland France, wherever the server stands. */
const WALL_CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
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
  const midnightMs = Date.parse(`${day}T00:00:00Z`)
  return new Date(midnightMs - (wallClockMs(new Date(midnightMs)) - midnightMs))
}

/** The day that follows a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10)
}
