import { dayAfter } from '../../kernel/day.ts'
import type { GroupState } from '../../kernel/groups.ts'

/** How long a decision may still be reworded or taken back. */
const DECISION_OPEN_MS = 24 * 3_600_000

/** Not a day old yet. After that it stays as it is, and another one corrects it. */
export function isDecisionOpen(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) < DECISION_OPEN_MS
}

interface Lived {
  /** Days, as `2026-11-29`. */
  newsOn: string
  /** Of meetings that were not cancelled. */
  meetingDays: readonly string[]
  closedAt: string | null
}

/** The last day on which something happened: what was said and done in it, or a meeting that was held. */
export function lastLivedOn({ newsOn, meetingDays }: Lived, today: string): string {
  const held = meetingDays.filter((day) => day < today)
  return held.reduce((last, day) => (day > last ? day : last), newsOn)
}

/** Dormant: nothing for so many days, and no meeting to come. */
export function stateOf(lived: Lived, today: string, dormantDays: number): GroupState {
  if (lived.closedAt !== null) return 'closed'
  const isAwaited = lived.meetingDays.some((day) => day >= today)
  return !isAwaited && dayAfter(lastLivedOn(lived, today), dormantDays) <= today ? 'dormant' : 'active'
}
