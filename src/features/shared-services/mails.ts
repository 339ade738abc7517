import { forStructure, mailsLeadingTo } from '../together/mails.ts'

/** The page of a shared service. */
export const servicePath = (serviceId: string) => `/services/${serviceId}`

const forAuthority = 'Vous recevez ce message parce que vous travaillez pour la collectivité.'

const serviceMail = mailsLeadingTo(
  servicePath,
  'Vous recevez ce message parce que votre structure prend part à ce service mutualisé, ou que vous l’animez.',
)

/** Asks a structure to take part; what a yes shows of it is said at once. */
export const invitationMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Votre structure est invitée à un service mutualisé',
    text: `L’animation vous propose de prendre part à « ${title} ». Le nom de votre structure et son volume ne sont montrés aux autres que si vous acceptez ; ce que vous paieriez n’est lu que par l’animation.`,
    action: 'Voir le service et répondre',
    because: forStructure,
  })

/** Tells a structure that a facilitator wrote down its agreement, which it can take back. */
export const recordedMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Votre accord à un service mutualisé a été noté',
    text: `L’animation a noté que votre structure prend part à « ${title} ». Si ce n’est pas ce que vous avez dit, sortez-en depuis sa page.`,
    action: 'Voir le service',
    because: forStructure,
  })

export const requestMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Une structure demande à prendre part à un service mutualisé',
    text: `Une structure demande à prendre part à « ${title} ». Votre réponse est attendue.`,
    action: 'Voir la demande',
  })

export const answeredMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Votre demande de prendre part à un service mutualisé a reçu une réponse',
    text: `À propos de « ${title} » : votre demande a été traitée.`,
    action: 'Voir la réponse',
    because: forStructure,
  })

export const joinedMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Une structure de plus dans votre service mutualisé',
    text: `Une structure prend désormais part à « ${title} ».`,
    action: 'Voir le service',
  })

export const stageMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Un service mutualisé a changé d’étape',
    text: `« ${title} » a changé d’étape.`,
    action: 'Voir où il en est',
  })

export const supportAskedMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'Un service mutualisé demande l’appui de la collectivité',
    text: `L’animation demande l’appui de la collectivité pour « ${title} ».`,
    action: 'Voir la demande et répondre',
    because: forAuthority,
  })

export const supportAnsweredMail = (id: string, title: string) =>
  serviceMail(id, {
    subject: 'La collectivité a répondu à propos d’un service mutualisé',
    text: `La collectivité a répondu à propos de « ${title} ».`,
    action: 'Voir la réponse',
  })
