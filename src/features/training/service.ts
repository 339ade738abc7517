import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { EventsService } from '../events/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { InformationService } from '../information/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import { trainingFollowing } from './follows.ts'
import { trainingPathsOf } from './paths.ts'
import { trainingStore } from './store.ts'
import { trainingTools } from './tools.ts'
import { trainingViews } from './views.ts'

export type TrainingService = ReturnType<typeof trainingService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  materials: MaterialsService
  flows: FlowsService
  matching: MatchingService
  information: InformationService
  events: EventsService
}

/** Skills: what can be learnt in the network, who followed what, who wants to learn it and who could teach it. */
export function trainingService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = trainingStore(db)
  const tools = trainingTools(db, clock, store)
  const views = trainingViews(clock, rooms, store)
  return {
    paths: trainingPathsOf(db, clock, rooms, { store, tools, views }),
    following: trainingFollowing(db, clock, rooms, { store, tools, views }),
  }
}
