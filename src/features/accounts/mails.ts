import type { Mail, MailContent } from '../../kernel/mail.ts'
import type { User } from './store.ts'

type Addressee = Pick<User, 'email' | 'language'>
type Words = Record<Mail['language'], MailContent>

/** What happened to an account, told to its address so that whoever did not do it knows at once. */
export type Notice =
  | 'password-changed'
  | 'second-factor-enabled'
  | 'second-factor-disabled'
  | 'recovery-code-used'
  | 'session-stolen'

const becauseOfAccount = {
  fr: 'Vous recevez ce message parce qu’un compte Boucle est à cette adresse.',
  en: 'You receive this message because a Boucle account is at this address.',
}
const notAsked = {
  fr: 'Si vous n’avez rien demandé, ne faites rien : personne n’entre sans ce lien.',
  en: 'If you did not ask for it, do nothing: nobody gets in without this link.',
}

/** A link to sign in, good for a while and once. */
export function signInMail(user: Addressee, token: string, usefulUntil: Date): Mail {
  const path = `/connexion/lien#${token}`
  return toUser(user, usefulUntil, {
    fr: {
      subject: 'Votre lien de connexion à Boucle',
      paragraphs: ['Ce lien ouvre votre compte. Il sert une fois, dans les vingt minutes.', notAsked.fr],
      action: { label: 'Se connecter', path },
      because: becauseOfAccount.fr,
    },
    en: {
      subject: 'Your link to sign in to Boucle',
      paragraphs: ['This link opens your account. It works once, within twenty minutes.', notAsked.en],
      action: { label: 'Sign in', path },
      because: becauseOfAccount.en,
    },
  })
}

/** A link to choose another password. */
export function passwordResetMail(user: Addressee, token: string, usefulUntil: Date): Mail {
  const path = `/nouveau-mot-de-passe#${token}`
  return toUser(user, usefulUntil, {
    fr: {
      subject: 'Choisir un nouveau mot de passe',
      paragraphs: [
        'Ce lien permet de choisir un nouveau mot de passe. Il sert une fois, dans les vingt minutes.',
        'Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
      ],
      action: { label: 'Choisir un mot de passe', path },
      because: becauseOfAccount.fr,
    },
    en: {
      subject: 'Choose a new password',
      paragraphs: [
        'This link lets you choose a new password. It works once, within twenty minutes.',
        'If you did not ask for it, do nothing: your password stays the same.',
      ],
      action: { label: 'Choose a password', path },
      because: becauseOfAccount.en,
    },
  })
}

/** To the new address: does its reader want the account to come here? */
export function newAddressMail(to: Addressee, token: string, usefulUntil: Date): Mail {
  const path = `/adresse/confirmer#${token}`
  return toUser(to, usefulUntil, {
    fr: {
      subject: 'Confirmez votre nouvelle adresse',
      paragraphs: [
        'Un compte Boucle demande à passer à cette adresse. Confirmez-le ici, et donnez votre accord depuis le message envoyé à l’ancienne adresse : le changement se fait quand les deux ont répondu.',
        'Si ce compte n’est pas le vôtre, ne faites rien.',
      ],
      action: { label: 'Confirmer cette adresse', path },
      because: 'Vous recevez ce message parce que cette adresse a été donnée pour un compte Boucle.',
    },
    en: {
      subject: 'Confirm your new address',
      paragraphs: [
        'A Boucle account asks to move to this address. Confirm it here, and agree from the message sent to the old address: the change happens once both have answered.',
        'If this account is not yours, do nothing.',
      ],
      action: { label: 'Confirm this address', path },
      because: 'You receive this message because this address was given for a Boucle account.',
    },
  })
}

/** To the old address: is it really its reader who leaves it? */
export function oldAddressMail(user: Addressee, newEmail: string, token: string, usefulUntil: Date): Mail {
  const path = `/adresse/accord#${token}`
  return toUser(user, usefulUntil, {
    fr: {
      subject: 'Votre compte va-t-il changer d’adresse ?',
      paragraphs: [
        `Une personne connectée à votre compte demande à remplacer cette adresse par ${newEmail}.`,
        'Donnez votre accord si c’est vous. Sinon, refusez : le changement est annulé et toutes les sessions sont fermées.',
      ],
      action: { label: 'Répondre', path },
      because: becauseOfAccount.fr,
    },
    en: {
      subject: 'Is your account moving to another address?',
      paragraphs: [
        `Somebody signed in to your account asks to replace this address by ${newEmail}.`,
        'Agree if it is you. Otherwise refuse: the change is cancelled and every session is closed.',
      ],
      action: { label: 'Answer', path },
      because: becauseOfAccount.en,
    },
  })
}

/** To the owner of an address that another account asked for: the asker is not told that it is taken. */
export function addressTakenMail(user: Addressee): Mail {
  return toUser(user, undefined, {
    fr: {
      subject: 'Un autre compte a demandé votre adresse',
      paragraphs: [
        'Une personne a voulu faire passer son compte Boucle à votre adresse. Rien ne change : une adresse n’a qu’un compte, et c’est le vôtre.',
        'Si c’est vous qui avez deux comptes, demandez à l’animation du réseau de les réunir.',
      ],
      because: becauseOfAccount.fr,
    },
    en: {
      subject: 'Another account asked for your address',
      paragraphs: [
        'Somebody wanted to move a Boucle account to your address. Nothing changes: an address has one account, and it is yours.',
        'If you are the one with two accounts, ask the facilitators of the network to join them.',
      ],
      because: becauseOfAccount.en,
    },
  })
}

/** The change of address is done: told at both ends. */
export function addressChangedMail(to: Addressee, newEmail: string): Mail {
  return toUser(to, undefined, {
    fr: {
      subject: 'Votre compte a changé d’adresse',
      paragraphs: [
        `Votre compte Boucle est désormais à l’adresse ${newEmail}. Toutes les sessions ont été fermées : connectez-vous avec la nouvelle adresse.`,
      ],
      because: becauseOfAccount.fr,
    },
    en: {
      subject: 'Your account has moved to another address',
      paragraphs: [
        `Your Boucle account is now at ${newEmail}. Every session was closed: sign in with the new address.`,
      ],
      because: becauseOfAccount.en,
    },
  })
}

const notices: Record<Notice, Record<Mail['language'], { subject: string; told: string }>> = {
  'password-changed': {
    fr: {
      subject: 'Votre mot de passe a été changé',
      told: 'Le mot de passe de votre compte vient d’être changé. Les autres sessions ont été fermées.',
    },
    en: {
      subject: 'Your password was changed',
      told: 'The password of your account was just changed. The other sessions were closed.',
    },
  },
  'second-factor-enabled': {
    fr: {
      subject: 'Votre second facteur est en place',
      told: 'Un code vous sera demandé à chaque connexion. Gardez vos codes de secours en lieu sûr.',
    },
    en: {
      subject: 'Your second factor is in place',
      told: 'A code will be asked at each sign-in. Keep your recovery codes in a safe place.',
    },
  },
  'second-factor-disabled': {
    fr: {
      subject: 'Votre second facteur a été retiré',
      told: 'Plus aucun code n’est demandé pour entrer dans votre compte.',
    },
    en: {
      subject: 'Your second factor was taken off',
      told: 'No code is asked any more to enter your account.',
    },
  },
  'recovery-code-used': {
    fr: {
      subject: 'Un code de secours a servi',
      told: 'Un de vos codes de secours vient de servir ; il ne servira plus. Vous pouvez en demander de nouveaux dans votre compte.',
    },
    en: {
      subject: 'A recovery code was used',
      told: 'One of your recovery codes was just used; it will not work again. You can ask for new ones in your account.',
    },
  },
  'session-stolen': {
    fr: {
      subject: 'Une session de votre compte a été fermée par précaution',
      told: 'La clé d’une de vos sessions a servi deux fois, comme si elle avait été copiée. Cette session est fermée partout : reconnectez-vous.',
    },
    en: {
      subject: 'A session of your account was closed as a precaution',
      told: 'The key of one of your sessions was used twice, as if it had been copied. This session is closed everywhere: sign in again.',
    },
  },
}

/** Tells a person what happened to their account, and what to do if it was not them. */
export function noticeMail(user: Addressee, notice: Notice): Mail {
  const { fr, en } = notices[notice]
  const path = '/mon-compte'
  return toUser(user, undefined, {
    fr: {
      subject: fr.subject,
      paragraphs: [
        fr.told,
        'Si ce n’était pas vous, changez votre mot de passe, fermez vos sessions et prévenez l’animation du réseau.',
      ],
      action: { label: 'Ouvrir mon compte', path },
      because: becauseOfAccount.fr,
    },
    en: {
      subject: en.subject,
      paragraphs: [
        en.told,
        'If it was not you, change your password, close your sessions and tell the facilitators of the network.',
      ],
      action: { label: 'Open my account', path },
      because: becauseOfAccount.en,
    },
  })
}

function toUser({ email, language }: Addressee, usefulUntil: Date | undefined, words: Words): Mail {
  return { to: email, language, ...(usefulUntil && { usefulUntil }), ...words[language] }
}
