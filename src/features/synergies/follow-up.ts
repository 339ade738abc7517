import { dayAfter, daysBetween } from '../../kernel/day.ts'
import { isOpen, type Stage } from '../../kernel/synergies.ts'

/**
 * How long a synergy has been without news: told about after 9 days, for the last time after 21, without follow-up from
 * 45 on, with days of grace before the first (DOMAIN.md §3, the practice of a national adviser service; settings).
 * `quiet`: nobody is to be chased.
 */
export const followUpStates = ['quiet', 'recent', 'reminder', 'last-call', 'unfollowed'] as const
export type FollowUpState = (typeof followUpStates)[number]

export interface FollowUpDelays {
  synergyGraceDays: number
  synergyReminderDays: number
  synergyLastCallDays: number
  synergyUnfollowedDays: number
}

interface Followed {
  stage: Stage
  /** Days, as `2026-11-29`. */
  takenUpOn: string
  newsOn: string
  nextActionOn: string | null
}

/** What has its next action to come, is suspended or runs by itself is in progress: it is left alone. */
function isLeftAlone({ stage, nextActionOn }: Followed, today: string): boolean {
  if (!isOpen(stage) || stage === 'suspended' || stage === 'operational' || stage === 'recurring') return true
  return nextActionOn !== null && nextActionOn >= today
}

/**
 * Since which day nobody has said anything, and what that asks for today. A next action that has passed counts as the
 * last news; a new synergy is given its days of grace.
 */
export function followUpOf(
  followed: Followed,
  today: string,
  delays: FollowUpDelays,
): { state: FollowUpState; since: string; days: number } {
  const { takenUpOn, newsOn, nextActionOn } = followed
  const grace = dayAfter(takenUpOn, delays.synergyGraceDays)
  const since = [newsOn, grace, nextActionOn ?? ''].reduce((last, day) => (day > last ? day : last))
  const days = Math.max(0, daysBetween(since, today))
  return { state: isLeftAlone(followed, today) ? 'quiet' : stateAfter(days, delays), since, days }
}

function stateAfter(days: number, delays: FollowUpDelays): FollowUpState {
  if (days >= delays.synergyUnfollowedDays) return 'unfollowed'
  if (days >= delays.synergyLastCallDays) return 'last-call'
  return days >= delays.synergyReminderDays ? 'reminder' : 'recent'
}
