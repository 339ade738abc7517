import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { inactivityWarnings } from './tables.ts'

export const privacyPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'avertissements d’inactivité',
    table: inactivityWarnings,
    ofPerson: ({ id }) => eq(inactivityWarnings.userId, id),
    forgotten: true,
  },
]
