import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  eventAudiences,
  eventKinds,
  eventReaders,
  eventStatuses,
  registrationStates,
  registrationWays,
} from '../../kernel/network-events.ts'
import { users } from '../accounts/tables.ts'
import { contentColumn, fileColumns } from '../files/columns.ts'
import { workingGroups } from '../groups/tables.ts'
import { organisations } from '../organisations/tables.ts'
import { workshops } from '../workshops/tables.ts'

/** What the network is called together for. */
export const networkEvents = sqliteTable(
  'network_events',
  {
    id: text().primaryKey(),
    kind: text({ enum: eventKinds }).notNull(),
    title: text().notNull(),
    description: text(),
    status: text({ enum: eventStatuses }).notNull(),
    audience: text({ enum: eventAudiences }).notNull(),
    /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`). */
    heldOn: text().notNull(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    place: text(),
    lat: real(),
    lng: real(),
    /** Of a video call: for those who have a place alone. */
    link: text(),
    /** Null: as many as come. */
    capacity: integer(),
    /** The working group that it is a meeting of: its members are invited. */
    groupId: text().references(() => workingGroups.id, { onDelete: 'set null' }),
    /** The workshop that it opened: what is declared there carries it. */
    workshopId: text().references(() => workshops.id, { onDelete: 'set null' }),
    minutes: text(),
    minutesReaders: text({ enum: eventReaders }).notNull(),
    /** Why it was cancelled. */
    cancelReason: text(),
    /** How many times it changed for calendars (RFC 5546, 2.1.4). */
    sequence: integer().notNull(),
    /** When it last changed for calendars. */
    changedAt: text().notNull(),
    publishedAt: text(),
    /** A user, without reference: an event outlives the account of who made it. */
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('network_events_by_day').on(table.heldOn),
    index('network_events_by_group').on(table.groupId),
    index('network_events_by_workshop').on(table.workshopId),
  ],
)

const eventId = () =>
  text()
    .notNull()
    .references(() => networkEvents.id, { onDelete: 'cascade' })

/** Structures that were invited: their people know of the event, those who come later too. */
export const eventInvitations = sqliteTable(
  'event_invitations',
  {
    eventId: eventId(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** A user, without reference. */
    invitedBy: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.organisationId] }),
    index('event_invitations_by_organisation').on(table.organisationId),
  ],
)

/**
 * A person and an event: asked, registered, present. It holds no name: that of an account is the account’s, that of
 * others lies in `event_contacts` and goes with time, the fact that somebody was there stays for the counts.
 */
export const eventRegistrations = sqliteTable(
  'event_registrations',
  {
    id: text().primaryKey(),
    eventId: eventId(),
    /** A user, without reference; null: without an account. */
    userId: text(),
    /** The structure of the house it comes for. */
    organisationId: text().references(() => organisations.id, { onDelete: 'set null' }),
    state: text({ enum: registrationStates }).notNull(),
    way: text({ enum: registrationWays }).notNull(),
    /** Its place in the order of those who came, which decides who waits. */
    queue: integer().notNull(),
    /** What its QR code says: 100 bits that tell nobody who it is, and open nothing without a facilitator’s session. */
    ticket: text().notNull(),
    createdAt: text().notNull(),
    /** When it came to its state. */
    stateAt: text().notNull(),
    /** When it was checked in; null: it was not seen. */
    presentAt: text(),
    /** A user, without reference. */
    presentBy: text(),
  },
  (table) => [
    index('event_registrations_by_event').on(table.eventId),
    uniqueIndex('event_registrations_of_user')
      .on(table.eventId, table.userId)
      .where(sql`user_id is not null`),
    index('event_registrations_by_user').on(table.userId),
    index('event_registrations_by_organisation').on(table.organisationId),
    uniqueIndex('event_registrations_by_ticket').on(table.ticket),
  ],
)

/** Who a person without an account is: what they typed, or what was typed for them, and when they agreed. */
export const eventContacts = sqliteTable(
  'event_contacts',
  {
    registrationId: text()
      .primaryKey()
      .references(() => eventRegistrations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Null of who was added at the door. */
    email: text(),
    structureName: text(),
    /** When they agreed that it be kept; null: a facilitator wrote it. */
    consentedAt: text(),
  },
  (table) => [index('event_contacts_by_email').on(table.email)],
)

/** That somebody was reminded: once for each delay. Rows are only added. */
export const eventReminders = sqliteTable(
  'event_reminders',
  {
    registrationId: text()
      .notNull()
      .references(() => eventRegistrations.id, { onDelete: 'cascade' }),
    daysBefore: integer().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.daysBefore] })],
)

/** Documents and photos of an event. */
export const eventDocuments = sqliteTable(
  'event_documents',
  {
    id: text().primaryKey(),
    eventId: eventId(),
    ...fileColumns(),
    readers: text({ enum: eventReaders }).notNull(),
    /** A user, without reference. */
    authorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('event_documents_by_event').on(table.eventId),
    index('event_documents_by_author').on(table.authorId),
  ],
)

export const eventDocumentContents = sqliteTable('event_document_contents', {
  documentId: text()
    .primaryKey()
    .references(() => eventDocuments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** The address at which a person’s calendar reads their events: drawn anew, the one before is worth nothing. */
export const calendarFeeds = sqliteTable('calendar_feeds', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The address is made from it and the secret of the installation: a copy of the database opens no calendar. */
  feedId: text().notNull().unique(),
  createdAt: text().notNull(),
})
