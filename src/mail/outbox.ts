import type { Database } from '../db/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { Mail, Outbox } from '../kernel/mail.ts'
import { mailStore } from './store.ts'

const MINUTE_MS = 60_000

/** The outbox in the database: what the rooms are handed. */
export function databaseOutbox(db: Database, clock: Clock): Outbox {
  const store = mailStore(db)

  function insert({ to, usefulUntil, group, ...mail }: Mail): string {
    const now = clock.now()
    const id = newId()
    store.insert({
      ...{ id, recipient: to, ...wordsOf(mail) },
      format: mail.format ?? null,
      replyTo: mail.replyTo ?? null,
      unsubscribePath: mail.unsubscribePath ?? null,
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
    return id
  }

  return {
    add(mail) {
      if (!db.sqlite.inTransaction)
        throw new Error('A mail is queued within the db.write of what causes it: both happen or neither.')
      return db.write((announce) => {
        // It leaves when the first of its group said it would: what follows does not put it off for ever.
        const waiting = mail.group && store.waitingOf(mail.to, mail.group.key)
        announce({ type: 'mail-queued' })
        if (!waiting) return insert(mail)
        store.update(waiting.id, wordsOf(mail))
        return waiting.id
      })
    },

    waitingSince: (to, groupKey) => store.waitingOf(to, groupKey)?.createdAt ?? null,

    takeBack(to, groupKey) {
      db.write(() => {
        const waiting = store.waitingOf(to, groupKey)
        if (waiting) store.remove(waiting.id)
      })
    },

    cancel: (mailIds) => db.write(() => store.removeWaiting(mailIds)),

    forget: (mailIds) => db.write(() => store.removeGivenUp(mailIds)),
  }
}

function wordsOf({ subject, paragraphs, action, because }: Omit<Mail, 'to'>) {
  return {
    ...{ subject, paragraphs: [...paragraphs], because },
    ...{ actionLabel: action?.label ?? null, actionPath: action?.path ?? null },
  }
}
