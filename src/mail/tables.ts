import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Where a mail stands: `waiting` for its turn (or for a mail server), `sending` while a server is spoken to, `sent`,
 * `failed` for good, `uncertain` when nobody can know whether it left, `expired` when what it carried is of no more
 * use. Never goes back by itself from any of the last four.
 */
export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'uncertain', 'expired'] as const
export type MailState = (typeof mailStates)[number]

/** The outbox: each mail beside what caused it, in words; how it looks is worked out when it leaves. */
export const mails = sqliteTable(
  'mails',
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    language: text({ enum: ['fr', 'en'] }).notNull(),
    subject: text().notNull(),
    paragraphs: text({ mode: 'json' }).$type<string[]>().notNull(),
    actionLabel: text(),
    /** May carry a one-time link: blanked as soon as the mail is sent or the link dead. */
    actionPath: text(),
    because: text().notNull(),
    /** An iCalendar file that goes with it. */
    calendar: text(),
    /** Where this person chooses which mails they get. */
    preferencesPath: text(),
    usefulUntil: text(),
    /** What it is about, for mails that wait so that what follows goes in them; null for the others. */
    groupKey: text(),
    state: text({ enum: mailStates }).notNull(),
    /** Tries since it was written, or since an administrator asked to send it again. */
    attempts: integer().notNull(),
    lastError: text(),
    /** When to try next, while `waiting`. */
    nextAttemptAt: text().notNull(),
    createdAt: text().notNull(),
    sentAt: text(),
  },
  (table) => [index('mails_by_state').on(table.state, table.nextAttemptAt)],
)
