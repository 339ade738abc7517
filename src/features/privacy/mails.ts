import type { MailContent } from '../../kernel/mail.ts'
import type { ClosingInput } from './contract.ts'

/** Warns that an account long unused will be deleted, and what to do to keep it. */
export function inactivityMail(language: 'fr' | 'en', lastUsedAt: string, deletedOn: Date): MailContent {
  const [used, end] = [new Date(lastUsedAt), deletedOn].map((day) =>
    day.toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  )
  return language === 'fr'
    ? {
        subject: 'Votre compte Boucle va être supprimé',
        paragraphs: [
          `Vous ne vous êtes plus connecté à Boucle depuis le ${used}. Sans nouvelle de votre part, votre compte sera supprimé le ${end} : votre nom, votre adresse et vos accès seront effacés.`,
          'Pour le garder, connectez-vous une fois avant cette date. Sinon, vous n’avez rien à faire.',
        ],
        action: { label: 'Garder mon compte', path: '/connexion' },
        because: 'Vous recevez ce message parce que vous avez un compte sur Boucle.',
      }
    : {
        subject: 'Your Boucle account will be deleted',
        paragraphs: [
          `You have not signed in to Boucle since ${used}. Unless you do, your account will be deleted on ${end}: your name, address and access will be erased.`,
          'To keep it, sign in once before that date. Otherwise there is nothing to do.',
        ],
        action: { label: 'Keep my account', path: '/connexion' },
        because: 'You receive this because you have an account on Boucle.',
      }
}

/** Tells a facilitator that the structure stays after all. */
export function closingWithdrawnMail(
  language: 'fr' | 'en',
  asker: string,
  { id, name }: { id: string; name: string },
): MailContent {
  const path = `/structures/${id}`
  return language === 'fr'
    ? {
        subject: `Demande de départ retirée : ${name}`,
        paragraphs: [`${asker} retire la demande de départ : ${name} reste dans le réseau.`],
        action: { label: 'Ouvrir la fiche', path },
        because: 'Vous recevez ce message parce que cette structure est dans votre portefeuille.',
      }
    : {
        subject: `Request to leave withdrawn: ${name}`,
        paragraphs: [`${asker} withdraws the request to leave: ${name} stays in the network.`],
        action: { label: 'Open the sheet', path },
        because: 'You receive this because this organisation is in your portfolio.',
      }
}

/** Tells a facilitator that a manager wants their structure out of the network. */
export function closingAskedMail(
  language: 'fr' | 'en',
  asker: string,
  { id, name }: { id: string; name: string },
  how: ClosingInput['how'],
): MailContent {
  const path = `/structures/${id}`
  return language === 'fr'
    ? {
        subject: `Demande de départ : ${name}`,
        paragraphs: [
          `${asker} demande que ${name} quitte le réseau${how === 'anonymise' ? ', et que plus rien ne la nomme' : ''}.`,
          'Rien n’est encore fait : la fiche de la structure permet de la fermer ou de l’anonymiser.',
        ],
        action: { label: 'Ouvrir la fiche', path },
        because: 'Vous recevez ce message parce que cette structure est dans votre portefeuille.',
      }
    : {
        subject: `Request to leave: ${name}`,
        paragraphs: [
          `${asker} asks that ${name} leave the network${how === 'anonymise' ? ', and that nothing name it any more' : ''}.`,
          'Nothing is done yet: the sheet of the organisation lets you close or anonymise it.',
        ],
        action: { label: 'Open the sheet', path },
        because: 'You receive this because this organisation is in your portfolio.',
      }
}
