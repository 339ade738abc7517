/** Time as a dependency: rooms never call Date.now(), so tests and past-date counts can choose the instant. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock stopped at `instant`, for tests. */
export function fixedClock(instant: string): Clock {
  const date = new Date(instant)
  return { now: () => new Date(date) }
}

/** The calendar day in France of an instant, as `YYYY-MM-DD`. */
export function dayInFrance(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(instant)
}
