import { and, asc, count, desc, eq, inArray, isNotNull, lt, lte, min } from 'drizzle-orm'
import type { Database } from '../db/connection.ts'
import { type MailState, mails } from './tables.ts'

export type MailRow = typeof mails.$inferSelect

const sentBefore = (instant: string) => and(eq(mails.state, 'sent'), lt(mails.sentAt, instant))

/** Rows of the outbox; used by src/mail alone. Instants are ISO texts. */
export function mailStore({ orm }: Database) {
  return {
    insert: (mail: typeof mails.$inferInsert) => void orm.insert(mails).values(mail).run(),

    byId: (id: string): MailRow | null => orm.select().from(mails).where(eq(mails.id, id)).get() ?? null,

    /** The newest first. */
    list: ({ state, limit, offset }: { state?: MailState; limit: number; offset: number }): MailRow[] =>
      orm
        .select()
        .from(mails)
        .where(state && eq(mails.state, state))
        .orderBy(desc(mails.id))
        .limit(limit)
        .offset(offset)
        .all(),

    countByState: (): { state: MailState; n: number }[] =>
      orm.select({ state: mails.state, n: count() }).from(mails).groupBy(mails.state).all(),

    /** One of a group that nobody tried to send yet. */
    waitingOf: (recipient: string, groupKey: string): MailRow | null =>
      orm
        .select()
        .from(mails)
        .where(
          and(
            eq(mails.recipient, recipient),
            eq(mails.groupKey, groupKey),
            eq(mails.state, 'waiting'),
            eq(mails.attempts, 0),
          ),
        )
        .get() ?? null,

    /** Takes the next mail due at `now` for one try, in one statement: nobody else can take it too. */
    claim(now: string): MailRow | null {
      const next = orm
        .select({ id: mails.id })
        .from(mails)
        .where(and(eq(mails.state, 'waiting'), lte(mails.nextAttemptAt, now)))
        .orderBy(asc(mails.nextAttemptAt), asc(mails.id))
        .limit(1)
      return (
        orm.update(mails).set({ state: 'sending' }).where(inArray(mails.id, next)).returning().get() ?? null
      )
    },

    /** Instant of the next try; null when nothing waits. */
    nextDue: (): string | null =>
      orm
        .select({ at: min(mails.nextAttemptAt) })
        .from(mails)
        .where(eq(mails.state, 'waiting'))
        .get()?.at ?? null,

    update: (id: string, changes: Partial<MailRow>) =>
      void orm.update(mails).set(changes).where(eq(mails.id, id)).run(),

    /** What waited too long: its link is dead. */
    expire: (now: string) =>
      void orm
        .update(mails)
        .set({ state: 'expired', actionPath: null })
        .where(and(eq(mails.state, 'waiting'), isNotNull(mails.usefulUntil), lte(mails.usefulUntil, now)))
        .run(),

    /** Tries that nobody will end: the process that made them is gone. */
    orphan: (lastError: string) =>
      void orm.update(mails).set({ state: 'uncertain', lastError }).where(eq(mails.state, 'sending')).run(),

    /** Those of these that wait, removed; returns their ids. */
    removeWaiting: (ids: readonly string[]): string[] =>
      orm
        .delete(mails)
        .where(and(inArray(mails.id, [...ids]), eq(mails.state, 'waiting')))
        .returning({ id: mails.id })
        .all()
        .map(({ id }) => id),

    removeGivenUp: (ids: readonly string[]): void => {
      orm
        .delete(mails)
        .where(and(inArray(mails.id, [...ids]), inArray(mails.state, ['failed', 'uncertain', 'expired'])))
        .run()
    },

    byIds: (ids: readonly string[]): MailRow[] =>
      orm
        .select()
        .from(mails)
        .where(inArray(mails.id, [...ids]))
        .all(),

    remove: (id: string) => void orm.delete(mails).where(eq(mails.id, id)).run(),

    countSentBefore: (instant: string): number =>
      orm.select({ n: count() }).from(mails).where(sentBefore(instant)).get()?.n ?? 0,
    /** Returns how many were removed. */
    removeSentBefore: (instant: string): number => orm.delete(mails).where(sentBefore(instant)).run().changes,
  }
}
