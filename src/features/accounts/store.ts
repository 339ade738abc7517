import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Membership, Role } from '../../kernel/actor.ts'
import { organisations } from '../organisations/tables.ts'
import { memberships, users } from './tables.ts'

export type User = typeof users.$inferSelect
export type AccountsStore = ReturnType<typeof accountsStore>

/** Rows of accounts; used by the services of this room alone. */
export function accountsStore({ orm }: Database) {
  return {
    hasAdministrator: () =>
      (orm.select({ n: count() }).from(users).where(eq(users.role, 'administrator')).get()?.n ?? 0) > 0,

    userByEmail: (email: string) => orm.select().from(users).where(eq(users.email, email)).get() ?? null,

    /** Open accounts of those who work on structures. */
    facilitation: () =>
      orm
        .select()
        .from(users)
        .where(and(inArray(users.role, ['facilitator', 'administrator']), isNull(users.disabledAt)))
        .orderBy(users.email)
        .all(),

    /** Open accounts of a role. */
    withRole: (role: Role): string[] =>
      orm
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.role, role), isNull(users.disabledAt)))
        .orderBy(users.email)
        .all()
        .map(({ id }) => id),

    administrators: () => orm.select().from(users).where(eq(users.role, 'administrator')).all(),

    remove: (id: string) => void orm.delete(users).where(eq(users.id, id)).run(),

    userById: (id: string) => orm.select().from(users).where(eq(users.id, id)).get() ?? null,

    namesOf: (ids: readonly string[]) =>
      ids.length === 0
        ? []
        : orm
            .select({ id: users.id, name: users.name })
            .from(users)
            .where(inArray(users.id, [...ids]))
            .all(),

    insertUser: (user: typeof users.$inferInsert) => void orm.insert(users).values(user).run(),

    updateUser: (id: string, change: Partial<Omit<User, 'id'>>) =>
      void orm.update(users).set(change).where(eq(users.id, id)).run(),

    addMembership: (userId: string, membership: Membership & { since: string; addedBy: string }) =>
      void orm
        .insert(memberships)
        .values({ userId, ...membership })
        .onConflictDoNothing()
        .run(),

    membershipsOf: (userId: string) =>
      orm
        .select({
          organisationId: memberships.organisationId,
          role: memberships.role,
          name: organisations.name,
        })
        .from(memberships)
        .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
        .where(eq(memberships.userId, userId))
        .orderBy(organisations.name)
        .all(),

    /** Open accounts of a structure. */
    peopleOf: (organisationId: string) =>
      orm
        .select({ userId: users.id, email: users.email, role: memberships.role })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(and(eq(memberships.organisationId, organisationId), isNull(users.disabledAt)))
        .orderBy(users.email)
        .all(),
  }
}

export type NewUser = { email: string; name: string; role: Role; password: string }
