import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import { informationChecks } from './checks.ts'
import { informationImages } from './images.ts'
import { informationReading } from './reading.ts'
import { informationStore } from './store.ts'
import { informationTools } from './tools.ts'
import { informationWriting } from './writing.ts'

export type InformationService = ReturnType<typeof informationService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  materials: MaterialsService
  flows: FlowsService
  matching: MatchingService
  settings: SettingsService
  notices: Notices
}

/** What the network is told: written and checked by those who facilitate it, read first by those it touches. */
export function informationService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = informationStore(db)
  const tools = informationTools(db, clock, rooms, store)
  return {
    reading: informationReading(db, clock, rooms, { store, tools }),
    writing: informationWriting(db, clock, rooms, { store, tools }),
    checks: informationChecks(db, clock, rooms, { store, tools }),
    images: informationImages(db, clock, rooms, { store, tools }),
  }
}
