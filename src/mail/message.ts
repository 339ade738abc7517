import { asHtml, asText, type Words } from './layout.ts'
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
    ...(row.calendar !== null && { icalEvent: eventOf(row.calendar) }),
  }
}

/** The type of the part repeats the method of the file (RFC 6047, 2.4). */
function eventOf(content: string): NonNullable<Message['icalEvent']> {
  const method = /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'PUBLISH'
  return { method, filename: 'visite.ics', content }
}
