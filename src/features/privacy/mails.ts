import type { MailContent } from '../../kernel/mail.ts'

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
