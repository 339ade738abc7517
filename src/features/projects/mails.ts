import type { ProjectOutcome } from '../../kernel/projects.ts'
import { forStructure, mailsLeadingTo } from '../together/mails.ts'

/** The page of a project. */
export const projectPath = (projectId: string) => `/projets/${projectId}`

const projectMail = mailsLeadingTo(
  projectPath,
  'Vous recevez ce message parce que votre structure prend part à ce projet, ou que vous l’animez.',
)

export const proposedMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Une structure propose un projet',
    text: `Un projet vient d’être proposé : « ${title} ».`,
    action: 'Voir le projet',
  })

export const projectInvitationMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Votre structure est invitée à rejoindre un projet',
    text: `L’animation vous invite à rejoindre le projet « ${title} ». Le nom de votre structure n’y est montré que si vous acceptez.`,
    action: 'Voir le projet et répondre',
    because: forStructure,
  })

export const projectRequestMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Une structure demande à rejoindre un projet',
    text: `Une structure demande à rejoindre « ${title} ». Votre réponse est attendue.`,
    action: 'Voir la demande',
  })

export const projectAnsweredMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Votre demande de rejoindre un projet a reçu une réponse',
    text: `À propos de « ${title} » : votre demande a été traitée.`,
    action: 'Voir la réponse',
    because: forStructure,
  })

export const projectJoinedMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Une structure a rejoint votre projet',
    text: `Une structure a rejoint « ${title} ».`,
    action: 'Voir le projet',
  })

export const projectStageMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'Un projet a changé d’étape',
    text: `« ${title} » a changé d’étape.`,
    action: 'Voir où il en est',
  })

export const supportedMail = (id: string, title: string) =>
  projectMail(id, {
    subject: 'L’animation accompagne votre projet',
    text: `Une personne de l’animation accompagne désormais « ${title} ».`,
    action: 'Voir le projet',
  })

const BECAME: Record<ProjectOutcome, string> = {
  group: 'se prolonge par un groupe de travail',
  synergy: 'est repris comme synergie par l’animation',
  service: 'devient un service mutualisé',
}

export const becameMail = (id: string, title: string, outcome: ProjectOutcome) =>
  projectMail(id, {
    subject: 'Votre projet avance',
    text: `« ${title} » ${BECAME[outcome]}.`,
    action: 'Voir le projet',
  })
