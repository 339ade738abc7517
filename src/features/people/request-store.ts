import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { users } from '../accounts/tables.ts'
import { membershipRequests } from './tables.ts'

export type RequestRow = typeof membershipRequests.$inferSelect

/** Rows of requests for a link to a structure; used by the services of this room alone. */
export function requestStore({ orm }: Database) {
  return {
    insert: (row: typeof membershipRequests.$inferInsert) =>
      void orm.insert(membershipRequests).values(row).run(),
    byId: (id: string): RequestRow | null =>
      orm.select().from(membershipRequests).where(eq(membershipRequests.id, id)).get() ?? null,
    openOf: (userId: string, siret: string): RequestRow | null =>
      orm
        .select()
        .from(membershipRequests)
        .where(
          and(
            eq(membershipRequests.userId, userId),
            eq(membershipRequests.siret, siret),
            eq(membershipRequests.state, 'open'),
          ),
        )
        .get() ?? null,
    ofUser: (userId: string): RequestRow[] =>
      orm
        .select()
        .from(membershipRequests)
        .where(eq(membershipRequests.userId, userId))
        .orderBy(desc(membershipRequests.createdAt), desc(membershipRequests.id))
        .all(),
    /** Open requests with who asks, the longest waiting first. */
    open: () =>
      orm
        .select({
          request: membershipRequests,
          person: { name: users.name, email: users.email, language: users.language },
        })
        .from(membershipRequests)
        .innerJoin(users, eq(users.id, membershipRequests.userId))
        .where(eq(membershipRequests.state, 'open'))
        .orderBy(asc(membershipRequests.createdAt), asc(membershipRequests.id))
        .all(),
    close: (
      id: string,
      closing: Pick<RequestRow, 'state' | 'decidedAt' | 'decidedBy'> &
        Partial<Pick<RequestRow, 'reason' | 'organisationId'>>,
    ) => void orm.update(membershipRequests).set(closing).where(eq(membershipRequests.id, id)).run(),
  }
}
