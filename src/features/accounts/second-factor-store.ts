import { and, count, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { recoveryCodes, secondFactors } from './tables.ts'

export type SecondFactor = typeof secondFactors.$inferSelect

/** Rows of second factors and recovery codes; used by second-factor.ts alone. */
export function secondFactorStore({ orm }: Database) {
  const unused = (userId: string) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))

  return {
    of: (userId: string): SecondFactor | null =>
      orm.select().from(secondFactors).where(eq(secondFactors.userId, userId)).get() ?? null,

    /** Takes the place of one begun before. */
    put: (factor: typeof secondFactors.$inferInsert) =>
      void orm
        .insert(secondFactors)
        .values(factor)
        .onConflictDoUpdate({ target: secondFactors.userId, set: { ...factor, lastStep: 0 } })
        .run(),

    update: (userId: string, change: Partial<SecondFactor>) =>
      void orm.update(secondFactors).set(change).where(eq(secondFactors.userId, userId)).run(),

    remove: (userId: string) => {
      orm.delete(secondFactors).where(eq(secondFactors.userId, userId)).run()
      orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run()
    },

    replaceCodes: (userId: string, codeHashes: readonly string[]) => {
      orm.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run()
      orm
        .insert(recoveryCodes)
        .values(codeHashes.map((codeHash) => ({ userId, codeHash })))
        .run()
    },

    unusedCodes: (userId: string): string[] =>
      orm
        .select({ codeHash: recoveryCodes.codeHash })
        .from(recoveryCodes)
        .where(unused(userId))
        .all()
        .map(({ codeHash }) => codeHash),

    countUnused: (userId: string): number =>
      orm.select({ n: count() }).from(recoveryCodes).where(unused(userId)).get()?.n ?? 0,

    /** True for the one who uses it; false when it was used in the meantime. */
    markCodeUsed: (userId: string, codeHash: string, now: string): boolean =>
      orm
        .update(recoveryCodes)
        .set({ usedAt: now })
        .where(and(unused(userId), eq(recoveryCodes.codeHash, codeHash)))
        .run().changes === 1,
  }
}
