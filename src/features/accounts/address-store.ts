import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { addressChanges } from './tables.ts'

export type AddressChange = typeof addressChanges.$inferSelect

/** Rows of changes of address; used by addresses.ts alone. */
export function addressStore({ orm }: Database) {
  const isOpen = (now: string) => and(isNull(addressChanges.closedAt), gt(addressChanges.expiresAt, now))

  return {
    insert: (change: typeof addressChanges.$inferInsert) =>
      void orm.insert(addressChanges).values(change).run(),

    update: (id: string, change: Partial<AddressChange>) =>
      void orm.update(addressChanges).set(change).where(eq(addressChanges.id, id)).run(),

    open: (id: string, now: string) =>
      orm
        .select()
        .from(addressChanges)
        .where(and(eq(addressChanges.id, id), isOpen(now)))
        .get() ?? null,

    openOf: (userId: string, now: string) =>
      orm
        .select()
        .from(addressChanges)
        .where(and(eq(addressChanges.userId, userId), isOpen(now)))
        .get() ?? null,

    closeAllOf: (userId: string, now: string) =>
      void orm
        .update(addressChanges)
        .set({ closedAt: now })
        .where(and(eq(addressChanges.userId, userId), isNull(addressChanges.closedAt)))
        .run(),
  }
}
