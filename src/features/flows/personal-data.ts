import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import {
  attachments,
  disclosures,
  flowPromises,
  flows,
  flowVersions,
  publications,
  renewalReminders,
} from './tables.ts'

export const flowsPersonalData: readonly PersonalDataTable[] = [
  { part: 'flux', table: flows, ofOrganisation: (id) => eq(flows.organisationId, id) },
  {
    part: 'versions des flux',
    table: flowVersions,
    ofOrganisation: (id) =>
      sql`${flowVersions.flowId} in (select ${flows.id} from ${flows} where ${flows.organisationId} = ${id})`,
  },
  // That a person wrote them; what they say is the structure's.
  {
    part: 'versions de flux écrites',
    table: flowVersions,
    ofPerson: ({ id }) => eq(flowVersions.authorId, id),
    secret: ['content'],
  },
  {
    part: 'rappels de flux à confirmer',
    table: renewalReminders,
    ofPerson: ({ id }) => eq(renewalReminders.userId, id),
    forgotten: true,
  },
  {
    part: 'flux montrés',
    table: disclosures,
    ofOrganisation: (id) =>
      sql`(${disclosures.toOrganisationId} = ${id} or ${disclosures.flowId} in (select ${flows.id} from ${flows} where ${flows.organisationId} = ${id}))`,
  },
  {
    part: 'quantités promises',
    table: flowPromises,
    ofOrganisation: (id) =>
      sql`${flowPromises.flowId} in (select ${flows.id} from ${flows} where ${flows.organisationId} = ${id})`,
    secret: ['partyId'],
  },
  {
    part: 'flux au registre public',
    table: publications,
    ofOrganisation: (id) =>
      sql`${publications.flowId} in (select ${flows.id} from ${flows} where ${flows.organisationId} = ${id})`,
  },
  // That a person agreed to it; the row is the structure's.
  {
    part: 'accords de publication donnés',
    table: publications,
    ofPerson: ({ id }) => eq(publications.agreedBy, id),
    secret: ['publicId', 'row'],
  },
  {
    part: 'pièces jointes',
    table: attachments,
    ofPerson: ({ id }) => eq(attachments.createdBy, id),
    ofOrganisation: (id) => eq(attachments.organisationId, id),
    secret: ['sha256'],
  },
]
