import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { knowledgeVersions } from './tables.ts'

/** What a person taught the territory: given with their data, kept when their account goes, since others rely on it. */
export const materialsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'connaissances',
    table: knowledgeVersions,
    ofPerson: ({ id }) => eq(knowledgeVersions.createdBy, id),
  },
]
