import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Family } from '../../kernel/families.ts'
import { memberships } from '../accounts/tables.ts'
import { visits } from '../audits/tables.ts'
import { eventRegistrations, networkEvents } from '../events/tables.ts'
import { flows, flowVersions } from '../flows/tables.ts'
import { synergyParties, synergySteps } from '../synergies/tables.ts'
import { workshopParticipants, workshops } from '../workshops/tables.ts'

const said = <Value>(field: string) => sql<Value>`json_extract(${flowVersions.content}, ${`$.${field}`})`

/** What other rooms keep that can be dated, read and never written; used by the engagement service alone. */
export function engagementStore({ orm }: Database) {
  return {
    /** Visits that took place. */
    visits: () =>
      orm
        .select({
          organisationId: visits.organisationId,
          madeOn: visits.madeOn,
          engagedOn: visits.engagedOn,
        })
        .from(visits)
        .where(inArray(visits.status, ['made', 'validated']))
        .all(),

    /** Every version of every flow, the oldest first. */
    flowVersions: () =>
      orm
        .select({
          flowId: flowVersions.flowId,
          organisationId: flows.organisationId,
          // As it was then: a flow that changes family changes nothing of its past.
          family: said<Family>('family'),
          number: flowVersions.number,
          origin: flowVersions.origin,
          at: flowVersions.at,
          confirmedOn: said<string | null>('confirmedOn'),
          auditedOn: said<string | null>('auditedOn'),
          withdrawnAt: said<string | null>('withdrawnAt'),
        })
        .from(flowVersions)
        .innerJoin(flows, eq(flows.id, flowVersions.flowId))
        .orderBy(flowVersions.flowId, flowVersions.number)
        .all(),

    parties: () =>
      orm
        .select({
          synergyId: synergyParties.synergyId,
          organisationId: synergyParties.organisationId,
          joinedAt: synergyParties.joinedAt,
          leftAt: synergyParties.leftAt,
          introducedAt: synergyParties.introducedAt,
        })
        .from(synergyParties)
        .all(),

    /** The steps of every synergy, the oldest first. */
    synergySteps: () =>
      orm
        .select({ synergyId: synergySteps.synergyId, to: synergySteps.to, at: synergySteps.at })
        .from(synergySteps)
        .orderBy(synergySteps.at, sql`rowid`)
        .all(),

    workshops: () =>
      orm
        .select({ organisationId: workshopParticipants.organisationId, heldOn: workshops.heldOn })
        .from(workshopParticipants)
        .innerJoin(workshops, eq(workshops.id, workshopParticipants.workshopId))
        .all(),

    /** Structures somebody of which was seen at an event of the network. */
    attendances: () =>
      orm
        .selectDistinct({ organisationId: eventRegistrations.organisationId, heldOn: networkEvents.heldOn })
        .from(eventRegistrations)
        .innerJoin(networkEvents, eq(networkEvents.id, eventRegistrations.eventId))
        .where(and(isNotNull(eventRegistrations.presentAt), ne(networkEvents.status, 'cancelled')))
        .all()
        .flatMap(({ organisationId, heldOn }) => (organisationId === null ? [] : { organisationId, heldOn })),

    /** Since when each person belongs to a structure. */
    memberships: () =>
      orm
        .select({ organisationId: memberships.organisationId, since: memberships.since })
        .from(memberships)
        .where(and(isNotNull(memberships.since), ne(memberships.since, '')))
        .all(),
  }
}
export type VersionRow = ReturnType<ReturnType<typeof engagementStore>['flowVersions']>[number]
