import type { Audience, MailingInput, MailingView } from '../api/mailings.ts'

/** What is typed of a mailing. */
export interface MailingSaid {
  title: string
  subject: string
  body: string
  audience: Audience
  budgetLine: string
  plannedEuros: string
  spentEuros: string
  planReference: string
}

const everybody: Audience = {
  ...{ sectors: [], kinds: [], headcountBands: [], communeCodes: [], families: [] },
  ...{ engaged: 'any', met: 'any', excludedIds: [], reach: 'first' },
}

/** A mailing as it can be typed again; null: a new one. */
export function saidOf(mailing: MailingView | null): MailingSaid {
  return {
    ...{ title: mailing?.title ?? '', subject: mailing?.subject ?? '', body: mailing?.body ?? '' },
    audience: mailing?.audience ?? everybody,
    ...{ budgetLine: mailing?.budgetLine ?? '', planReference: mailing?.planReference ?? '' },
    plannedEuros: mailing?.plannedEuros?.toString() ?? '',
    spentEuros: mailing?.spentEuros?.toString() ?? '',
  }
}

const euros = (text: string) => (text.trim() === '' ? null : Number(text))

export const budgetOf = ({ budgetLine, plannedEuros, spentEuros, planReference }: MailingSaid) => ({
  ...{ budgetLine: budgetLine.trim() || null, planReference: planReference.trim() || null },
  ...{ plannedEuros: euros(plannedEuros), spentEuros: euros(spentEuros) },
})

export const inputOf = (said: MailingSaid): MailingInput => ({
  ...{ title: said.title, subject: said.subject, body: said.body, audience: said.audience },
  ...budgetOf(said),
})
