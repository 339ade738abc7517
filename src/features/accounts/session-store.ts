import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { refreshTokens, sessions, users } from './tables.ts'

export type Session = typeof sessions.$inferSelect

/** Rows of sessions and of their refresh tokens; used by sessions.ts alone. */
export function sessionStore({ orm }: Database) {
  const isOpen = (now: string) => and(isNull(sessions.endedAt), gt(sessions.expiresAt, now))

  return {
    insert: (session: typeof sessions.$inferInsert) => void orm.insert(sessions).values(session).run(),

    update: (id: string, change: Partial<Session>) =>
      void orm.update(sessions).set(change).where(eq(sessions.id, id)).run(),

    /** A session open at `now`, with its user, whose account is open too. */
    openSession: (id: string, now: string) =>
      orm
        .select({ session: sessions, user: users })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(and(eq(sessions.id, id), isOpen(now), isNull(users.disabledAt)))
        .get() ?? null,

    openOf: (userId: string, now: string): Session[] =>
      orm
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, userId), isOpen(now)))
        .orderBy(desc(sessions.lastSeenAt))
        .all(),

    /** Ends those of a user's sessions that are open, but for one; gives their ids. */
    endOf: (userId: string, but: string | null, now: string): string[] =>
      orm
        .update(sessions)
        .set({ endedAt: now })
        .where(and(eq(sessions.userId, userId), isOpen(now), but === null ? undefined : ne(sessions.id, but)))
        .returning({ id: sessions.id })
        .all()
        .map(({ id }) => id),

    insertToken: (token: typeof refreshTokens.$inferInsert) =>
      void orm.insert(refreshTokens).values(token).run(),

    token: (tokenHash: string) =>
      orm.select().from(refreshTokens).where(eq(refreshTokens.tokenHash, tokenHash)).get() ?? null,

    markUsed: (tokenHash: string, now: string) =>
      void orm.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.tokenHash, tokenHash)).run(),

    /** Forgets the refresh tokens of sessions that are over: unknown, they are refused as well. */
    sweepTokens: (now: string) => {
      const over = orm
        .select({ id: sessions.id })
        .from(sessions)
        .where(or(isNotNull(sessions.endedAt), lte(sessions.expiresAt, now)))
      orm.delete(refreshTokens).where(inArray(refreshTokens.sessionId, over)).run()
    },
  }
}
