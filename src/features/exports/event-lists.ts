import { z } from 'zod'
import type { EventStatus, RegistrationState, RegistrationWay } from '../../kernel/network-events.ts'
import { type EventQuery, type EventSummary, eventQuery, type RegistrationView } from '../events/contract.ts'
import type { EventsService } from '../events/service.ts'
import { type ExportedList, everyPage, exportedList, facilitators } from './exported-list.ts'

const kindWords: Record<EventSummary['kind'], string> = {
  'yearly-meeting': 'réunion annuelle',
  workshop: 'atelier',
  'group-meeting': 'réunion de groupe de travail',
  training: 'formation',
  'site-visit': 'visite de site',
  webinar: 'webinaire',
}
const statusWords: Record<EventStatus, string> = {
  draft: 'brouillon',
  published: 'publiée',
  cancelled: 'annulée',
  held: 'a eu lieu',
}
const audienceWords: Record<EventSummary['audience'], string> = {
  public: 'tous',
  network: 'réseau',
  invited: 'invités',
}
const stateWords: Record<RegistrationState, string> = {
  invited: 'sans réponse',
  registered: 'inscrite',
  waiting: 'en attente',
  declined: 'a décliné',
  cancelled: 'annulée',
}
const wayWords: Record<RegistrationWay, string> = {
  account: 'compte',
  form: 'formulaire',
  invitation: 'invitation',
  door: 'à l’entrée',
}

/** Events, each as its reader knows of it; and who came to one, for those who manage it. */
export function eventLists({ life, attendance }: EventsService): readonly ExportedList[] {
  return [
    exportedList<Omit<EventQuery, 'limit' | 'offset'>, EventSummary>({
      name: 'events',
      title: 'Rencontres',
      access: 'signed-in',
      filters: eventQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'rencontre', value: ({ id }) => id },
        { header: 'type', value: ({ kind }) => kindWords[kind] },
        { header: 'titre', value: ({ title }) => title },
        { header: 'etat', value: ({ status }) => statusWords[status] },
        { header: 'ouverte_a', value: ({ audience }) => audienceWords[audience] },
        { header: 'date', value: ({ heldOn }) => heldOn },
        { header: 'debut', value: ({ startsAt }) => startsAt },
        { header: 'fin', value: ({ endsAt }) => endsAt },
        { header: 'lieu', value: ({ place }) => place },
        { header: 'places (nombre)', value: ({ capacity }) => capacity },
        { header: 'places_restantes (nombre)', value: ({ placesLeft }) => placesLeft },
        { header: 'ma_place', value: ({ own }) => own && stateWords[own] },
      ],
      rows: (actor, query) => everyPage((page) => life.list(actor, { ...query, ...page })),
    }),
    exportedList<{ event: string }, RegistrationView & { eventId: string }>({
      name: 'event-attendance',
      title: 'Présences à une rencontre',
      access: facilitators,
      filters: z.object({ event: z.string() }),
      columns: [
        { header: 'nom', value: ({ name }) => name },
        { header: 'adresse', value: ({ email }) => email },
        { header: 'structure', value: ({ structure }) => structure },
        { header: 'inscription', value: ({ state }) => stateWords[state] },
        { header: 'par', value: ({ way }) => wayWords[way] },
        { header: 'depuis', value: ({ stateAt }) => stateAt },
        { header: 'presente', value: ({ presentAt }) => (presentAt ? 'oui' : 'non') },
        { header: 'pointee', value: ({ presentAt }) => presentAt },
      ],
      *rows(actor, { event }) {
        for (const one of attendance.list(actor, event).items) yield { ...one, eventId: event }
      },
      shown: ({ eventId }) => [{ entity: 'event', ids: [eventId], fields: ['registrations'] }],
    }),
  ]
}
