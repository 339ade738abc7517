import { dayAfter, daysBetween, instantOf } from '../../kernel/day.ts'
import type { RegistrationState } from '../../kernel/network-events.ts'

interface Hours {
  /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`). */
  heldOn: string
  startsAt: string
  endsAt: string
}

/** Why these hours cannot be, in a French sentence; null when they can. */
export function hoursFault({ startsAt, endsAt }: Pick<Hours, 'startsAt' | 'endsAt'>): string | null {
  return startsAt < endsAt ? null : 'La fin vient après le début.'
}

/** Whether it has begun: nobody registers any more, and no place passes to who waits. */
export function hasBegun({ heldOn, startsAt }: Hours, now: Date): boolean {
  return instantOf(heldOn, startsAt) <= now
}

/** Until when the links of its mails are good: the end of its day, and two days for who answers late. */
export function linksEnd({ heldOn, endsAt }: Hours): Date {
  return instantOf(dayAfter(heldOn, 2), endsAt)
}

interface Queued {
  state: RegistrationState
  /** Rises with each who comes. */
  queue: number
}

/** How many places are left; null: as many as there are people. Never below zero: the door lets in more. */
export function placesLeft(capacity: number | null, registrations: readonly Queued[]): number | null {
  if (capacity === null) return null
  return Math.max(0, capacity - registrations.filter(({ state }) => state === 'registered').length)
}

/** Those who wait and get a place now, the first who came before. */
export function promoted<Row extends Queued>(capacity: number | null, registrations: readonly Row[]): Row[] {
  const waiting = registrations.filter(({ state }) => state === 'waiting').sort((a, b) => a.queue - b.queue)
  return waiting.slice(0, placesLeft(capacity, registrations) ?? waiting.length)
}

/**
 * Which reminder is due on a day: how many days before it is (`daysBefore`: each of the settings), null when none is. The
 * latest alone, once; none to who registered since it was due: their confirmation has just told them.
 */
export function reminderDue(
  { heldOn, registeredOn, told }: { heldOn: string; registeredOn: string; told: readonly number[] },
  daysBefore: readonly number[],
  today: string,
): number | null {
  const left = daysBetween(today, heldOn)
  if (left < 0) return null
  const reached = daysBefore.filter((days) => left <= days).sort((a, b) => a - b)[0]
  if (reached === undefined || told.some((days) => days <= reached)) return null
  return registeredOn < dayAfter(heldOn, -reached) ? reached : null
}
