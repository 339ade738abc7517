import { dayAfter, dayOf, instantOf, mondayOf } from '../../kernel/day.ts'
import { type NoticeKind, noticeKinds, type Way, waysOf } from '../../kernel/notices.ts'

/**
 * How a person is told of a kind: as they chose; by default when they chose nothing, or what may no longer be chosen.
 */
export function wayFor(kind: NoticeKind, chosen: Way | null | undefined): Way {
  return chosen && waysOf(kind).includes(chosen) ? chosen : noticeKinds[kind].way
}

/** When the weekly mail leaves, on mainland France’s clock: 1 is Monday, 7 Sunday; hour 0–23. */
export interface DigestTime {
  weekday: number
  hour: number
}

/** The last instant, not after `now`, at which weekly mails were due, and the Monday that begins its week. */
export function lastDigest(now: Date, { weekday, hour }: DigestTime): { week: string; at: Date } {
  const monday = mondayOf(dayOf(now))
  const dueIn = (week: string) => ({
    week,
    at: instantOf(dayAfter(week, weekday - 1), `${String(hour).padStart(2, '0')}:00`),
  })
  const thisWeek = dueIn(monday)
  return thisWeek.at <= now ? thisWeek : dueIn(dayAfter(monday, -7))
}
