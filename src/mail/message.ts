import { asHtml, asText, linkOf, type Words } from './layout.ts'
import type { Mailbox } from './mailbox.ts'
import { oneLine } from './outcome.ts'
import type { MailRow } from './store.ts'

/** A mail ready to leave. */
export interface Message {
  /** The same at each try, so that a receiver who already has it can tell. */
  messageId: string
  from: Mailbox
  to: string
  subject: string
  date: Date
  text: string
  html: string
  replyTo?: string
  /** RFC 2369 and RFC 8058: the mail reader's own button, whose press is a POST to this address. */
  headers?: Record<string, string>
  icalEvent?: { method: string; filename: string; content: string }
}

export function messageOf(
  row: MailRow,
  { from, site, date }: { from: Mailbox; site: string; date: Date },
): Message {
  const words: Words = {
    language: row.language,
    subject: oneLine(row.subject),
    paragraphs: row.paragraphs,
    because: row.because,
    ...(row.format !== null && { format: row.format }),
    ...(row.unsubscribePath !== null && { unsubscribePath: row.unsubscribePath }),
    ...(row.preferencesPath !== null && { preferencesPath: row.preferencesPath }),
    ...(row.actionLabel !== null &&
      row.actionPath !== null && { action: { label: row.actionLabel, path: row.actionPath } }),
  }
  return {
    messageId: `<${row.id}@${from.address.split('@')[1]}>`,
    from,
    to: row.recipient,
    subject: words.subject,
    date,
    text: asText(words, site),
    html: asHtml(words, site),
    ...(row.replyTo !== null && { replyTo: row.replyTo }),
    ...(row.unsubscribePath !== null && {
      headers: {
        'List-Unsubscribe': `<${linkOf(row.unsubscribePath, site)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
    ...(row.calendar !== null && { icalEvent: eventOf(row.calendar) }),
  }
}

/** The type of the part repeats the method of the file (RFC 6047, 2.4). */
function eventOf(content: string): NonNullable<Message['icalEvent']> {
  const method = /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'PUBLISH'
  return { method, filename: 'visite.ics', content }
}
