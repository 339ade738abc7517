import type { MailContent } from '../../kernel/mail.ts'
import type { MeetingNews } from '../together/circle.ts'
import { calendarSentence, meetingSubjects } from '../together/mails.ts'

/** The page of an introduction. */
export const pageOf = (introductionId: string) => `/mises-en-relation/${introductionId}`

/** Asks one structure, by a link that answers without a password; says nothing of the others, who have not agreed to anything yet. */
export function askingMail(opener: string, structure: string, label: string, token: string): MailContent {
  return {
    subject: 'Une mise en relation vous est proposée',
    paragraphs: [
      `${opener} propose de mettre ${structure} en relation avec une autre structure, à propos de « ${label} ».`,
      'Rien n’est montré sans votre accord, ni sans celui de l’autre structure. La page montre d’abord exactement ce qui lui serait transmis.',
    ],
    action: { label: 'Voir la proposition et répondre', path: `/repondre#${token}` },
    because: `Vous recevez ce message parce que vous répondez pour ${structure}.`,
  }
}

/** The page of a synergy. */
export const synergyPath = (synergyId: string) => `/synergies/${synergyId}`

/** Asks who follows a synergy where it stands. */
export function reminderMail(synergyId: string, label: string, days: number): MailContent {
  return {
    subject: `Sans nouvelles de « ${label} » depuis ${days} jours`,
    paragraphs: [
      `Rien n’a été noté depuis ${days} jours. Notez où elle en est, sa prochaine action, ou qu’elle s’arrête.`,
    ],
    action: { label: 'Ouvrir la synergie', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous suivez cette synergie.',
  }
}

/** Tells who takes part in planned exchanges, or follows their synergy, that some await an answer. */
export function exchangeDueMail(synergyId: string, label: string, count: number): MailContent {
  return {
    subject:
      count === 1
        ? 'Un échange prévu attend d’être confirmé'
        : `${count} échanges prévus attendent d’être confirmés`,
    paragraphs: [
      `À propos de « ${label} » : dites si l’échange prévu a eu lieu, ou qu’il n’a pas eu lieu. Rien n’est compté tant que personne ne l’a dit.`,
    ],
    action: { label: 'Répondre', path: synergyPath(synergyId) },
    because:
      'Vous recevez ce message parce que vous prenez part à cet échange, ou que vous suivez la synergie.',
  }
}

/** Tells one of its structures that a synergy moved; what it became is on the page. */
export function stageMail(synergyId: string, structure: string, label: string): MailContent {
  return {
    subject: 'Votre synergie a changé d’étape',
    paragraphs: [
      `À propos de « ${label} » : la synergie à laquelle vous prenez part a avancé, ou s’est arrêtée.`,
    ],
    action: { label: 'Voir où elle en est', path: synergyPath(synergyId) },
    because: `Vous recevez ce message parce que vous répondez pour ${structure}.`,
  }
}

/** Tells who takes part in a synergy, or follows it, what was written there and is unread; the words are on the page. */
export function messageMail(synergyId: string, label: string, unread: number): MailContent {
  const isOne = unread <= 1
  const written = isOne ? 'un message a été écrit' : `${unread} messages ont été écrits`
  return {
    subject: isOne
      ? 'Un message vous attend dans une synergie'
      : `${unread} messages vous attendent dans une synergie`,
    paragraphs: [`À propos de « ${label} » : ${written} dans une synergie à laquelle vous prenez part.`],
    action: { label: isOne ? 'Lire le message' : 'Lire les messages', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous prenez part à cette synergie, ou que vous la suivez.',
  }
}

/** Tells who takes part in a synergy, or follows it, that a file was added there; which one, the page says. */
export function documentMail(synergyId: string, label: string): MailContent {
  return {
    subject: 'Un document a été ajouté à une synergie',
    paragraphs: [
      `À propos de « ${label} » : un document a été ajouté à une synergie à laquelle vous prenez part.`,
    ],
    action: { label: 'Voir le document', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous prenez part à cette synergie, ou que vous la suivez.',
  }
}

/** Tells somebody that a task of a synergy is theirs; what it is, is on the page. */
export function taskMail(synergyId: string, label: string): MailContent {
  return {
    subject: 'Une tâche vous revient dans une synergie',
    paragraphs: [`À propos de « ${label} » : une tâche vous a été confiée.`],
    action: { label: 'Voir la tâche', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous prenez part à cette synergie, ou que vous la suivez.',
  }
}

/** The mail that puts a meeting in a calendar, moves it there or takes it out. */
export function meetingMail(
  synergyId: string,
  label: string,
  { deed, calendar }: Pick<MeetingNews, 'deed' | 'calendar'>,
): MailContent {
  const subject = meetingSubjects[deed]
  return {
    subject,
    paragraphs: [
      `À propos de « ${label} » : ${subject.toLowerCase()} dans une synergie à laquelle vous prenez part.`,
      calendarSentence,
    ],
    action: { label: 'Voir la réunion', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous prenez part à cette synergie, ou que vous la suivez.',
    calendar,
  }
}

/** Tells the facilitator who proposed it that a structure answered; what it said is on the page. */
export function answeredMail(introductionId: string, label: string): MailContent {
  return {
    subject: 'Une structure a répondu à la mise en relation',
    paragraphs: [`Une réponse est arrivée à propos de « ${label} ».`],
    action: { label: 'Voir la réponse', path: pageOf(introductionId) },
    because: 'Vous recevez ce message parce que vous avez proposé cette mise en relation.',
  }
}

/** Tells one structure that both agreed; the other one's name is on the page, not in the mail. */
export function introducedMail(introductionId: string, structure: string, label: string): MailContent {
  return {
    subject: 'Toutes les structures ont accepté la mise en relation',
    paragraphs: [
      `À propos de « ${label} » : toutes les structures ont donné leur accord. Vous pouvez voir qui elles sont, et comment les joindre.`,
      'La page de la synergie vous attend aussi, avec ce qui est à vérifier avant de commencer et un fil de messages avec l’animation.',
    ],
    action: { label: 'Voir le contact', path: pageOf(introductionId) },
    because: `Vous recevez ce message parce que vous répondez pour ${structure}.`,
  }
}
