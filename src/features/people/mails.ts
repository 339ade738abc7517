import type { Mail, MailContent } from '../../kernel/mail.ts'

export interface Addressee {
  email: string
  language: Mail['language']
}
type Words = Record<Mail['language'], MailContent>

/** What an invitation offers, in the words of a sentence. */
export interface Offer {
  /** Null: a place on the platform itself. */
  organisationName: string | null
  role: 'member' | 'manager' | 'facilitator' | 'authority' | 'administrator'
}

const offered: Record<Mail['language'], Record<Offer['role'], string>> = {
  fr: {
    member: 'membre',
    manager: 'responsable',
    facilitator: 'animateur ou animatrice du territoire',
    authority: 'collectivité',
    administrator: 'administrateur ou administratrice',
  },
  en: {
    member: 'member',
    manager: 'manager',
    facilitator: 'facilitator of the territory',
    authority: 'local authority',
    administrator: 'administrator',
  },
}

function write({ email, language }: Addressee, words: Words, usefulUntil?: Date): Mail {
  return { to: email, language, ...words[language], ...(usefulUntil && { usefulUntil }) }
}

/**
 * Proves that who registers reads this address; their request reaches the facilitators after that. Nothing of what was
 * typed is in it: anybody may type anything, and have it sent to anybody.
 */
export function confirmAddressMail(
  to: Addressee,
  { token, usefulUntil }: { token: string; usefulUntil: Date },
): Mail {
  const path = `/inscription/confirmation#${token}`
  return write(
    to,
    {
      fr: {
        subject: 'Confirmez votre adresse pour rejoindre Boucle',
        paragraphs: [
          'Vous avez demandé à rejoindre Boucle. Ce lien confirme votre adresse ; votre demande sera alors transmise aux animateurs du territoire.',
          'Il est valable sept jours. Sans confirmation, ce que vous avez saisi est effacé.',
        ],
        action: { label: 'Confirmer mon adresse', path },
        because:
          'Vous recevez ce message parce que cette adresse a été donnée pour une inscription. Si ce n’est pas vous, ne faites rien.',
      },
      en: {
        subject: 'Confirm your address to join Boucle',
        paragraphs: [
          'You asked to join Boucle. This link confirms your address; your request then goes to the facilitators of the territory.',
          'It is good for seven days. Without it, what you typed is erased.',
        ],
        action: { label: 'Confirm my address', path },
        because:
          'You receive this message because this address was given to register. If it was not you, do nothing.',
      },
    },
    usefulUntil,
  )
}

/** Answers a registration under an address that has an account: only its owner reads so. */
export function alreadyRegisteredMail(to: Addressee): Mail {
  return write(to, {
    fr: {
      subject: 'Vous avez déjà un compte Boucle',
      paragraphs: [
        'Une inscription vient d’être demandée avec votre adresse, qui a déjà un compte. Rien n’a été créé.',
        'Si c’est vous : connectez-vous, puis ouvrez « Rejoindre une structure » pour demander à être rattaché à une autre structure. Sinon, ne faites rien.',
      ],
      action: { label: 'Se connecter', path: '/connexion?suite=%2Frejoindre' },
      because: 'Vous recevez ce message parce qu’un compte Boucle est à cette adresse.',
    },
    en: {
      subject: 'You already have a Boucle account',
      paragraphs: [
        'Somebody just asked to register with your address, which has an account. Nothing was created.',
        'If it was you: sign in, then open “Join an organisation” to ask for a link to another organisation. If not, do nothing.',
      ],
      action: { label: 'Sign in', path: '/connexion?suite=%2Frejoindre' },
      because: 'You receive this message because a Boucle account is at this address.',
    },
  })
}

const becauseAsked = {
  fr: 'Vous recevez ce message parce que vous avez demandé à rejoindre une structure.',
  en: 'You receive this message because you asked to join an organisation.',
}

export function requestConfirmedMail(to: Addressee, organisationName: string): Mail {
  return write(to, {
    fr: {
      subject: `Bienvenue dans Boucle, pour ${organisationName}`,
      paragraphs: [
        `Votre rattachement à ${organisationName} est confirmé. Vous pouvez déclarer ses gisements et ses besoins, et voir les pistes de synergies qui la concernent.`,
        'Ce que vous déclarez n’est montré qu’aux animateurs tant que vous n’en décidez pas autrement.',
      ],
      action: { label: 'Ouvrir Boucle', path: '/' },
      because: becauseAsked.fr,
    },
    en: {
      subject: `Welcome to Boucle, for ${organisationName}`,
      paragraphs: [
        `Your link to ${organisationName} is confirmed. You can declare its stocks and needs, and see the matches that concern it.`,
        'What you declare is shown to the facilitators alone until you decide otherwise.',
      ],
      action: { label: 'Open Boucle', path: '/' },
      because: becauseAsked.en,
    },
  })
}

export function requestRefusedMail(
  to: Addressee,
  { structureName, reason }: { structureName: string; reason: string },
): Mail {
  return write(to, {
    fr: {
      subject: 'Votre demande pour rejoindre une structure',
      paragraphs: [
        `Votre demande pour ${structureName} n’a pas été acceptée. La raison donnée : « ${reason} »`,
        'Depuis votre compte, vous pouvez en faire une autre, ou tout effacer.',
      ],
      action: { label: 'Ouvrir mon compte', path: '/' },
      because: becauseAsked.fr,
    },
    en: {
      subject: 'Your request to join an organisation',
      paragraphs: [
        `Your request for ${structureName} was not accepted. The reason given: “${reason}”`,
        'From your account you can make another one, or erase everything.',
      ],
      action: { label: 'Open my account', path: '/' },
      because: becauseAsked.en,
    },
  })
}

/** A place offered to somebody, with an account or not. */
export function invitationMail(
  to: Addressee,
  { organisationName, role }: Offer,
  { token, invitedBy, usefulUntil }: { token: string; invitedBy: string; usefulUntil: Date },
): Mail {
  const path = `/invitation#${token}`
  const place = {
    fr: `${organisationName ?? 'Boucle'} (${offered.fr[role]})`,
    en: `${organisationName ?? 'Boucle'} (${offered.en[role]})`,
  }
  return write(
    to,
    {
      fr: {
        subject: `${invitedBy} vous invite à rejoindre ${organisationName ?? 'Boucle'}`,
        paragraphs: [
          `${invitedBy} vous propose une place : ${place.fr}.`,
          'Boucle rapproche ce dont les uns n’ont plus l’usage et ce dont les autres ont besoin, sur votre territoire.',
          'Cette invitation est pour vous seul, pendant quatorze jours.',
        ],
        action: { label: 'Voir l’invitation', path },
        because: `Vous recevez ce message parce que ${invitedBy} a donné votre adresse pour cette invitation.`,
      },
      en: {
        subject: `${invitedBy} invites you to join ${organisationName ?? 'Boucle'}`,
        paragraphs: [
          `${invitedBy} offers you a place: ${place.en}.`,
          'Boucle brings together what some no longer use and what others need, in your territory.',
          'This invitation is for you alone, for fourteen days.',
        ],
        action: { label: 'See the invitation', path },
        because: `You receive this message because ${invitedBy} gave your address for this invitation.`,
      },
    },
    usefulUntil,
  )
}
