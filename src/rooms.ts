import type { Database } from './db/connection.ts'
import { accountsService } from './features/accounts/service.ts'
import { type FlowsService, flowsService } from './features/flows/service.ts'
import { matchingService } from './features/matching/service.ts'
import { knowledgeBase } from './features/materials/load-knowledge.ts'
import { materialsService } from './features/materials/service.ts'
import { organisationsService } from './features/organisations/service.ts'
import { spreadsheetsService } from './features/spreadsheets/service.ts'
import type { Clock } from './kernel/clock.ts'

export type Rooms = ReturnType<typeof buildRooms>

/** The services, wired downwards; the same for the server, the command line and the tests. */
export function buildRooms(db: Database, clock: Clock) {
  const materials = materialsService(knowledgeBase())
  const accounts = accountsService(db, clock)
  const organisations = organisationsService(db, clock, {
    activityLabel: materials.activityLabel,
    countFlows: (ids) => flows.countFlows(ids),
  })
  const flows: FlowsService = flowsService(db, clock, { organisations, materials })
  const matching = matchingService(clock, db.events, { organisations, flows, materials })
  const spreadsheets = spreadsheetsService(db, clock, { organisations, flows, materials })
  matching.build()
  return { materials, accounts, organisations, flows, matching, spreadsheets }
}
