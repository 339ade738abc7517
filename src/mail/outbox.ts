import type { Database } from '../db/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { Outbox } from '../kernel/mail.ts'
import { mailStore } from './store.ts'

/** The outbox in the database: what the rooms are handed. */
export function databaseOutbox(db: Database, clock: Clock): Outbox {
  const store = mailStore(db)
  return {
    add({ to, language, subject, paragraphs, action, because, preferencesPath, usefulUntil, calendar }) {
      if (!db.sqlite.inTransaction)
        throw new Error('A mail is queued within the db.write of what causes it: both happen or neither.')
      db.write((announce) => {
        const now = clock.now().toISOString()
        store.insert({
          id: newId(),
          recipient: to,
          language,
          subject,
          paragraphs: [...paragraphs],
          actionLabel: action?.label ?? null,
          actionPath: action?.path ?? null,
          because,
          calendar: calendar ?? null,
          preferencesPath: preferencesPath ?? null,
          usefulUntil: usefulUntil?.toISOString() ?? null,
          state: 'waiting',
          attempts: 0,
          nextAttemptAt: now,
          createdAt: now,
        })
        announce({ type: 'mail-queued' })
      })
    },
  }
}
