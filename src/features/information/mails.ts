import type { MailContent } from '../../kernel/mail.ts'

/** The page of an item. */
export const informationPath = (id: string) => `/informations/${id}`

/** Asks who wrote or checked an item last whether it is still true. */
export const toCheckMail = (id: string, title: string): MailContent => ({
  subject: `Toujours vrai ? « ${title} » est à revérifier`,
  paragraphs: [
    `« ${title} » n’a pas été revérifié dans le délai prévu. En attendant, il est marqué « à revérifier » et classé plus bas.`,
    'Relisez-le et sa source : s’il est toujours vrai, une pression le dit ; sinon, corrigez-le ou retirez-le.',
  ],
  action: { label: 'Relire, et dire s’il est toujours vrai', path: informationPath(id) },
  because: 'Vous recevez ce message parce que vous avez écrit ou vérifié cette information.',
})
