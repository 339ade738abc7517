import type { Mail } from '../../kernel/mail.ts'
import type { MailingField } from '../../kernel/mailings.ts'
import { type FieldValues, filled, firstNameOf } from './fields.ts'

/** The page of a mailing. */
export const mailingPath = (id: string) => `/communication/${id}`

/** Whom a message is written to, and what is known of them. */
export interface Addressee {
  email: string
  name: string | null
  organisationName: string
  communeName: string | null
  activityLabel: string | null
}

/** Who writes, and is answered. */
export interface Sender {
  name: string
  email: string
}

const valuesFor = ({ name, organisationName, communeName, activityLabel }: Addressee, sender: Sender) =>
  ({
    structure: organisationName,
    prénom: name === null ? null : firstNameOf(name),
    nom: name,
    commune: communeName,
    activité: activityLabel,
    animateur: sender.name,
  }) satisfies FieldValues

/**
 * Why somebody receives it: what the law asks to be told in each message, with who answers for the data (Code des postes
 * et des communications électroniques, article L34-5; GDPR, article 21.2).
 */
function because({ email, organisationName }: Addressee, sender: Sender, controller: string): string {
  const who = controller === '' ? '' : ` Responsable du traitement : ${controller}.`
  return `Message de ${sender.name}, animation du réseau d’économie circulaire, à ${email}, adresse professionnelle d’un contact de ${organisationName}. Vous pouvez vous y opposer à tout moment, sans vous justifier.${who}`
}

/** One message of a mailing, its fields written out. `missing`: those that are not known of this person. */
export function mailingMail(
  { subject, body }: { subject: string; body: string },
  to: Addressee,
  { sender, controller, unsubscribePath }: { sender: Sender; controller: string; unsubscribePath: string },
): { mail: Mail; missing: MailingField[] } {
  const values = valuesFor(to, sender)
  const title = filled(subject, values, { plain: true })
  const words = filled(body, values)
  return {
    mail: {
      ...{ to: to.email, language: 'fr', subject: title.text, paragraphs: [words.text], format: 'light' },
      ...{ because: because(to, sender, controller), replyTo: sender.email, unsubscribePath },
    },
    missing: [...new Set([...title.missing, ...words.missing])],
  }
}

/** Tells who sent a mailing that it is over. */
export const mailingEndedMail = (id: string, title: string, sent: number) => ({
  subject: 'Votre campagne est partie',
  paragraphs: [`« ${title} » : ${sent} ${sent > 1 ? 'messages envoyés' : 'message envoyé'}.`],
  action: { label: 'Voir les résultats', path: mailingPath(id) },
  because: 'Vous recevez ce message parce que vous avez envoyé cette campagne.',
})
