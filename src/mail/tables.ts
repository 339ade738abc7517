import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Where a mail stands: `waiting` for its turn (or for a mail server), `sending` while a server is spoken to, `sent`,
 * `failed` for good, `uncertain` when nobody can know whether it left, `expired` when what it carried is of no more
 * use. Never goes back by itself from any of the last four.
 */
export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'uncertain', 'expired'] as const
export type MailState = (typeof mailStates)[number]

/** What a mail server refuses for good. */
export const refusals = ['address', 'message'] as const

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
    /** `light`: the paragraphs hold light formatting. */
    format: text({ enum: ['light'] }),
    replyTo: text(),
    /** Where this person says that they want no more of these. */
    unsubscribePath: text(),
    usefulUntil: text(),
    /** What it is about, for mails that wait so that what follows goes in them; null for the others. */
    groupKey: text(),
    state: text({ enum: mailStates }).notNull(),
    /** Tries since it was written, or since an administrator asked to send it again. */
    attempts: integer().notNull(),
    lastError: text(),
    /** Of one that the server refused for good: the address itself, or this message. */
    refused: text({ enum: refusals }),
    /** When to try next, while `waiting`. */
    nextAttemptAt: text().notNull(),
    createdAt: text().notNull(),
    sentAt: text(),
  },
  (table) => [index('mails_by_state').on(table.state, table.nextAttemptAt)],
)
