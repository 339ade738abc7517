interface Task {
  id: string
  /** `YYYY-MM-DD`. */
  dueOn: string | null
  doneAt: string | null
}

/** Not done on the day after it was due. Days as `2026-11-29`. */
export function isLate({ dueOn, doneAt }: Pick<Task, 'dueOn' | 'doneAt'>, today: string): boolean {
  return doneAt === null && dueOn !== null && dueOn < today
}

/** What is to be done comes first, the most pressing before; then what was done, the last before. */
export function inTaskOrder(a: Task, b: Task): number {
  if ((a.doneAt === null) !== (b.doneAt === null)) return a.doneAt === null ? -1 : 1
  if (a.doneAt !== null && b.doneAt !== null && a.doneAt !== b.doneAt) return a.doneAt < b.doneAt ? 1 : -1
  const [first, second] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : 1
}

interface Meeting {
  id: string
  /** `YYYY-MM-DD`. */
  heldOn: string
  /** `14:30`. */
  startsAt: string
}

/** Those to come first, the nearest before; then those that have passed, the last before. */
export function inMeetingOrder(a: Meeting, b: Meeting, today: string): number {
  const [aIsPast, bIsPast] = [a.heldOn < today, b.heldOn < today]
  if (aIsPast !== bIsPast) return aIsPast ? 1 : -1
  const [first, second] = [a, b].map(({ heldOn, startsAt, id }) => `${heldOn} ${startsAt} ${id}`)
  const isBefore = (first ?? '') < (second ?? '')
  return isBefore === aIsPast ? 1 : -1
}

/** Why hours make no meeting, in a French sentence; null when they do. */
export function hoursFault({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string | null {
  return endsAt > startsAt ? null : 'Une réunion finit après avoir commencé, le même jour.'
}
