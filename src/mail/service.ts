import type { Database } from '../db/connection.ts'
import { record } from '../db/journal.ts'
import type { Clock } from '../kernel/clock.ts'
import { fail, notFound } from '../kernel/errors.ts'
import type { JournalAction } from '../kernel/journal-actions.ts'
import { lightText } from '../kernel/light-format.ts'
import type { Mail, MailOutcome, Outbox } from '../kernel/mail.ts'
import type { MailList, MailQuery, MailSummary, MailView } from './contract.ts'
import { canDrop, canRetry } from './policy.ts'
import { type MailRow, mailStore } from './store.ts'
import { type MailState, mailStates } from './tables.ts'

export type MailsService = ReturnType<typeof mailsService>

/** The outbox as administrators see it; the rooms only know `Outbox`, and sending is the sender's. */
export function mailsService(db: Database, clock: Clock, outbox: Outbox) {
  const store = mailStore(db)

  const existing = (id: string): MailRow => store.byId(id) ?? notFound('Courrier')

  function journal(action: JournalAction, by: string, { id, recipient, subject, state }: MailRow): void {
    const after = { to: recipient, subject, state }
    record(db, { at: clock.now(), actorId: by, action, entity: 'mail', entityId: id, after })
  }

  function summaryOf(row: MailRow): MailSummary {
    const { id, recipient, subject, state, attempts, lastError, createdAt, sentAt, usefulUntil } = row
    return {
      id,
      to: recipient,
      subject,
      state,
      attempts,
      lastError,
      createdAt,
      nextAttemptAt: state === 'waiting' ? row.nextAttemptAt : null,
      sentAt,
      usefulUntil,
      canRetry: canRetry(row, clock.now()),
      canDrop: canDrop(row),
    }
  }

  return {
    list(query: MailQuery): Omit<MailList, 'delivery'> {
      const counted = new Map(store.countByState().map(({ state, n }) => [state, n]))
      const counts = Object.fromEntries(
        mailStates.map((state) => [state, counted.get(state) ?? 0]),
      ) as MailList['counts']
      const counting: readonly MailState[] = query.state ? [query.state] : mailStates
      return {
        total: counting.reduce((sum, state) => sum + counts[state], 0),
        items: store.list(query).map(summaryOf),
        counts,
      }
    },

    /**
     * One mail with its words. Its link opens somebody else's door: who reads one proves who they are, by
     * `requireProof`, which fails otherwise, and the journal keeps it.
     */
    read(id: string, by: string, requireProof: () => void): MailView {
      return db.write(() => {
        const row = existing(id)
        if (row.actionPath !== null) {
          requireProof()
          journal('mail.link-read', by, row)
        }
        const { language, format, actionLabel, actionPath, because } = row
        const action = actionLabel === null ? null : { label: actionLabel, path: actionPath }
        const paragraphs = format === 'light' ? row.paragraphs.map(lightText) : row.paragraphs
        return { ...summaryOf(row), language, paragraphs, action, because }
      })
    },

    /** Sends again what failed or may not have left, or sooner what waits. */
    retry(id: string, by: string): MailSummary {
      return db.write((announce) => {
        const row = existing(id)
        if (!canRetry(row, clock.now()))
          fail('conflict', 'Ce courrier est déjà parti, va partir, ou n’est plus utile.')
        journal('mail.retried', by, row)
        store.update(id, { state: 'waiting', attempts: 0, nextAttemptAt: clock.now().toISOString() })
        announce({ type: 'mail-queued' })
        return summaryOf(existing(id))
      })
    },

    /** Gives a mail up: it will never be sent, and its words are gone. */
    drop(id: string, by: string): void {
      db.write(() => {
        const row = existing(id)
        if (!canDrop(row)) fail('conflict', 'Ce courrier est déjà parti, ou en train de partir.')
        journal('mail.dropped', by, row)
        store.remove(id)
      })
    },

    /** A mail to oneself, to see whether mails arrive. */
    sendTest(to: string, language: Mail['language'], by: string): void {
      db.write(() => {
        outbox.add({ to, language, ...testMails[language] })
        // The address goes with the details, which can be erased; the entry itself cannot.
        const about = { action: 'mail.tested' as const, entity: 'mail', entityId: '*', personIds: [by] }
        record(db, { at: clock.now(), actorId: by, ...about, after: { to } })
      })
    },

    /** How these mails stand; one that was dropped or forgotten is left out. */
    outcomesOf: (ids: readonly string[]): MailOutcome[] =>
      store.byIds(ids).map(({ id, state, refused, lastError, sentAt }) => ({
        ...{ id, state, refused, lastError, at: sentAt },
      })),

    /** How many mails `forgetSentBefore` would forget. */
    countSentBefore: (date: Date): number => store.countSentBefore(date.toISOString()),

    /** Forgets the mails sent before `date`, words, address and all; returns how many. */
    forgetSentBefore: (date: Date): number => db.write(() => store.removeSentBefore(date.toISOString())),
  }
}

const testMails = {
  fr: {
    subject: 'Essai d’envoi de Boucle',
    paragraphs: ['Bonjour,', 'Si vous lisez ces lignes, Boucle sait envoyer du courrier.'],
    action: { label: 'Voir les courriers', path: '/administration/courrier' },
    because: 'Vous avez demandé cet essai dans la page Courrier.',
  },
  en: {
    subject: 'Test mail from Boucle',
    paragraphs: ['Hello,', 'If you read this, Boucle can send mail.'],
    action: { label: 'See the mails', path: '/administration/courrier' },
    because: 'You asked for this test in the Mail page.',
  },
} as const
