import { eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { renewalReminders } from '../tables.ts'
import type { Asked, Reminded } from './rules.ts'

/** Who was written to about what; used by the renewals alone. */
export function reminderStore({ orm }: Database) {
  return {
    of: (userId: string): Reminded[] =>
      orm
        .select({
          flowId: renewalReminders.flowId,
          expiresOn: renewalReminders.expiresOn,
          on: renewalReminders.sentOn,
        })
        .from(renewalReminders)
        .where(eq(renewalReminders.userId, userId))
        .all(),
    insert(userId: string, asked: readonly Asked[], sentOn: string): void {
      for (const { flowId, expiresOn } of asked)
        orm.insert(renewalReminders).values({ userId, flowId, expiresOn, sentOn }).run()
    },
  }
}
