import { and, asc, count, eq, isNotNull, isNull, max, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Role } from '../../kernel/actor.ts'
import { organisations } from '../organisations/tables.ts'
import { memberships, sessions, users } from './tables.ts'

export interface AccountFilter {
  q?: string
  role?: Role
  state?: 'open' | 'closed'
  limit: number
  offset: number
}

/** Accounts as an administrator looks for them; used by the administration of accounts alone. */
export function accountListStore({ orm }: Database) {
  const where = ({ q, role, state }: AccountFilter): SQL | undefined =>
    and(
      role ? eq(users.role, role) : undefined,
      state === 'open' ? isNull(users.disabledAt) : undefined,
      state === 'closed' ? isNotNull(users.disabledAt) : undefined,
      q
        ? or(
            sql`instr(fold(${users.name}), fold(${q})) > 0`,
            sql`instr(${users.email}, lower(${q})) > 0`,
            sql`exists (select 1 from ${memberships} join ${organisations} on ${organisations.id} = ${memberships.organisationId} where ${memberships.userId} = ${users.id} and instr(fold(${organisations.name}), fold(${q})) > 0)`,
          )
        : undefined,
    )

  return {
    page: (filter: AccountFilter) => ({
      total: orm.select({ n: count() }).from(users).where(where(filter)).get()?.n ?? 0,
      rows: orm
        .select()
        .from(users)
        .where(where(filter))
        .orderBy(asc(users.name), asc(users.id))
        .limit(filter.limit)
        .offset(filter.offset)
        .all(),
    }),
    /** Names of structures; those that do not exist are left out. */
    organisationNames: (ids: readonly string[]): Map<string, string> =>
      new Map(
        orm
          .select({ id: organisations.id, name: organisations.name })
          .from(organisations)
          .where(sql`${organisations.id} in (select value from json_each(${JSON.stringify(ids)}))`)
          .all()
          .map(({ id, name }) => [id, name]),
      ),
    /** When somebody last came; null: never, or too long ago to be kept. */
    lastSeen: (userId: string): string | null =>
      orm
        .select({ at: max(sessions.lastSeenAt) })
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .get()?.at ?? null,
  }
}
