import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import {
  auditCampaigns,
  campaignMembers,
  energyActionStates,
  energyActions,
  visitFlows,
  visitSteps,
  visits,
} from './tables.ts'

const nothing = sql`false`
/** What a visit says of the structure is not the facilitator’s to take away. */
const OF_STRUCTURE = [
  ...['met', 'findings', 'expectations', 'record'],
  ...['engagedOn', 'engagedBy', 'engagedAs', 'engagement'],
]

/** A structure is given what was validated: until then a visit is the draft of its facilitator. */
export const auditsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'campagnes d’audit',
    table: auditCampaigns,
    ofPerson: ({ id }) => eq(auditCampaigns.createdBy, id),
  },
  {
    part: 'participation aux campagnes d’audit',
    table: campaignMembers,
    ofOrganisation: (id) => eq(campaignMembers.organisationId, id),
  },
  {
    part: 'visites d’audit menées',
    table: visits,
    ofPerson: ({ id }) => eq(visits.facilitatorId, id),
    secret: OF_STRUCTURE,
  },
  {
    part: 'visites d’audit',
    table: visits,
    ofOrganisation: (id) =>
      and(eq(visits.organisationId, id), notInArray(visits.status, ['planned', 'made', 'cancelled'])) ??
      nothing,
  },
  { part: 'étapes des visites d’audit', table: visitSteps, ofPerson: ({ id }) => eq(visitSteps.actorId, id) },
  {
    part: 'avis donnés en audit',
    table: visitFlows,
    ofPerson: ({ id }) => eq(visitFlows.actorId, id),
    secret: ['before', 'correction', 'after', 'note'],
  },
  {
    part: 'flux audités',
    table: visitFlows,
    ofOrganisation: (id) => and(eq(visitFlows.organisationId, id), isNotNull(visitFlows.sealedAt)) ?? nothing,
  },
  {
    part: 'actions sur l’énergie',
    table: energyActions,
    ofOrganisation: (id) => eq(energyActions.organisationId, id),
  },
  {
    part: 'suivi des actions sur l’énergie',
    table: energyActionStates,
    ofPerson: ({ id }) => eq(energyActionStates.actorId, id),
  },
]
