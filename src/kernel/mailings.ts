/** The life of a mailing: a message written for many structures, sent to each of their people apart. */
export const mailingStatuses = ['draft', 'scheduled', 'sending', 'paused', 'stopped', 'done'] as const
export type MailingStatus = (typeof mailingStatuses)[number]

/**
 * Where a message to one person stands: `waiting` for its turn; `queued` in the outbox; then how it ended. `left-out`:
 * kept from it at the last moment, with the reason.
 */
export const recipientStates = ['waiting', 'queued', 'sent', 'failed', 'uncertain', 'left-out'] as const
export type RecipientState = (typeof recipientStates)[number]

/** Why a person or a structure that answers to the filter is not written to. */
export const leftOutReasons = [
  /** Nobody of the structure has an address. */
  'no-address',
  /** Asked to receive no more communications. */
  'unsubscribed',
  /** Mails to the address come back. */
  'bounced',
  /** The account of this address was closed. */
  'account-closed',
  /** The structure left the network. */
  'structure-closed',
  /** The address is already written to for another structure. */
  'same-address',
  /** Taken out by hand. */
  'by-hand',
  /** No longer in the portfolio of who sends. */
  'portfolio',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** What a person answered, as the facilitator notes it. `never` is an objection: they are not written to again. */
export const mailingAnswers = ['interested', 'later', 'never'] as const
export type MailingAnswer = (typeof mailingAnswers)[number]

/** `hard`: the address is dead; `soft`: this message did not arrive, another may. */
export const bounceKinds = ['hard', 'soft'] as const
export type BounceKind = (typeof bounceKinds)[number]

/** How somebody said that they want no more communications. */
export const optOutSources = ['link', 'one-click', 'account', 'answer'] as const
export type OptOutSource = (typeof optOutSources)[number]

/** What may stand in a message between braces, and is written out for each person. */
export const mailingFields = ['structure', 'prénom', 'nom', 'commune', 'activité', 'animateur'] as const
export type MailingField = (typeof mailingFields)[number]

/** Whom a mailing writes to in each structure. */
export const mailingReaches = ['first', 'all'] as const

export const engagedChoices = ['any', 'yes', 'no'] as const
export const metChoices = ['any', 'never', 'met'] as const
