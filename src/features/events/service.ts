import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { GroupsService } from '../groups/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import type { SynergiesService } from '../synergies/service.ts'
import type { WorkshopsService } from '../workshops/service.ts'
import { eventAttendance } from './attendance.ts'
import { eventDocuments } from './documents.ts'
import { eventFeeds } from './feeds.ts'
import { eventInvitations } from './invitations.ts'
import { eventLife } from './life.ts'
import { eventLinks } from './links.ts'
import { eventPlaces } from './places.ts'
import { eventRegistering } from './registering.ts'
import { eventReminders } from './reminders.ts'
import { eventsStore } from './store.ts'
import { eventTelling } from './telling.ts'
import { eventViews } from './views.ts'
import { eventTools } from './writing.ts'
import { eventYields } from './yield.ts'

export type EventsService = ReturnType<typeof eventsService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  workshops: WorkshopsService
  matching: MatchingService
  synergies: SynergiesService
  groups: GroupsService
  settings: SettingsService
  notices: Notices
  outbox: Outbox
  /** The secret of the installation, from which the addresses of calendars are made. */
  secret: string
}

/** Events of the network: who is asked, who comes, who was there, and what came of it. */
export function eventsService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = eventsStore(db)
  const tools = eventTools(db, clock, rooms, store)
  const views = eventViews(clock, rooms)
  const telling = eventTelling(db, clock, rooms)
  const places = eventPlaces(clock, { store, tools, telling })
  const invitations = eventInvitations(db, clock, rooms, { store, tools, views, places, telling })
  const registering = eventRegistering(db, clock, { store, tools, views, places, telling })
  return {
    life: eventLife(db, clock, rooms, { store, tools, views, places, telling, invitations }),
    registering,
    links: eventLinks(db, clock, rooms, { store, views, places, registering }),
    invitations,
    attendance: eventAttendance(db, clock, rooms, { store, tools, places }),
    documents: eventDocuments(db, clock, rooms, tools),
    feeds: eventFeeds(db, clock, rooms, { store, tools }),
    reminders: eventReminders(db, clock, rooms, { store, telling }),
    yields: eventYields(db, rooms, { store, tools, views }),

    /** What people without an account gave: forgotten once the event is far enough; that they were there stays. */
    contacts: {
      countBefore: (date: Date): number => store.countContacts(dayOf(date)),
      /** At most so many; returns how many. */
      forgetBefore: (date: Date, most: number): number =>
        db.write(() => store.removeContacts(dayOf(date), most)),
    },
  }
}
