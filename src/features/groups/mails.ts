import type { MailContent } from '../../kernel/mail.ts'
import type { MeetingNews } from '../together/circle.ts'
import { forStructure, mailsLeadingTo, meetingSubjects } from '../together/mails.ts'

/** The page of a group. */
export const groupPath = (groupId: string) => `/groupes/${groupId}`

const groupMail = mailsLeadingTo(
  groupPath,
  'Vous recevez ce message parce que vous prenez part à ce groupe de travail, ou que vous l’animez.',
)

/** Asks a structure to join; its name is shown to the others once it says yes. */
export const invitationMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Votre structure est invitée dans un groupe de travail',
    text: `L’animation vous invite dans le groupe de travail « ${title} ». Le nom de votre structure n’y est montré que si vous acceptez.`,
    action: 'Voir le groupe et répondre',
    because: forStructure,
  })

/** Tells structures that already know one another that a group continues their synergy. */
export const bornFromSynergyMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Votre synergie se prolonge par un groupe de travail',
    text: `Le groupe de travail « ${title} » réunit les structures de votre synergie, qui se connaissent déjà. D’autres peuvent le rejoindre et y lire votre nom ; vous pouvez le quitter à tout moment.`,
    action: 'Voir le groupe',
    because: forStructure,
  })

/** Tells structures that are in a project together that a group continues it. */
export const bornFromProjectMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Votre projet se prolonge par un groupe de travail',
    text: `Le groupe de travail « ${title} » réunit les structures de votre projet. D’autres peuvent le rejoindre et y lire votre nom ; vous pouvez le quitter à tout moment.`,
    action: 'Voir le groupe',
    because: forStructure,
  })

export const requestMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Une structure demande à rejoindre un groupe de travail',
    text: `Une structure demande à rejoindre « ${title} ». Votre réponse est attendue.`,
    action: 'Voir la demande',
  })

export const answeredMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Votre demande de rejoindre un groupe de travail a reçu une réponse',
    text: `À propos de « ${title} » : votre demande a été traitée.`,
    action: 'Voir la réponse',
    because: forStructure,
  })

export const joinedMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Une structure a rejoint votre groupe de travail',
    text: `Une structure a rejoint « ${title} ».`,
    action: 'Voir le groupe',
  })

export function messageMail(groupId: string, title: string, unread: number): MailContent {
  const isOne = unread <= 1
  return groupMail(groupId, {
    subject: isOne
      ? 'Un message vous attend dans un groupe de travail'
      : `${unread} messages vous attendent dans un groupe de travail`,
    text: `${isOne ? 'Un message a été écrit' : `${unread} messages ont été écrits`} dans « ${title} ».`,
    action: isOne ? 'Lire le message' : 'Lire les messages',
  })
}

export const documentMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Un document a été ajouté à un groupe de travail',
    text: `Un document a été ajouté dans « ${title} ».`,
    action: 'Voir le document',
  })

export const decisionMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Une décision a été notée dans un groupe de travail',
    text: `Une décision a été notée dans « ${title} ».`,
    action: 'Lire la décision',
  })

export const taskMail = (groupId: string, title: string) =>
  groupMail(groupId, {
    subject: 'Une tâche vous revient dans un groupe de travail',
    text: `Une tâche vous a été confiée dans « ${title} ».`,
    action: 'Voir la tâche',
  })

/** The mail that puts a meeting in a calendar, moves it there or takes it out. */
export const meetingMail = (groupId: string, title: string, { deed, calendar }: MeetingNews) =>
  groupMail(groupId, {
    ...{ subject: meetingSubjects[deed], calendar, action: 'Voir la réunion' },
    text: `${meetingSubjects[deed]} dans le groupe de travail « ${title} ».`,
  })
