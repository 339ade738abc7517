import type { Database } from '../db/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { Mail, Outbox } from '../kernel/mail.ts'
import { mailStore } from './store.ts'

const MINUTE_MS = 60_000

/** The outbox in the database: what the rooms are handed. */
export function databaseOutbox(db: Database, clock: Clock): Outbox {
  const store = mailStore(db)

  function insert({ to, usefulUntil, group, ...mail }: Mail): void {
    const now = clock.now()
    store.insert({
      ...{ id: newId(), recipient: to, ...wordsOf(mail) },
      language: mail.language,
      calendar: mail.calendar ?? null,
      preferencesPath: mail.preferencesPath ?? null,
      usefulUntil: usefulUntil?.toISOString() ?? null,
      groupKey: group?.key ?? null,
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: new Date(now.getTime() + (group?.minutes ?? 0) * MINUTE_MS).toISOString(),
      createdAt: now.toISOString(),
    })
  }

  return {
    add(mail) {
      if (!db.sqlite.inTransaction)
        throw new Error('A mail is queued within the db.write of what causes it: both happen or neither.')
      db.write((announce) => {
        // It leaves when the first of its group said it would: what follows does not put it off for ever.
        const waiting = mail.group && store.waitingOf(mail.to, mail.group.key)
        if (waiting) store.update(waiting.id, wordsOf(mail))
        else insert(mail)
        announce({ type: 'mail-queued' })
      })
    },

    waitingSince: (to, groupKey) => store.waitingOf(to, groupKey)?.createdAt ?? null,

    takeBack(to, groupKey) {
      db.write(() => {
        const waiting = store.waitingOf(to, groupKey)
        if (waiting) store.remove(waiting.id)
      })
    },
  }
}

function wordsOf({ subject, paragraphs, action, because }: Omit<Mail, 'to'>) {
  return {
    ...{ subject, paragraphs: [...paragraphs], because },
    ...{ actionLabel: action?.label ?? null, actionPath: action?.path ?? null },
  }
}
