import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { askingKinds, type NoticeKind, type Way } from '../../kernel/notices.ts'
import { noticeDigests, noticePreferences, notices } from './tables.ts'

export type NoticeRow = typeof notices.$inferSelect

export interface About {
  kind: NoticeKind
  path: string
}
export type Which = { ids: readonly string[] } | { until: string } | { path: string; kind?: NoticeKind }

function chosenBy(which: Which) {
  if ('ids' in which) return inArray(notices.id, [...which.ids])
  if ('until' in which) return lte(notices.createdAt, which.until)
  const ofPath = eq(notices.path, which.path)
  return which.kind ? and(ofPath, eq(notices.kind, which.kind)) : ofPath
}

/** Rows of notices and of how they are wanted; used by the services of this room alone. */
export function noticesStore({ orm }: Database) {
  const unreadOf = (userId: string) => and(eq(notices.userId, userId), isNull(notices.readAt))
  return {
    insert: (row: typeof notices.$inferInsert) => void orm.insert(notices).values(row).run(),

    /** The newest first. */
    page: (userId: string, { limit, offset }: { limit: number; offset: number }): NoticeRow[] =>
      orm
        .select()
        .from(notices)
        .where(eq(notices.userId, userId))
        .orderBy(desc(notices.createdAt), desc(notices.id))
        .limit(limit)
        .offset(offset)
        .all(),
    total: (userId: string): number =>
      orm.select({ n: count() }).from(notices).where(eq(notices.userId, userId)).get()?.n ?? 0,
    unread: (userId: string): number =>
      orm.select({ n: count() }).from(notices).where(unreadOf(userId)).get()?.n ?? 0,

    /** How many of a kind about a page are unread; of those since an instant, if it is given. */
    unreadAbout: (userId: string, { kind, path }: About, since = ''): number =>
      orm
        .select({ n: count() })
        .from(notices)
        .where(and(unreadOf(userId), chosenBy({ kind, path }), gte(notices.createdAt, since)))
        .get()?.n ?? 0,

    /** Forgets what nobody read yet of something. Returns whom it had been told. */
    removeUnread: (aboutId: string): string[] =>
      orm
        .delete(notices)
        .where(and(eq(notices.aboutId, aboutId), isNull(notices.readAt)))
        .returning({ userId: notices.userId })
        .all()
        .map(({ userId }) => userId),

    /** What became read: these, all those about a page, or all up to an instant. */
    markRead: (userId: string, which: Which, at: string): Pick<NoticeRow, 'kind' | 'path'>[] =>
      orm
        .update(notices)
        .set({ readAt: at })
        .where(and(unreadOf(userId), chosenBy(which)))
        .returning({ kind: notices.kind, path: notices.path })
        .all(),

    countBefore: (instant: string): number =>
      orm.select({ n: count() }).from(notices).where(lt(notices.createdAt, instant)).get()?.n ?? 0,
    removeBefore(instant: string, most: number): number {
      const old = orm
        .select({ id: notices.id })
        .from(notices)
        .where(lt(notices.createdAt, instant))
        .limit(most)
      return orm.delete(notices).where(inArray(notices.id, old)).run().changes
    },

    preferencesOf: (userId: string): Map<NoticeKind, Way> =>
      new Map(
        orm
          .select()
          .from(noticePreferences)
          .where(eq(noticePreferences.userId, userId))
          .all()
          .map(({ kind, way }) => [kind, way]),
      ),
    putPreference: (userId: string, kind: NoticeKind, way: Way) =>
      void orm
        .insert(noticePreferences)
        .values({ userId, kind, way })
        .onConflictDoUpdate({ target: [noticePreferences.userId, noticePreferences.kind], set: { way } })
        .run(),
  }
}

/** Rows that the weekly mail is made of; used by this room alone. */
export function digestStore({ orm }: Database) {
  /** Unread, from before an instant: what takes the way of the digest, once; what awaits an answer, each week. */
  const due = (before: string) =>
    and(
      isNull(notices.readAt),
      lt(notices.createdAt, before),
      or(and(eq(notices.way, 'digest'), isNull(notices.toldWeeklyAt)), inArray(notices.kind, askingKinds)),
    )
  return {
    peopleDue: (before: string): string[] =>
      orm
        .selectDistinct({ userId: notices.userId })
        .from(notices)
        .where(due(before))
        .orderBy(asc(notices.userId))
        .all()
        .map(({ userId }) => userId),
    dueFor: (userId: string, before: string): NoticeRow[] =>
      orm
        .select()
        .from(notices)
        .where(and(eq(notices.userId, userId), due(before)))
        .orderBy(asc(notices.createdAt), asc(notices.id))
        .all(),

    /** Takes the mail of a week for a person; false when it was already written. */
    take: (userId: string, week: string, sentAt: string): boolean =>
      orm.insert(noticeDigests).values({ userId, week, sentAt }).onConflictDoNothing().run().changes > 0,
    markTold: (ids: readonly string[], at: string) =>
      void orm
        .update(notices)
        .set({ toldWeeklyAt: at })
        .where(inArray(notices.id, [...ids]))
        .run(),
  }
}
