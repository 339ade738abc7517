import { and, asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { MembershipRole } from '../../kernel/actor.ts'
import { memberships, users } from '../accounts/tables.ts'
import { formerMemberships } from './tables.ts'

export type MemberRow = ReturnType<ReturnType<typeof membersStore>['membersOf']>[number]

/** Rows of memberships, present and former; used by the services of this room alone. */
export function membersStore({ orm }: Database) {
  const present = (userId: string, organisationId: string) =>
    and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId))
  const former = (userId: string, organisationId: string) =>
    and(eq(formerMemberships.userId, userId), eq(formerMemberships.organisationId, organisationId))

  return {
    /** The people of a structure, managers first, then by name. */
    membersOf: (organisationId: string) =>
      orm
        .select({
          userId: users.id,
          name: users.name,
          email: users.email,
          role: memberships.role,
          since: memberships.since,
          addedBy: memberships.addedBy,
        })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(eq(memberships.organisationId, organisationId))
        .orderBy(desc(sql`${memberships.role} = 'manager'`), asc(users.name), asc(users.id))
        .all(),
    countOf: (organisationId: string) =>
      orm.select({ n: count() }).from(memberships).where(eq(memberships.organisationId, organisationId)).get()
        ?.n ?? 0,
    add: (row: typeof memberships.$inferInsert) =>
      void orm.insert(memberships).values(row).onConflictDoNothing().run(),
    setRole: (userId: string, organisationId: string, role: MembershipRole) =>
      void orm.update(memberships).set({ role }).where(present(userId, organisationId)).run(),
    remove: (userId: string, organisationId: string) =>
      void orm.delete(memberships).where(present(userId, organisationId)).run(),

    formerOf: (userId: string, organisationId: string) =>
      orm.select().from(formerMemberships).where(former(userId, organisationId)).get() ?? null,
    keepFormer: (row: typeof formerMemberships.$inferInsert) =>
      void orm
        .insert(formerMemberships)
        .values(row)
        .onConflictDoUpdate({
          target: [formerMemberships.userId, formerMemberships.organisationId],
          set: { role: row.role, since: row.since, endedAt: row.endedAt, endedBy: row.endedBy },
        })
        .run(),
    forgetFormer: (userId: string, organisationId: string) =>
      void orm.delete(formerMemberships).where(former(userId, organisationId)).run(),
  }
}
