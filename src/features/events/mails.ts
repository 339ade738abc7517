import { dayInWords } from '../../kernel/day.ts'
import type { MailContent } from '../../kernel/mail.ts'

/** The page of an event, and where the links of its mails lead. */
export const eventPath = (id: string) => `/rencontres/${id}`
export const linkPath = (token: string) => `/rencontres/lien#${token}`

/** What a person is told of. */
export type Occasion =
  | 'invited'
  | 'registered'
  | 'waiting'
  | 'promoted'
  | 'left'
  | 'changed'
  | 'cancelled'
  | 'reminder'
  | 'shared'

interface Told {
  title: string
  /** `YYYY-MM-DD`, and hours of the wall clock of France. */
  heldOn: string
  startsAt: string
  endsAt: string
  place: string | null
  cancelReason: string | null
}

const SUBJECTS: Record<Occasion, string> = {
  invited: 'Vous êtes invité à une rencontre',
  registered: 'Votre inscription est confirmée',
  waiting: 'Vous êtes sur la liste d’attente',
  promoted: 'Une place s’est libérée : elle est à vous',
  left: 'Votre inscription est annulée',
  changed: 'Une rencontre à laquelle vous venez a changé',
  cancelled: 'Une rencontre est annulée',
  reminder: 'Rappel : une rencontre approche',
  shared: 'Le compte rendu ou des documents vous attendent',
}

const TEXTS: Record<Occasion, string> = {
  invited: 'Dites si vous venez : une pression suffit, sans mot de passe.',
  registered: 'Votre place est retenue. Si vous ne pouvez plus venir, annulez : elle servira à quelqu’un.',
  waiting: 'Toutes les places sont prises. Si l’une se libère, elle est à vous et un courriel vous le dit.',
  promoted: 'Vous étiez sur la liste d’attente : votre place est retenue. Si vous ne venez pas, annulez.',
  left: 'Votre place est rendue. Si c’est une erreur, inscrivez-vous de nouveau.',
  changed: 'Voici ce qui vaut désormais.',
  cancelled: 'Elle n’aura pas lieu.',
  reminder: 'Si vous ne pouvez plus venir, annulez : votre place servira à quelqu’un.',
  shared: 'Ils sont sur la page de la rencontre.',
}

const ACTIONS: Partial<Record<Occasion, string>> = {
  invited: 'Répondre à l’invitation',
  registered: 'Voir mon inscription',
  waiting: 'Voir mon inscription',
  promoted: 'Voir mon inscription',
  reminder: 'Voir mon inscription',
}

const account = 'Vous recevez ce message parce que vous êtes inscrit à cette rencontre, ou invité.'
const stranger =
  'Vous recevez ce message parce que cette adresse a été donnée pour cette rencontre. Elle est oubliée quelque temps après.'

/** As in « le 12 mars 2027, de 14:30 à 16:00 ». */
const whenOf = ({ heldOn, startsAt, endsAt }: Told) => `le ${dayInWords(heldOn)}, de ${startsAt} à ${endsAt}`

/**
 * The mail about an event, to one person. `path`: the page, or the link that acts for who receives it; `calendar`: the
 * file that puts it in their calendar, moves it there or takes it out.
 */
export function eventMail(
  occasion: Occasion,
  event: Told,
  { path, calendar, hasAccount }: { path: string; calendar: string | null; hasAccount: boolean },
): MailContent {
  const where = event.place ? ` — ${event.place}` : ''
  return {
    subject: SUBJECTS[occasion],
    paragraphs: [
      `« ${event.title} », ${whenOf(event)}${where}.`,
      TEXTS[occasion],
      ...(occasion === 'cancelled' && event.cancelReason ? [`La raison : ${event.cancelReason}`] : []),
      ...(calendar ? ['Le fichier joint la met dans votre agenda, l’y modifie ou l’en retire.'] : []),
    ],
    action: { label: ACTIONS[occasion] ?? 'Voir la rencontre', path },
    because: hasAccount ? account : stranger,
    ...(calendar && { calendar }),
  }
}

/**
 * Proves that who registers without an account reads this address. Nothing of what was typed is in it but the event:
 * anybody may type anything, and have it sent to anybody.
 */
export function confirmMail(event: Told, token: string): MailContent {
  return {
    subject: 'Confirmez votre inscription à une rencontre',
    paragraphs: [
      `« ${event.title} », ${whenOf(event)}.`,
      'Votre place n’est retenue qu’une fois cette adresse confirmée. Si vous n’avez rien demandé, ne faites rien : rien n’est gardé.',
    ],
    action: { label: 'Confirmer mon inscription', path: linkPath(token) },
    because: 'Vous recevez ce message parce que cette adresse a été tapée dans un formulaire d’inscription.',
  }
}
