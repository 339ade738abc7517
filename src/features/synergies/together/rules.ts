import { checklist, type SynergyKind } from '../../../kernel/synergies.ts'

export type ChecklistItem = (typeof checklist)[number]

interface Task {
  item: ChecklistItem | null
  dueOn: string | null
  doneAt: string | null
}

/** Not done on the day after it was due. Days as `2026-11-29`. */
export function isLate({ dueOn, doneAt }: Pick<Task, 'dueOn' | 'doneAt'>, today: string): boolean {
  return doneAt === null && dueOn !== null && dueOn < today
}

/** What of the checklist is in no task yet, done or not. */
export function missingItems(tasks: readonly Pick<Task, 'item'>[]): ChecklistItem[] {
  return checklist.filter((item) => !tasks.some((task) => task.item === item))
}

/** What structures receive of the checklist once introduced: what they share has no sample, load or status of waste. */
export function itemsFor(kind: SynergyKind): readonly ChecklistItem[] {
  return kind === 'pooling' || kind === 'sharing' ? ['contract'] : checklist
}

type Due = Pick<Task, 'dueOn' | 'doneAt'> & { id: string }

/** What is to be done comes first, the most pressing before; then what was done, the last before. */
export function inTaskOrder(a: Due, b: Due): number {
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
