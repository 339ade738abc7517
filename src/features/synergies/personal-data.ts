import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { legalLifts } from './legal/tables.ts'
import { introductionRequests } from './requests/tables.ts'
import { exchangePlans, planAnswers, planReminders, synergyExchanges } from './results/tables.ts'
import { storyConsents, successStories } from './stories/tables.ts'
import {
  consents,
  introductionAskings,
  introductionSideFlows,
  introductionSides,
  introductions,
  synergies,
  synergyParties,
  synergyPartyFlows,
  synergyReminders,
  synergySteps,
} from './tables.ts'
import { synergyDocuments, synergyMeetings, synergyMessages, synergyTasks } from './together/tables.ts'

/** Of a structure, only what it knows itself: synergies in which it was introduced. */
const knownTo = (organisationId: string) =>
  sql`(select ${synergyParties.synergyId} from ${synergyParties} where ${synergyParties.organisationId} = ${organisationId} and ${synergyParties.introducedAt} is not null)`

/** What was proposed and answered; who the others are is only shown once all have consented, so it is not given here. */
export const synergiesPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'mises en relation',
    table: introductions,
    ofPerson: ({ id }) => eq(introductions.openedBy, id),
    ofOrganisation: (id) =>
      sql`${introductions.id} in (select ${introductionSides.introductionId} from ${introductionSides} where ${introductionSides.organisationId} = ${id})`,
    secret: ['synergyId'],
  },
  {
    part: 'interrogations de mises en relation',
    table: introductionSides,
    ofOrganisation: (id) => eq(introductionSides.organisationId, id),
  },
  {
    part: 'personnes interrogées',
    table: introductionAskings,
    ofPerson: ({ id }) => eq(introductionAskings.userId, id),
    ofOrganisation: (id) =>
      sql`${introductionAskings.sideId} in (select ${introductionSides.id} from ${introductionSides} where ${introductionSides.organisationId} = ${id})`,
  },
  {
    part: 'mises en relation souhaitées',
    table: introductionRequests,
    ofPerson: ({ id }) => eq(introductionRequests.userId, id),
    ofOrganisation: (id) => eq(introductionRequests.organisationId, id),
  },
  {
    part: 'flux proposés à une mise en relation',
    table: introductionSideFlows,
    ofOrganisation: (id) =>
      sql`${introductionSideFlows.sideId} in (select ${introductionSides.id} from ${introductionSides} where ${introductionSides.organisationId} = ${id})`,
  },
  {
    part: 'consentements',
    table: consents,
    ofPerson: ({ id }) => eq(consents.userId, id),
    ofOrganisation: (id) => eq(consents.organisationId, id),
  },
  {
    part: 'synergies',
    table: synergies,
    ofPerson: ({ id }) => sql`(${synergies.ownerId} = ${id} or ${synergies.createdBy} = ${id})`,
    ofOrganisation: (id) => sql`${synergies.id} in ${knownTo(id)}`,
    facilitatorsOnly: ['nextAction', 'nextActionOn'],
  },
  {
    part: 'parts dans les synergies',
    table: synergyParties,
    ofOrganisation: (id) =>
      sql`(${synergyParties.organisationId} = ${id} and ${synergyParties.introducedAt} is not null)`,
    facilitatorsOnly: ['leftNote'],
  },
  {
    part: 'flux apportés aux synergies',
    table: synergyPartyFlows,
    ofOrganisation: (id) =>
      sql`${synergyPartyFlows.partyId} in (select ${synergyParties.id} from ${synergyParties} where ${synergyParties.organisationId} = ${id} and ${synergyParties.introducedAt} is not null)`,
  },
  {
    part: 'points de droit levés',
    table: legalLifts,
    ofPerson: ({ id }) => sql`(${legalLifts.liftedBy} = ${id} or ${legalLifts.takenBackBy} = ${id})`,
    secret: ['flowId'],
  },
  {
    part: 'récits de réussite',
    table: successStories,
    ofPerson: ({ id }) => eq(successStories.createdBy, id),
    // A draft is the facilitators' until they ask.
    ofOrganisation: (id) =>
      sql`(${successStories.synergyId} in ${knownTo(id)} and ${successStories.askedAt} is not null)`,
  },
  {
    part: 'accords aux récits de réussite',
    table: storyConsents,
    ofPerson: ({ id }) => eq(storyConsents.userId, id),
    ofOrganisation: (id) => eq(storyConsents.organisationId, id),
    secret: ['digest'],
  },
  { part: 'rappels de synergies', table: synergyReminders },
  { part: 'rappels d’échanges prévus', table: planReminders },
  {
    part: 'tâches des synergies',
    table: synergyTasks,
    ofPerson: ({ id }) =>
      sql`(${synergyTasks.createdBy} = ${id} or ${synergyTasks.ownerId} = ${id} or ${synergyTasks.doneBy} = ${id})`,
  },
  {
    part: 'réunions des synergies',
    table: synergyMeetings,
    ofPerson: ({ id }) => eq(synergyMeetings.createdBy, id),
  },
  {
    part: 'messages des synergies',
    table: synergyMessages,
    ofPerson: ({ id }) => eq(synergyMessages.authorId, id),
    // Their own words: those of the other structures are theirs.
    ofOrganisation: (id) => eq(synergyMessages.organisationId, id),
  },
  {
    part: 'documents des synergies',
    table: synergyDocuments,
    ofPerson: ({ id }) => eq(synergyDocuments.authorId, id),
    // What they shared themselves: the documents of the other structures are theirs.
    ofOrganisation: (id) => eq(synergyDocuments.organisationId, id),
    secret: ['sha256'],
  },
  {
    part: 'étapes des synergies',
    table: synergySteps,
    ofPerson: ({ id }) => eq(synergySteps.actorId, id),
    ofOrganisation: (id) => sql`${synergySteps.synergyId} in ${knownTo(id)}`,
    facilitatorsOnly: ['note'],
  },
  {
    part: 'échanges prévus',
    table: exchangePlans,
    ofPerson: ({ id }) => sql`(${exchangePlans.authorId} = ${id} or ${exchangePlans.stoppedBy} = ${id})`,
    ofOrganisation: (id) => sql`${exchangePlans.synergyId} in ${knownTo(id)}`,
  },
  {
    part: 'réponses aux échanges prévus',
    table: planAnswers,
    ofPerson: ({ id }) => eq(planAnswers.authorId, id),
    ofOrganisation: (id) =>
      sql`${planAnswers.planId} in (select ${exchangePlans.id} from ${exchangePlans} where ${exchangePlans.synergyId} in ${knownTo(id)})`,
  },
  {
    part: 'échanges réalisés',
    table: synergyExchanges,
    ofPerson: ({ id }) => sql`(${synergyExchanges.authorId} = ${id} or ${synergyExchanges.voidedBy} = ${id})`,
    ofOrganisation: (id) => sql`${synergyExchanges.synergyId} in ${knownTo(id)}`,
  },
]
