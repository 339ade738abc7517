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
  /** Set when the paragraphs hold light formatting (`light-format.ts`); left out, they are words and nothing else. */
  format?: 'light'
  /** Whom an answer goes to, when it is not the sender. */
  replyTo?: string
  /**
   * Where this person has no more mails of this kind: a page of this site, whose address also takes the press of a mail
   * reader's own button (RFC 8058). Service mails have none.
   */
  unsubscribePath?: string
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
  /** Returns the id of the mail: of the one that waits, when its words were replaced. */
  add(mail: Mail): string
  /** Since when a mail of a group waits for this person, an ISO instant; null when none does, or it has left. */
  waitingSince(to: string, groupKey: string): string | null
  /** A mail of a group that has not left yet is of no more use to its person. */
  takeBack(to: string, groupKey: string): void
  /** Takes out those of these mails that are still to leave; returns their ids. One that is leaving, leaves. */
  cancel(mailIds: readonly string[]): string[]
  /** Takes out those of these mails that were tried in vain, so that nobody sends them again. */
  forget(mailIds: readonly string[]): void
}

/** How a mail ended: `failed` is told apart by what the server refused, `null` when it only never came through. */
export interface MailOutcome {
  id: string
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'expired'
  refused: 'address' | 'message' | null
  lastError: string | null
  at: string | null
}
