import { and, asc, count, eq, gte, inArray, isNotNull, lt, max } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import {
  calendarFeeds,
  eventContacts,
  eventInvitations,
  eventRegistrations,
  eventReminders,
  networkEvents,
} from './tables.ts'

export type EventRow = typeof networkEvents.$inferSelect
type ContactRow = typeof eventContacts.$inferSelect
/** With who it is when it is no account; null once forgotten, and for accounts. */
export type RegistrationRow = typeof eventRegistrations.$inferSelect & { contact: ContactRow | null }

/** Rows of events, who was asked and who comes; used by the events service alone. */
export function eventsStore({ orm }: Database) {
  const withContact = () =>
    orm
      .select()
      .from(eventRegistrations)
      .leftJoin(eventContacts, eq(eventContacts.registrationId, eventRegistrations.id))
  const joined = (
    rows: readonly {
      event_registrations: typeof eventRegistrations.$inferSelect
      event_contacts: ContactRow | null
    }[],
  ) => rows.map((row) => ({ ...row.event_registrations, contact: row.event_contacts }))

  const ofEventsBefore = (day: string) =>
    inArray(
      eventContacts.registrationId,
      orm
        .select({ id: eventRegistrations.id })
        .from(eventRegistrations)
        .innerJoin(networkEvents, eq(networkEvents.id, eventRegistrations.eventId))
        .where(lt(networkEvents.heldOn, day)),
    )

  return {
    byId: (id: string): EventRow | null =>
      orm.select().from(networkEvents).where(eq(networkEvents.id, id)).get() ?? null,
    all: (): EventRow[] => orm.select().from(networkEvents).all(),
    /** Published ones, on that day or after it. */
    coming: (day: string): EventRow[] =>
      orm
        .select()
        .from(networkEvents)
        .where(and(eq(networkEvents.status, 'published'), gte(networkEvents.heldOn, day)))
        .all(),
    insert: (row: EventRow) => void orm.insert(networkEvents).values(row).run(),
    update: (id: string, change: Partial<EventRow>) =>
      void orm.update(networkEvents).set(change).where(eq(networkEvents.id, id)).run(),
    remove: (id: string) => void orm.delete(networkEvents).where(eq(networkEvents.id, id)).run(),

    /** Ids of the structures invited to each event. */
    invitedTo(ids: readonly string[]): Map<string, string[]> {
      const rows = orm
        .select()
        .from(eventInvitations)
        .where(inArray(eventInvitations.eventId, [...ids]))
        .orderBy(asc(eventInvitations.at))
        .all()
      const grouped = groupBy(rows, ({ eventId }) => eventId)
      return new Map([...grouped].map(([id, of]) => [id, of.map(({ organisationId }) => organisationId)]))
    },
    invite: (row: typeof eventInvitations.$inferInsert) =>
      void orm.insert(eventInvitations).values(row).onConflictDoNothing().run(),

    registrationsOf: (eventId: string): RegistrationRow[] =>
      joined(
        withContact()
          .where(eq(eventRegistrations.eventId, eventId))
          .orderBy(asc(eventRegistrations.queue))
          .all(),
      ),
    registrationsOfAll(eventIds: readonly string[]): Map<string, RegistrationRow[]> {
      const rows = joined(
        withContact()
          .where(inArray(eventRegistrations.eventId, [...eventIds]))
          .orderBy(asc(eventRegistrations.queue))
          .all(),
      )
      return groupBy(rows, ({ eventId }) => eventId)
    },
    registration: (id: string): RegistrationRow | null =>
      joined(withContact().where(eq(eventRegistrations.id, id)).all())[0] ?? null,
    /** The last place in the order of those who came; 0: nobody did. */
    lastQueue: (eventId: string): number =>
      orm
        .select({ last: max(eventRegistrations.queue) })
        .from(eventRegistrations)
        .where(eq(eventRegistrations.eventId, eventId))
        .get()?.last ?? 0,
    insertRegistration({ contact, ...row }: RegistrationRow): void {
      orm.insert(eventRegistrations).values(row).run()
      if (contact) orm.insert(eventContacts).values(contact).run()
    },
    updateRegistration: (id: string, change: Partial<typeof eventRegistrations.$inferSelect>) =>
      void orm.update(eventRegistrations).set(change).where(eq(eventRegistrations.id, id)).run(),

    /** Contacts given for events held before a day. */
    countContacts: (day: string): number =>
      orm.select({ n: count() }).from(eventContacts).where(ofEventsBefore(day)).get()?.n ?? 0,
    removeContacts(day: string, most: number): number {
      const chosen = orm
        .select({ id: eventContacts.registrationId })
        .from(eventContacts)
        .where(ofEventsBefore(day))
        .limit(most)
        .all()
      const ids = chosen.map(({ id }) => id)
      return orm.delete(eventContacts).where(inArray(eventContacts.registrationId, ids)).run().changes
    },

    /** Delays for which each registration was reminded. */
    remindersOf(registrationIds: readonly string[]): Map<string, number[]> {
      const rows = orm
        .select()
        .from(eventReminders)
        .where(inArray(eventReminders.registrationId, [...registrationIds]))
        .all()
      const grouped = groupBy(rows, ({ registrationId }) => registrationId)
      return new Map([...grouped].map(([id, told]) => [id, told.map(({ daysBefore }) => daysBefore)]))
    },
    insertReminder: (row: typeof eventReminders.$inferInsert) =>
      void orm.insert(eventReminders).values(row).onConflictDoNothing().run(),

    feedOf: (userId: string) =>
      orm.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId)).get() ?? null,
    feed: (feedId: string) =>
      orm.select().from(calendarFeeds).where(eq(calendarFeeds.feedId, feedId)).get() ?? null,
    putFeed: (row: typeof calendarFeeds.$inferInsert) =>
      void orm
        .insert(calendarFeeds)
        .values(row)
        .onConflictDoUpdate({ target: calendarFeeds.userId, set: row })
        .run(),
    removeFeed: (userId: string) =>
      void orm.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).run(),

    /** Structures with somebody who was checked in, and how many people were. */
    presentAt: (eventId: string) =>
      orm
        .select({ organisationId: eventRegistrations.organisationId })
        .from(eventRegistrations)
        .where(and(eq(eventRegistrations.eventId, eventId), isNotNull(eventRegistrations.presentAt)))
        .all(),
  }
}
