import { eventDocumentWords, eventInput } from '../../src/features/events/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import type { EventAudience } from '../../src/kernel/network-events.ts'
import type { Prepare, World } from './access-world.ts'

const HOURS = { startsAt: '00:00', endsAt: '23:59' }
const anEvent = { kind: 'training', title: 'Lire un bordereau', audience: 'invited', place: 'Auch', ...HOURS }

/** How to ask about an event of an administrator’s to which structure A is invited, and nobody else. */
export const eventRequests: Record<string, Prepare> = {
  'POST /api/v1/events': () => ({ body: { ...anEvent, heldOn: '2030-01-15' } }),
  'GET /api/v1/events/:id': (world) => ({ params: { id: eventOfA(world) } }),
  'PATCH /api/v1/events/:id': (world) => ({
    params: { id: eventOfA(world) },
    body: { title: 'Autre titre' },
  }),
  'DELETE /api/v1/events/:id': (world) => ({ params: { id: eventOfA(world, { isDraft: true }) } }),
  'POST /api/v1/events/:id/steps': (world) => ({
    params: { id: eventOfA(world, { isDraft: true }) },
    body: { to: 'published' },
  }),
  'POST /api/v1/events/:id/invitations': (world) => ({
    params: { id: eventOfA(world) },
    body: { people: [{ name: 'Ana', email: 'ana@ailleurs.example' }] },
  }),
  'POST /api/v1/events/:id/workshop': (world) => ({ params: { id: eventOfA(world) } }),
  'GET /api/v1/events/:id/yield': (world) => ({ params: { id: eventOfA(world) } }),
  'PUT /api/v1/events/:id/registration': (world) => ({ params: { id: eventOfA(world) }, body: {} }),
  'DELETE /api/v1/events/:id/registration': (world) => ({ params: { id: eventOfA(world) } }),
  'POST /api/v1/events/:id/registrations': (world) => ({
    params: { id: eventOfA(world, { audience: 'public' }) },
    body: { name: 'Ana', email: 'ana@ailleurs.example', consent: true },
  }),
  'POST /api/v1/event-links/open': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/event-links/answer': () => ({ body: { token: 'inventé', answer: 'no' } }),
  'GET /api/v1/events/:id/registrations': (world) => ({ params: { id: eventOfA(world) } }),
  'PUT /api/v1/events/:id/registrations/:registrationId/presence': (world) => ({
    params: registrationOfA(world, 0),
    body: { isPresent: true },
  }),
  'DELETE /api/v1/events/:id/registrations/:registrationId': (world) => ({ params: registrationOfA(world) }),
  'POST /api/v1/events/:id/walk-ins': (world) => ({
    params: { id: eventOfA(world, { inDays: 0 }) },
    body: { name: 'Ana' },
  }),
  'GET /api/v1/events/:id/documents': (world) => ({ params: { id: eventOfA(world) } }),
  'POST /api/v1/events/:id/documents': (world) => ({
    params: { id: eventOfA(world) },
    files: { 'bon.pdf': '%PDF-1.7\n%%EOF\n' },
  }),
  'GET /api/v1/events/:id/documents/:documentId': (world) => ({ params: documentOfA(world) }),
  'DELETE /api/v1/events/:id/documents/:documentId': (world) => ({ params: documentOfA(world) }),
  'GET /api/v1/exports/event-attendance': (world) => {
    const event = eventOfA(world)
    return { query: { event }, names: [event] }
  },
  'GET /api/v1/events/:id/calendar.ics': (world) => ({ params: { id: eventOfA(world) } }),
  'GET /api/v1/calendars/:token/rencontres.ics': (world) => {
    const { path } = world.rooms.events.feeds.draw(administratorOf(world))
    return { params: { token: path?.split('/')[4] ?? '' } }
  },
}

const administratorOf = ({ rooms }: World) =>
  rooms.accounts.facilitators().find(({ role }) => role === 'administrator') as Actor

function eventOfA(
  world: World,
  {
    isDraft = false,
    audience = 'invited',
    inDays = 10,
  }: { isDraft?: boolean; audience?: EventAudience; inDays?: number } = {},
): string {
  const { life, invitations } = world.rooms.events
  const actor = administratorOf(world)
  const heldOn = dayAfter(dayOf(world.clock.now()), inDays)
  const { id } = life.create(actor, eventInput.parse({ ...anEvent, audience, heldOn }))
  invitations.invite(actor, id, { organisationIds: [world.a], people: [] })
  if (!isDraft) life.step(actor, id, { to: 'published', reason: null })
  return id
}

function registrationOfA(world: World, inDays = 10): { id: string; registrationId: string } {
  const id = eventOfA(world, { inDays })
  const { items } = world.rooms.events.attendance.list(administratorOf(world), id)
  return { id, registrationId: items[0]?.id ?? '' }
}

function documentOfA(world: World): { id: string; documentId: string } {
  const id = eventOfA(world)
  const file = { name: 'bon.pdf', content: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const words = eventDocumentWords.parse({ readers: 'readers' })
  return { id, documentId: world.rooms.events.documents.add(administratorOf(world), id, file, words).id }
}
