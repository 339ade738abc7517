import { and, count, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { NoticeKind, Way } from '../../kernel/notices.ts'
import { noticePreferences, notices } from './tables.ts'

export type NoticeRow = typeof notices.$inferSelect

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

    /** How many became read: of these ids, or all up to an instant. */
    markRead(userId: string, which: { ids: readonly string[] } | { until: string }, at: string): number {
      const chosen =
        'ids' in which ? inArray(notices.id, [...which.ids]) : lte(notices.createdAt, which.until)
      return orm
        .update(notices)
        .set({ readAt: at })
        .where(and(unreadOf(userId), chosen))
        .run().changes
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
