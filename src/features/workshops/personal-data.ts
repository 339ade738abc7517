import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { typedRows, workshopFacilitators, workshopParticipants, workshops } from './tables.ts'

/** Who ran a workshop, who took part, and who typed what for whom. */
export const workshopsPersonalData: readonly PersonalDataTable[] = [
  { part: 'ateliers ouverts', table: workshops, ofPerson: ({ id }) => eq(workshops.createdBy, id) },
  {
    part: 'ateliers animés',
    table: workshopFacilitators,
    ofPerson: ({ id }) => eq(workshopFacilitators.userId, id),
    forgotten: true,
  },
  {
    part: 'participations aux ateliers',
    table: workshopParticipants,
    ofOrganisation: (id) => eq(workshopParticipants.organisationId, id),
  },
  {
    part: 'saisies rapides',
    table: typedRows,
    ofPerson: ({ id }) => eq(typedRows.userId, id),
    ofOrganisation: (id) => eq(typedRows.organisationId, id),
    secret: ['contentHash'],
  },
]
