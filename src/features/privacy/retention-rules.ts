/** Between the mail that warns and the deletion of an account: the CNIL recommends to warn, and a month leaves time. */
export const WARNED_DAYS_BEFORE = 30
const DAY_MS = 86_400_000

/** The same day some months earlier; the 31st becomes the last day of a shorter month. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now)
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() - months)
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(now.getUTCDate(), lastDay))
  return then
}

export type AccountStep = 'keep' | 'warn' | 'delete'

/**
 * What becomes of an account last used on a day: warned a month before its time, deleted once its time has passed
 * *and* the warning is a month old; a sign-in after the warning starts everything again.
 */
export function accountStep(
  { lastUsedAt, warnedAt }: { lastUsedAt: string; warnedAt: string | null },
  months: number,
  now: Date,
): AccountStep {
  const limit = monthsBefore(now, months)
  const warnLimit = new Date(limit.getTime() + WARNED_DAYS_BEFORE * DAY_MS)
  if (Date.parse(lastUsedAt) > warnLimit.getTime()) return 'keep'
  const warning = warnedAt !== null && warnedAt > lastUsedAt ? Date.parse(warnedAt) : null
  if (warning === null) return 'warn'
  const isRipe = now.getTime() - warning >= WARNED_DAYS_BEFORE * DAY_MS
  return isRipe && Date.parse(lastUsedAt) <= limit.getTime() ? 'delete' : 'keep'
}
