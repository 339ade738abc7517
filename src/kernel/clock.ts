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
