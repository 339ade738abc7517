import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import {
  calendarFeeds,
  eventContacts,
  eventDocuments,
  eventInvitations,
  eventRegistrations,
  eventReminders,
  networkEvents,
} from './tables.ts'

const ofPerson = (id: string) =>
  sql`(select ${eventRegistrations.id} from ${eventRegistrations} where ${eventRegistrations.userId} = ${id})`

/** Who was asked, who came, and what each made; names of people without an account go with their address. */
export const eventsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'rencontres organisées',
    table: networkEvents,
    ofPerson: ({ id }) => eq(networkEvents.createdBy, id),
  },
  {
    part: 'invitations aux rencontres',
    table: eventInvitations,
    ofPerson: ({ id }) => eq(eventInvitations.invitedBy, id),
    ofOrganisation: (id) => eq(eventInvitations.organisationId, id),
  },
  {
    part: 'inscriptions aux rencontres',
    table: eventRegistrations,
    ofPerson: ({ id }) =>
      sql`(${eventRegistrations.userId} = ${id} or ${eventRegistrations.presentBy} = ${id})`,
    ofOrganisation: (id) => eq(eventRegistrations.organisationId, id),
    secret: ['ticket'],
  },
  {
    part: 'coordonnées données pour les rencontres',
    table: eventContacts,
    ofPerson: ({ email }) => eq(eventContacts.email, email),
    forgotten: true,
  },
  {
    part: 'rappels des rencontres',
    table: eventReminders,
    ofPerson: ({ id }) => sql`${eventReminders.registrationId} in ${ofPerson(id)}`,
  },
  {
    part: 'documents des rencontres',
    table: eventDocuments,
    ofPerson: ({ id }) => eq(eventDocuments.authorId, id),
    secret: ['sha256'],
  },
  {
    part: 'agenda à suivre',
    table: calendarFeeds,
    ofPerson: ({ id }) => eq(calendarFeeds.userId, id),
    secret: ['feedId'],
    forgotten: true,
  },
]
