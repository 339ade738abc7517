import type { MailContent } from '../../../kernel/mail.ts'

/** Where facilitators find what a structure asks. */
export const triagePath = (matchId: string) => `/tri?piste=${matchId}`

/** Tells those in charge that a structure waits for them; who it is, is on the page. */
export function requestedMail(label: string): MailContent {
  return {
    subject: 'Une structure demande une mise en relation',
    paragraphs: [
      `À propos de « ${label} » : une structure a vu une piste et demande à être mise en relation. Elle vient en tête des pistes à trier.`,
    ],
    action: { label: 'Voir les pistes à trier', path: '/tri' },
    because: 'Vous recevez ce message parce que vous suivez une des deux structures.',
  }
}

/** Tells a structure what became of its request; the answer is on the page. */
export function requestTreatedMail(path: string, label: string): MailContent {
  return {
    subject: 'Votre demande de mise en relation a été traitée',
    paragraphs: [`À propos de « ${label} » : l’animation a traité votre demande de mise en relation.`],
    action: { label: 'Voir où elle en est', path },
    because: 'Vous recevez ce message parce que votre structure a demandé cette mise en relation.',
  }
}
