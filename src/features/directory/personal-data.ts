import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { directoryEntries } from './tables.ts'

/** What structures agreed to show of themselves, and whom they named there. */
export const directoryPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'annuaire',
    table: directoryEntries,
    ofPerson: ({ id, email }) =>
      sql`(${directoryEntries.agreedBy} = ${id} or ${directoryEntries.contactEmail} = ${email})`,
    ofOrganisation: (id) => eq(directoryEntries.organisationId, id),
  },
]
