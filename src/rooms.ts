import type { Database } from './db/connection.ts'
import { accountsService } from './features/accounts/service.ts'
import { auditsService } from './features/audits/service.ts'
import { campaignsService } from './features/campaigns/service.ts'
import { directoryService } from './features/directory/service.ts'
import { engagementService } from './features/engagement/service.ts'
import { eventsService } from './features/events/service.ts'
import { directoryLists } from './features/exports/directory-lists.ts'
import { eventLists } from './features/exports/event-lists.ts'
import { flowLists } from './features/exports/flow-lists.ts'
import { groupLists } from './features/exports/group-lists.ts'
import { houseLists } from './features/exports/house-lists.ts'
import { informationLists } from './features/exports/information-lists.ts'
import { mailingLists } from './features/exports/mailing-lists.ts'
import { matchLists } from './features/exports/match-lists.ts'
import { peopleLists } from './features/exports/people-lists.ts'
import { planLists } from './features/exports/plan-lists.ts'
import { projectLists } from './features/exports/project-lists.ts'
import { exportsService } from './features/exports/service.ts'
import { sharedServiceLists } from './features/exports/shared-service-lists.ts'
import { structureLists } from './features/exports/structure-lists.ts'
import { synergyLists } from './features/exports/synergy-lists.ts'
import { trainingLists } from './features/exports/training-lists.ts'
import { attachmentsService } from './features/flows/attachments/service.ts'
import { openDataService } from './features/flows/open-data/service.ts'
import { renewalService } from './features/flows/renewal/service.ts'
import { type FlowsService, flowsService } from './features/flows/service.ts'
import { groupsService } from './features/groups/service.ts'
import { informationService } from './features/information/service.ts'
import { consultationRecorder } from './features/journal/consultations.ts'
import { journalService } from './features/journal/service.ts'
import { matchingService } from './features/matching/service.ts'
import { addedKnowledge } from './features/materials/entries/added.ts'
import { entriesService } from './features/materials/entries/service.ts'
import { materialsService } from './features/materials/service.ts'
import { shippedKnowledge } from './features/materials/shared-service.ts'
import { noticesService } from './features/notices/service.ts'
import { organisationsService } from './features/organisations/service.ts'
import { peopleService } from './features/people/service.ts'
import { privacyService } from './features/privacy/service.ts'
import { projectsService } from './features/projects/service.ts'
import { registersService } from './features/registers/service.ts'
import { planService } from './features/reporting/plan/service.ts'
import { settingsService } from './features/settings/service.ts'
import { sharedServicesService } from './features/shared-services/service.ts'
import { readWorkbook } from './features/spreadsheets/read-workbook.ts'
import { spreadsheetsService } from './features/spreadsheets/service.ts'
import { synergiesService } from './features/synergies/service.ts'
import { trainingService } from './features/training/service.ts'
import { workshopsService } from './features/workshops/service.ts'
import type { Clock } from './kernel/clock.ts'
import { databaseOutbox } from './mail/outbox.ts'
import { mailsService } from './mail/service.ts'
import { personalData } from './personal-data.ts'

export type Rooms = ReturnType<typeof buildRooms>

/** The services, wired downwards; the same for the server, the command line and the tests. `secret`: the installation’s. */
export function buildRooms(db: Database, clock: Clock, secret: string) {
  const materials = materialsService(shippedKnowledge(), addedKnowledge(db))
  const settings = settingsService(db, clock)
  const registers = registersService(db, clock, { settings })
  const outbox = databaseOutbox(db, clock)
  const mails = mailsService(db, clock, outbox)
  const accounts = accountsService(db, clock, { settings, outbox, secret })
  const notices = noticesService(db, clock, { accounts, outbox, settings })
  const organisations = organisationsService(db, clock, {
    activityLabel: materials.activityLabel,
    countFlows: (ids, among) => flows.countFlows(ids, among),
    onRegistered: accounts.administration.takeInCharge,
    registers,
  })
  const people = peopleService(db, clock, { accounts, organisations, registers, outbox })
  const flows: FlowsService = flowsService(db, clock, {
    ...{ organisations, materials, settings, accounts },
    resourcesIn: (id) => matching.resourcesIn(id),
  })
  const renewals = renewalService(db, clock, { flows, accounts, organisations, settings, notices })
  const openData = openDataService(db, clock, { flows, organisations, materials, settings, accounts })
  const attachments = attachmentsService(db, clock, { flows, settings })
  const matching = matchingService(db, clock, {
    ...{ flows, materials, organisations, accounts, notices },
    takenUp: () => synergies.life.pairsTakenUp(),
    asks: () => synergies.requests.asks(),
  })
  const knowledge = entriesService(db, clock, {
    materials,
    namesOf: accounts.namesOf,
    effectOf: matching.effectOf,
  })
  const workshops = workshopsService(db, clock, { accounts, organisations, flows, matching })
  const synergies = synergiesService(db, clock, {
    ...{ accounts, organisations, flows, matching, notices, settings },
  })
  const groups = groupsService(db, clock, {
    ...{ accounts, organisations, matching, synergies, settings, notices },
  })
  const sharedServices = sharedServicesService(db, clock, {
    ...{ accounts, organisations, matching, synergies, notices },
  })
  const projects = projectsService(db, clock, {
    ...{ accounts, organisations, flows, synergies, groups, sharedServices, notices },
  })
  const audits = auditsService(db, clock, { accounts, organisations, flows, materials, notices, outbox })
  const events = eventsService(db, clock, {
    ...{ accounts, organisations, workshops, matching, synergies, groups, settings, notices, outbox, secret },
  })
  const engagement = engagementService(db, { settings })
  const campaigns = campaignsService(
    db,
    clock,
    { accounts, organisations, flows, engagement, settings, notices, outbox, outcomesOf: mails.outcomesOf },
    secret,
  )
  const information = informationService(db, clock, {
    ...{ accounts, organisations, materials, flows, matching, settings, notices },
  })
  const training = trainingService(db, clock, {
    ...{ accounts, organisations, materials, flows, matching, information, events },
  })
  const plan = planService(db, clock, { accounts, settings, readSheets: readWorkbook })
  const directory = directoryService(db, clock, { accounts, organisations, flows })
  const spreadsheets = spreadsheetsService(db, clock, {
    organisations,
    flows,
    materials,
    namesOf: accounts.namesOf,
  })
  const nameOf = <T extends { id: string }>(rows: Iterable<T>, name: (row: T) => string) =>
    new Map(Array.from(rows, (row) => [row.id, name(row)] as const))
  const journal = journalService(db, {
    people: accounts.namesOf,
    organisations: (ids) => nameOf(organisations.recordsOf(ids).values(), ({ name }) => name),
    flows: (ids) => nameOf(flows.rowsOf(ids), ({ label }) => label),
    knowledge: knowledge.namesOfEntries,
    workshops: workshops.namesOf,
    information: information.reading.namesOf,
    documents: (ids) => new Map([...synergies.work.documents.namesOf(ids), ...groups.documents.namesOf(ids)]),
    training: training.paths.namesOf,
  })
  const consultations = consultationRecorder(db, clock, {
    ownersOf: (ids) => nameOf(flows.rowsOf(ids), ({ organisationId }) => organisationId),
  })
  const privacy = privacyService(db, clock, {
    tables: personalData,
    personOf: accounts.personOf,
    namesOf: accounts.namesOf,
    requireRecentSignIn: accounts.requireRecentSignIn,
    inChargeOf: accounts.inChargeOf,
    ...{ settings, outbox, mails, notices, organisations, flows, journal, spreadsheets },
    eventContacts: events.contacts,
  })
  const listExports = exportsService(db, clock, {
    lists: [
      ...flowLists(flows, materials.resourceLabel),
      ...structureLists(organisations),
      ...matchLists(matching),
      ...peopleLists({ accounts, people, synergies }),
      ...synergyLists(synergies),
      ...groupLists(groups),
      ...sharedServiceLists(sharedServices),
      ...projectLists(projects),
      ...mailingLists(campaigns),
      ...informationLists(information),
      ...trainingLists(training),
      ...planLists(plan),
      ...eventLists(events),
      ...directoryLists(directory),
      ...houseLists({ journal, knowledge, mails }),
    ],
    noteExported: consultations.noteExported,
  })
  matching.build()
  flows.lookAtFreshness()
  return {
    settings,
    registers,
    outbox,
    mails,
    materials,
    knowledge,
    accounts,
    organisations,
    people,
    notices,
    flows,
    renewals,
    openData,
    attachments,
    matching,
    workshops,
    synergies,
    groups,
    sharedServices,
    projects,
    audits,
    events,
    engagement,
    campaigns,
    information,
    training,
    plan,
    directory,
    spreadsheets,
    journal,
    consultations,
    privacy,
    listExports,
  }
}
