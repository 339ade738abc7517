import { eq, or, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { consents, introductions } from './tables.ts'

/** What was proposed and answered; who the other side is only shows once both have consented, so it is not given here. */
export const synergiesPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'mises en relation',
    table: introductions,
    ofPerson: ({ id }) => eq(introductions.openedBy, id),
    ofOrganisation: (id) =>
      or(eq(introductions.stockOrganisationId, id), eq(introductions.needOrganisationId, id)) ?? sql`false`,
    secret: ['stockId', 'needId', 'stockOrganisationId', 'needOrganisationId'],
  },
  {
    part: 'consentements',
    table: consents,
    ofPerson: ({ id }) => eq(consents.userId, id),
    ofOrganisation: (id) => eq(consents.organisationId, id),
  },
]
