import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import {
  mailingBounces,
  mailingOptOuts,
  mailingRecipients,
  mailingStructures,
  mailings,
  mailingTemplates,
} from './tables.ts'

/** What this room holds of those who are written to, and of those who write. */
export const campaignsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'campagnes de communication',
    table: mailings,
    ofPerson: ({ id }) => eq(mailings.createdBy, id),
  },
  {
    part: 'audiences des campagnes de communication',
    table: mailingStructures,
    ofOrganisation: (id) => eq(mailingStructures.organisationId, id),
  },
  {
    part: 'messages des campagnes de communication',
    table: mailingRecipients,
    ofPerson: ({ id, email }) =>
      sql`(${mailingRecipients.email} = ${email} or ${mailingRecipients.answerBy} = ${id})`,
    ofOrganisation: (id) => eq(mailingRecipients.organisationId, id),
    facilitatorsOnly: ['answerNote', 'answerBy'],
  },
  {
    part: 'modèles de messages',
    table: mailingTemplates,
    ofPerson: ({ id }) => eq(mailingTemplates.createdBy, id),
  },
  // Kept when the account ends: it is what keeps the person from being written to again.
  {
    part: 'oppositions aux communications',
    table: mailingOptOuts,
    ofPerson: ({ email }) => eq(mailingOptOuts.email, email),
  },
  {
    part: 'adresses en erreur',
    table: mailingBounces,
    ofPerson: ({ email }) => eq(mailingBounces.email, email),
    forgotten: true,
  },
]
