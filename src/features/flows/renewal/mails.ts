import type { Mail, MailContent } from '../../../kernel/mail.ts'
import type { User } from '../../accounts/store.ts'

/** A flow as a mail names it. */
export interface Named {
  label: string
  organisationName: string
  expiresOn: string
}

export interface Reminder {
  /** What the person answers for. */
  own: readonly Named[]
  /** What nobody answers for, in structures that the person is in charge of. */
  followed: readonly Named[]
  /** The link that answers for what is theirs; null when there is nothing of theirs. */
  link: { token: string; usefulUntil: Date } | null
}

/** Beyond this a mail is no longer read: the page tells the rest. */
const MOST_LINES = 15

/** Where all that is to be said again is listed. */
export const RENEWALS_PAGE = '/a-renouveler'

/** Asks somebody whether all this is still true: one mail for all, answered by one press on the page it leads to. */
export function renewalMail(language: User['language'], reminder: Reminder) {
  const { own, followed, link } = reminder
  const path = link ? `/renouveler#${link.token}` : RENEWALS_PAGE
  const content = language === 'fr' ? inFrench(own, followed, path) : inEnglish(own, followed, path)
  return { ...content, ...(link && { usefulUntil: link.usefulUntil }) }
}

function inFrench(own: readonly Named[], followed: readonly Named[], path: string): MailContent {
  const count = own.length + followed.length
  const structures = namesOf(followed, 'fr')
  return {
    subject:
      count === 1
        ? `Toujours vrai ? « ${(own[0] ?? followed[0])?.label} »`
        : `Toujours vrai ? ${count} flux à confirmer`,
    paragraphs: [
      'Ce qui suit a été déclaré il y a un certain temps. Est-ce toujours vrai ?',
      ...(own.length > 0 ? [lines(own, 'fr', (rest) => `et ${rest} autre${rest > 1 ? 's' : ''}`)] : []),
      ...(followed.length > 0
        ? [
            `${own.length > 0 ? 'De plus, personne' : 'Personne'} ne répond encore pour ${structures}, que vous suivez : leurs flux à confirmer (${followed.length}) vous attendent dans « À renouveler ».`,
          ]
        : []),
      'Sans réponse, un flux est signalé « à confirmer » et passe après les autres. Rien n’est effacé.',
    ],
    action: {
      label: own.length > 0 ? 'Répondre, sans mot de passe' : 'Voir les flux à confirmer',
      path,
    },
    because:
      own.length > 0
        ? `Vous recevez ce message parce que vous répondez pour ${namesOf(own, 'fr')}.`
        : 'Vous recevez ce message parce que ces structures sont dans votre portefeuille.',
  }
}

function inEnglish(own: readonly Named[], followed: readonly Named[], path: string): MailContent {
  const count = own.length + followed.length
  const structures = namesOf(followed, 'en')
  return {
    subject:
      count === 1
        ? `Still true? “${(own[0] ?? followed[0])?.label}”`
        : `Still true? ${count} flows to confirm`,
    paragraphs: [
      'The following was declared some time ago. Is it still true?',
      ...(own.length > 0 ? [lines(own, 'en', (rest) => `and ${rest} more`)] : []),
      ...(followed.length > 0
        ? [
            `${own.length > 0 ? 'Besides, nobody' : 'Nobody'} answers yet for ${structures}, in your charge: their flows to confirm (${followed.length}) wait under “To renew”.`,
          ]
        : []),
      'Without an answer a flow is marked “to be confirmed” and comes after the others. Nothing is deleted.',
    ],
    action: { label: own.length > 0 ? 'Answer, without a password' : 'See the flows to confirm', path },
    because:
      own.length > 0
        ? `You receive this message because you answer for ${namesOf(own, 'en')}.`
        : 'You receive this message because these organisations are in your portfolio.',
  }
}

function lines(own: readonly Named[], language: Mail['language'], more: (rest: number) => string): string {
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  const until = language === 'fr' ? 'avant le' : 'before'
  const [open, close] = language === 'fr' ? ['« ', ' »'] : ['“', '”']
  const told = own
    .slice(0, MOST_LINES)
    .map(
      ({ label, organisationName, expiresOn }) =>
        `• ${open}${label}${close}, ${organisationName}, ${until} ${date.format(new Date(`${expiresOn}T12:00:00Z`))}`,
    )
  const rest = own.length - told.length
  return [...told, ...(rest > 0 ? [`• ${more(rest)}`] : [])].join('\n')
}

/** A few names, and how many more. */
function namesOf(flows: readonly Named[], language: Mail['language']): string {
  const names = [...new Set(flows.map(({ organisationName }) => organisationName))]
  const rest = names.length - 3
  const other = language === 'fr' ? `${rest} autre${rest > 1 ? 's' : ''}` : `${rest} more`
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    rest > 0 ? [...names.slice(0, 3), other] : names,
  )
}
