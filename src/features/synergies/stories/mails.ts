import type { MailContent } from '../../../kernel/mail.ts'
import { synergyPath } from '../mails.ts'

/** Asks a structure whether a story may be published; its words are on the page, not in the mail. */
export function storyAskedMail(synergyId: string, structure: string, label: string): MailContent {
  return {
    subject: 'Un récit de réussite attend votre accord',
    paragraphs: [
      `À propos de « ${label} » : un récit de votre synergie pourrait être publié, avec le nom de ${structure}.`,
      'Rien n’est publié sans votre accord au texte exact, ni sans celui de toutes les structures. Vous pourrez le retirer à tout moment.',
    ],
    action: { label: 'Lire le récit et répondre', path: synergyPath(synergyId) },
    because: `Vous recevez ce message parce que vous répondez pour ${structure}.`,
  }
}

/** Tells who follows the synergy that a structure answered; what it said is on the page. */
export function storyAnsweredMail(synergyId: string, label: string): MailContent {
  return {
    subject: 'Une structure a répondu à propos d’un récit de réussite',
    paragraphs: [`Une réponse est arrivée à propos du récit de « ${label} ».`],
    action: { label: 'Voir la réponse', path: synergyPath(synergyId) },
    because: 'Vous recevez ce message parce que vous suivez cette synergie.',
  }
}
