import { dayAfter, monthsAfter } from '../../../kernel/day.ts'
import type { PlanPeriod } from '../../../kernel/synergies.ts'

const MONTHS: Record<Exclude<PlanPeriod, 'week'>, number> = { month: 1, quarter: 3, year: 12 }

export interface Recurrence {
  every: PlanPeriod
  /** `YYYY-MM-DD` of the first occurrence. */
  from: string
  /** The last day one may be due; null: no end. */
  until: string | null
  /** The day from which nothing is due any more; null: it goes on. */
  stoppedOn: string | null
}

/** Told the day it is due, and once more after the grace. */
export const reminderLevels = ['due', 'overdue'] as const

interface Told {
  due: string
  level: (typeof reminderLevels)[number]
}

/**
 * What is to be told today of occurrences that nobody answered for: each the day it is due, and once more after the
 * grace; what was told is not told again.
 */
export function toTell(
  unanswered: readonly string[],
  told: readonly Told[],
  { today, graceDays }: { today: string; graceDays: number },
): Told[] {
  return unanswered
    .flatMap((due): Told[] => [
      { due, level: 'due' },
      ...(dayAfter(due, graceDays) <= today ? [{ due, level: 'overdue' as const }] : []),
    ])
    .filter(({ due, level }) => !told.some((one) => one.due === due && one.level === level))
}

/**
 * The days on which occurrences are due up to a day, the first first. Each is counted from the first, so that a plan of
 * the 31st comes back to the 31st after a shorter month.
 */
export function dueDays({ every, from, until, stoppedOn }: Recurrence, today: string): string[] {
  const last = until !== null && until < today ? until : today
  const days: string[] = []
  for (let at = 0; ; at++) {
    const day = every === 'week' ? dayAfter(from, 7 * at) : monthsAfter(from, MONTHS[every] * at)
    if (day > last || (stoppedOn !== null && day >= stoppedOn)) return days
    days.push(day)
  }
}
