import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { trainingFollows, trainingPaths } from './tables.ts'

/** Who made a training path, and who followed what of it: that goes with the account. */
export const trainingPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'parcours de formation',
    table: trainingPaths,
    ofPerson: ({ id }) => eq(trainingPaths.createdBy, id),
  },
  {
    part: 'formations suivies',
    table: trainingFollows,
    ofPerson: ({ id }) => eq(trainingFollows.userId, id),
    ofOrganisation: (id) => eq(trainingFollows.organisationId, id),
    forgotten: true,
  },
]
