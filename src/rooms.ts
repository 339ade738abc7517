import type { Database } from './db/connection.ts'
import { accountsService } from './features/accounts/service.ts'
import { type FlowsService, flowsService } from './features/flows/service.ts'
import { matchingService } from './features/matching/service.ts'
import { knowledgeBase } from './features/materials/load-knowledge.ts'
import { type MaterialsService, materialsService } from './features/materials/service.ts'
import { organisationsService } from './features/organisations/service.ts'
import { settingsService } from './features/settings/service.ts'
import { spreadsheetsService } from './features/spreadsheets/service.ts'
import type { Clock } from './kernel/clock.ts'
import { databaseOutbox } from './mail/outbox.ts'

export type Rooms = ReturnType<typeof buildRooms>

/** Built once in the process: the knowledge base never changes, and arranging its words takes half a second. */
let materialsOfProcess: MaterialsService | undefined

/** The services, wired downwards; the same for the server, the command line and the tests. */
export function buildRooms(db: Database, clock: Clock) {
  materialsOfProcess ??= materialsService(knowledgeBase)
  const materials = materialsOfProcess
  const settings = settingsService(db, clock)
  const outbox = databaseOutbox(db, clock)
  const accounts = accountsService(db, clock, { settings, outbox })
  const organisations = organisationsService(db, clock, {
    activityLabel: materials.activityLabel,
    countFlows: (ids, among) => flows.countFlows(ids, among),
    onRegistered: accounts.takeInCharge,
  })
  const flows: FlowsService = flowsService(db, clock, { organisations, materials, settings })
  const matching = matchingService(clock, db.events, { organisations, flows, materials })
  const spreadsheets = spreadsheetsService(db, clock, { organisations, flows, materials })
  matching.build()
  return { settings, outbox, materials, accounts, organisations, flows, matching, spreadsheets }
}
