/**
 * What a room has to say to somebody: plain paragraphs and at most one thing to do. The room owns the words; how a
 * mail looks, and when and how it leaves, is the business of `src/mail`.
 */
export interface MailContent {
  subject: string
  paragraphs: readonly string[]
  /** A button: `path` is an address of this site, `/connexion/lien#…`. */
  action?: { label: string; path: string }
  /** Why this person receives it, in one sentence at the foot. */
  because: string
  /** The page of this site where this person chooses which of these mails they get; none when they cannot. */
  preferencesPath?: string
  /** An iCalendar file that goes with it. */
  calendar?: string
}

export interface Mail extends MailContent {
  /** Address of the one person it is for. */
  to: string
  language: 'fr' | 'en'
  /** After this instant it is better not sent at all: the end of the link it carries. Left out: always useful. */
  usefulUntil?: Date
  /**
   * Waits before it leaves, so that what follows about the same thing goes in the same mail: while one of this key waits
   * for this person, its words are replaced instead of another being added.
   */
  group?: { key: string; minutes: number }
}

/** Where rooms leave their mails: called inside the transaction of what causes them, so that both happen or neither. */
export interface Outbox {
  add(mail: Mail): void
  /** Since when a mail of a group waits for this person, an ISO instant; null when none does, or it has left. */
  waitingSince(to: string, groupKey: string): string | null
  /** A mail of a group that has not left yet is of no more use to its person. */
  takeBack(to: string, groupKey: string): void
}
