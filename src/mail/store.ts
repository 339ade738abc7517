import type { Database } from '../db/connection.ts'
import { mails } from './tables.ts'

export type MailRow = typeof mails.$inferSelect

/** Rows of the outbox; used by src/mail alone. */
export function mailStore({ orm }: Database) {
  return {
    insert: (mail: typeof mails.$inferInsert) => void orm.insert(mails).values(mail).run(),
  }
}
