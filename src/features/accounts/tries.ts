import { createHash } from 'node:crypto'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { tooManyRequests } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { tries as table } from './tables.ts'

const WINDOW_MS = 15 * 60_000

export type Tries = ReturnType<typeof tries>

/**
 * How often something was tried in the last quarter of an hour, by whom it is about and wherever it comes from; the
 * limits by network address are beside, at the HTTP edge. Kept in the database, so that a restart forgives nobody;
 * older rows go at each count, so that it holds a quarter of an hour of tries at most. Of what is typed only a hash
 * is kept.
 */
export function tries(db: Database, clock: Clock) {
  const { orm } = db
  const hashOf = (subject: string) => createHash('sha256').update(subject).digest('base64url')

  /** Null when the try was counted; else how long until one is possible again. */
  function count(subject: string, limit: number): { waitMs: number } | null {
    return db.write(() => {
      const now = clock.now()
      const since = new Date(now.getTime() - WINDOW_MS).toISOString()
      orm.delete(table).where(lte(table.at, since)).run()
      const mine = and(eq(table.subject, hashOf(subject)), gt(table.at, since))
      const recent = orm.select().from(table).where(mine).orderBy(asc(table.at)).all()
      const [oldest] = recent
      if (oldest && recent.length >= limit)
        return { waitMs: Date.parse(oldest.at) + WINDOW_MS - now.getTime() }
      orm
        .insert(table)
        .values({ id: newId(now.getTime()), subject: hashOf(subject), at: now.toISOString() })
        .run()
      return null
    })
  }

  return {
    /** Counts a try; false, and not counted, when there were `limit` already. */
    allows: (subject: string, limit: number): boolean => count(subject, limit) === null,

    /**
     * Counts a try before it is judged, so that tries sent together cannot slip through; fails with
     * `too-many-requests` when there were `limit` already, right or wrong.
     */
    take(subject: string, limit = 10): void {
      const refused = count(subject, limit)
      if (refused) tooManyRequests(refused.waitMs)
    },

    /** The right answer was given: what was tried before does not count any more. */
    forgive: (subject: string) =>
      db.write(
        () =>
          void orm
            .delete(table)
            .where(eq(table.subject, hashOf(subject)))
            .run(),
      ),
  }
}
