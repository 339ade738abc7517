import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { mailingBounces, mailingOptOuts } from './tables.ts'

export type OptOutRow = typeof mailingOptOuts.$inferSelect
export type BouncedRow = typeof mailingBounces.$inferSelect

/** Addresses that are not written to; used by the campaigns service alone. In lower case. */
export function addressesStore({ orm }: Database) {
  return {
    optOuts: (): OptOutRow[] => orm.select().from(mailingOptOuts).all(),
    optOut: (email: string): OptOutRow | null =>
      orm.select().from(mailingOptOuts).where(eq(mailingOptOuts.email, email)).get() ?? null,
    putOptOut: (row: OptOutRow) => void orm.insert(mailingOptOuts).values(row).onConflictDoNothing().run(),
    removeOptOut: (email: string) =>
      void orm.delete(mailingOptOuts).where(eq(mailingOptOuts.email, email)).run(),

    bounces: (): BouncedRow[] => orm.select().from(mailingBounces).all(),
    bounce: (email: string): BouncedRow | null =>
      orm.select().from(mailingBounces).where(eq(mailingBounces.email, email)).get() ?? null,
    putBounce: (row: BouncedRow) => void orm.insert(mailingBounces).values(row).onConflictDoNothing().run(),
    removeBounce: (email: string) =>
      void orm.delete(mailingBounces).where(eq(mailingBounces.email, email)).run(),
  }
}
