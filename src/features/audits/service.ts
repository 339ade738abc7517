import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import { campaigns } from './campaigns.ts'
import { visits } from './visits.ts'

export type AuditsService = ReturnType<typeof auditsService>

export interface RoomsBelow {
  accounts: AccountsService
  notices: Notices
  organisations: OrganisationsService
  flows: FlowsService
  materials: MaterialsService
}

/** Rounds of visits, and the visits: what is seen on the spot, kept as it was seen. */
export function auditsService(db: Database, clock: Clock, rooms: RoomsBelow & { outbox: Outbox }) {
  const rounds = campaigns(db, clock, rooms)
  return { campaigns: rounds, visits: visits(db, clock, rooms, rounds) }
}
