import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { disclosures, flows } from './tables.ts'

export const flowsPersonalData: readonly PersonalDataTable[] = [
  { part: 'flux', table: flows, ofOrganisation: (id) => eq(flows.organisationId, id) },
  {
    part: 'flux montrés',
    table: disclosures,
    ofOrganisation: (id) =>
      sql`(${disclosures.toOrganisationId} = ${id} or ${disclosures.flowId} in (select ${flows.id} from ${flows} where ${flows.organisationId} = ${id}))`,
  },
]
