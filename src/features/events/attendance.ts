import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { RegistrationList, RegistrationView, WalkInInput } from './contract.ts'
import type { EventPlaces } from './places.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'
import { countsOf } from './views.ts'
import type { EventTools } from './writing.ts'

/** Who comes, and who was there: the list at the door, for those who manage the event. */
export function eventAttendance(
  db: Database,
  clock: Clock,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  { store, tools, places }: { store: ReturnType<typeof eventsStore>; tools: EventTools; places: EventPlaces },
) {
  function viewsOf(rows: readonly RegistrationRow[]): RegistrationView[] {
    const names = accounts.namesOf(rows.flatMap(({ userId }) => userId ?? []))
    const records = organisations.recordsOf(rows.flatMap(({ organisationId }) => organisationId ?? []))
    return rows.map((row) => {
      const { id, userId, organisationId, contact, state, way, ticket, stateAt, presentAt } = row
      const user = userId === null ? null : accounts.person(userId)
      return {
        ...{ id, organisationId, state, way, ticket, stateAt, presentAt },
        name: (userId === null ? contact?.name : names.get(userId)) ?? null,
        email: (user?.disabledAt === null ? user.email : contact?.email) ?? null,
        structure: (organisationId && records.get(organisationId)?.name) || contact?.structureName || null,
      }
    })
  }

  const byName = (a: RegistrationView, b: RegistrationView) =>
    (a.name ?? '').localeCompare(b.name ?? '', 'fr') || (a.id < b.id ? -1 : 1)

  function checkDoor({ status, heldOn }: EventRow): void {
    if (status !== 'published' && status !== 'held') fail('conflict', 'Cette rencontre n’accueille personne.')
    if (heldOn > dayOf(clock.now())) fail('conflict', 'Le pointage s’ouvre le jour de la rencontre.')
  }

  function registrationIn(actor: Actor, id: string, registrationId: string) {
    const { row, registrations } = tools.managed(actor, id)
    const registration = registrations.find((one) => one.id === registrationId) ?? notFound('Inscription')
    return { row, registration }
  }

  return {
    list(actor: Actor, id: string): RegistrationList {
      const { registrations } = tools.managed(actor, id)
      const items = viewsOf(registrations).sort(byName)
      return { total: items.length, items, counts: countsOf(registrations) }
    },

    /** Seen at the door, or taken back. Whoever waited or said no and came all the same was there. */
    mark(actor: Actor, id: string, registrationId: string, isPresent: boolean): RegistrationView {
      return db.write(() => {
        const { row, registration } = registrationIn(actor, id, registrationId)
        checkDoor(row)
        if ((registration.presentAt !== null) !== isPresent) {
          const presentAt = isPresent ? clock.now().toISOString() : null
          store.updateRegistration(registrationId, { presentAt, presentBy: isPresent ? actor.userId : null })
          const about = [registration.organisationId]
          tools.tell('event.checked-in', id, actor.userId, { after: { registrationId, isPresent }, about })
        }
        return viewsOf([store.registration(registrationId) as RegistrationRow])[0] as RegistrationView
      })
    },

    /** Somebody who came without registering: at the door, places are not counted. */
    walkIn(actor: Actor, id: string, { name, structureName, organisationId }: WalkInInput): RegistrationView {
      if (organisationId !== null && !organisations.recordsOf([organisationId]).has(organisationId))
        notFound('Structure')
      if (organisationId !== null && !canReadIdentity(actor, organisationId)) notFound('Structure')
      return db.write(() => {
        const { row } = tools.managed(actor, id)
        checkDoor(row)
        const contact = { name, email: null, structureName: structureName || null, hasConsented: false }
        const comer = { userId: null, organisationId, contact }
        const { id: registrationId } = places.add(row, comer, { state: 'registered', way: 'door' })
        const presentAt = clock.now().toISOString()
        store.updateRegistration(registrationId, { presentAt, presentBy: actor.userId })
        const told = { registrationId, isPresent: true }
        tools.tell('event.checked-in', id, actor.userId, { after: told, about: [organisationId] })
        return viewsOf([store.registration(registrationId) as RegistrationRow])[0] as RegistrationView
      })
    },

    /** A facilitator cancels for somebody, who asked by telephone; they are told, and who waits has the place. */
    remove(actor: Actor, id: string, registrationId: string): void {
      db.write(() => {
        const { row, registration } = registrationIn(actor, id, registrationId)
        if (row.status !== 'published') fail('conflict', 'Cette rencontre ne prend plus d’inscription.')
        if (registration.state === 'declined' || registration.state === 'cancelled') return
        places.leave(row, registration, actor.userId)
      })
    },
  }
}
