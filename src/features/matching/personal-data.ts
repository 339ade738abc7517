import { eq, or, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { matchAssignments, matchDecisions, matchWeights } from './tables.ts'

/** What a facilitator decided of pairs: the flows of others, so their ids stay out of what the person takes away. */
export const matchingPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'tri des pistes',
    table: matchDecisions,
    ofPerson: ({ id }) => eq(matchDecisions.decidedBy, id),
    secret: ['stockId', 'needId', 'facts'],
  },
  {
    part: 'pistes confiées',
    table: matchAssignments,
    ofPerson: ({ id }) =>
      or(eq(matchAssignments.assignedTo, id), eq(matchAssignments.assignedBy, id)) ?? sql`false`,
    secret: ['stockId', 'needId', 'assignedTo', 'assignedBy'],
  },
  {
    part: 'poids des critères',
    table: matchWeights,
    ofPerson: ({ id }) => eq(matchWeights.decidedBy, id),
  },
]
