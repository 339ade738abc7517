import type { MailContent } from '../../kernel/mail.ts'
import type { MeetingDeed } from './circle.ts'

/** What the mail about a meeting is called, by what happened to it. */
export const meetingSubjects: Record<MeetingDeed, string> = {
  'meeting-planned': 'Une réunion est prévue',
  'meeting-changed': 'Une réunion a été modifiée',
  'meeting-cancelled': 'Une réunion est annulée',
}

export const calendarSentence = 'Le fichier joint la met dans votre agenda, ou l’y modifie.'

export const forStructure = 'Vous recevez ce message parce que vous répondez pour une structure.'

interface Said {
  subject: string
  text: string
  /** What the button is called. */
  action: string
  /** Why it is received, when that is not by taking part. */
  because?: string
  calendar?: string
}

/** Mails that say what happened in one place and lead to its page, where the words themselves are. `inside`: why they are received. */
export const mailsLeadingTo =
  (pathOf: (id: string) => string, inside: string) =>
  (id: string, { subject, text, action, because = inside, calendar }: Said): MailContent => ({
    ...{ subject, because, paragraphs: [text, ...(calendar ? [calendarSentence] : [])] },
    action: { label: action, path: pathOf(id) },
    ...(calendar && { calendar }),
  })
