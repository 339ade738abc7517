import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import type { Circle, Gathered } from './circle.ts'
import { circleDocuments } from './documents.ts'
import { circleMeetings } from './meetings.ts'
import { circleMessages } from './messages.ts'
import { circleTasks } from './tasks.ts'

export type TogetherService = ReturnType<typeof togetherService>

/** What is done together in circles of one kind: said, shared, shared out, planned. */
export function togetherService<G extends Gathered>(
  db: Database,
  clock: Clock,
  rooms: { accounts: AccountsService; organisations: OrganisationsService; settings: SettingsService },
  circle: Circle<G>,
) {
  const { place, tell, ...messages } = circleMessages(db, clock, rooms, circle)
  return {
    messages,
    documents: circleDocuments(db, clock, rooms, circle, { place, tell }),
    tasks: circleTasks(db, clock, rooms, circle),
    meetings: circleMeetings(db, clock, circle),
  }
}
