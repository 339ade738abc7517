import { sql } from 'drizzle-orm'
import { journal, journalDetails, journalSubjects } from '../../db/journal.ts'
import type { PersonalDataTable } from '../../db/personal-data.ts'

const about = (id: string) =>
  sql`select ${journalSubjects.seq} from ${journalSubjects} where ${journalSubjects.kind} = 'person' and ${journalSubjects.subjectId} = ${id}`

/**
 * What a person did, and what was done about them. Details are given where they are about the person; those of the
 * structures' data they worked on belong to the structures. Entries stay: their details are erased apart.
 */
export const journalPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'journal',
    table: journal,
    ofPerson: ({ id }) => sql`(${journal.actorId} = ${id} or ${journal.seq} in (${about(id)}))`,
    secret: ['hash', 'detailsHash'],
  },
  {
    part: 'journal, détails',
    table: journalDetails,
    ofPerson: ({ id }) => sql`${journalDetails.seq} in (${about(id)})`,
    secret: ['salt'],
  },
]
