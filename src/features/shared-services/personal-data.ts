import { eq, notInArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { partyStates } from '../../kernel/shared-services.ts'
import {
  sharedServiceJobs,
  sharedServiceParties,
  sharedServicePartySteps,
  sharedServiceSteps,
  sharedServiceStructures,
  sharedServiceSupports,
  sharedServices,
} from './tables.ts'

const elsewhere = partyStates.filter((state) => state !== 'in')

/** Services that a structure said yes to. */
const joinedBy = (organisationId: string) =>
  sql`(select ${sharedServiceParties.serviceId} from ${sharedServiceParties} where ${sharedServiceParties.organisationId} = ${organisationId} and ${notInArray(sharedServiceParties.state, elsewhere)})`

/** Who is in which service, what each brings and would pay; what the others bring is theirs. */
export const sharedServicesPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'services mutualisés',
    table: sharedServices,
    ofPerson: ({ id }) => sql`(${sharedServices.createdBy} = ${id} or ${sharedServices.ownerId} = ${id})`,
    ofOrganisation: (id) => sql`${sharedServices.id} in ${joinedBy(id)}`,
    // Who else was asked, and what others pooled, is theirs.
    secret: ['synergyId', 'carrierOrganisationId'],
  },
  {
    part: 'participations aux services mutualisés',
    table: sharedServiceParties,
    ofPerson: ({ id }) => eq(sharedServiceParties.userId, id),
    ofOrganisation: (id) => eq(sharedServiceParties.organisationId, id),
  },
  {
    part: 'entrées et sorties des services mutualisés',
    table: sharedServicePartySteps,
    ofPerson: ({ id }) => eq(sharedServicePartySteps.userId, id),
    ofOrganisation: (id) => eq(sharedServicePartySteps.organisationId, id),
  },
  {
    part: 'étapes des services mutualisés',
    table: sharedServiceSteps,
    ofPerson: ({ id }) => eq(sharedServiceSteps.actorId, id),
  },
  {
    part: 'emplois créés',
    table: sharedServiceJobs,
    ofPerson: ({ id }) => eq(sharedServiceJobs.createdBy, id),
  },
  {
    part: 'structures créées',
    table: sharedServiceStructures,
    ofPerson: ({ id }) => eq(sharedServiceStructures.createdBy, id),
  },
  {
    part: 'appuis demandés à la collectivité',
    table: sharedServiceSupports,
    ofPerson: ({ id }) =>
      sql`(${sharedServiceSupports.createdBy} = ${id} or ${sharedServiceSupports.answeredBy} = ${id})`,
  },
]

/** Takes away what an anonymised structure said in services; called within `db.write`. */
export function forgetSharedServicesOf({ orm }: Database, organisationId: string): void {
  orm
    .update(sharedServiceParties)
    .set({ message: null, agreedHow: null, wouldPayEuros: null, wouldPayPer: null })
    .where(eq(sharedServiceParties.organisationId, organisationId))
    .run()
}
