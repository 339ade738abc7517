import type { Clock } from '../../kernel/clock.ts'
import { newId, newUnorderedId } from '../../kernel/ids.ts'
import type { RegistrationState, RegistrationWay } from '../../kernel/network-events.ts'
import { hasBegun, placesLeft, promoted } from './rules.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'
import type { EventTelling } from './telling.ts'
import type { EventTools } from './writing.ts'

export type EventPlaces = ReturnType<typeof eventPlaces>

/** Who somebody is: an account, or the little that was typed. */
export interface Comer {
  userId: string | null
  organisationId: string | null
  contact: { name: string; email: string | null; structureName: string | null; hasConsented: boolean } | null
}

/**
 * The places of an event. All of it belongs inside `db.write`: transactions come one after the other, so that of two who
 * ask for the last place at once, one has it and the other waits.
 */
export function eventPlaces(
  clock: Clock,
  {
    store,
    tools,
    telling,
  }: { store: ReturnType<typeof eventsStore>; tools: EventTools; telling: EventTelling },
) {
  const nowIso = () => clock.now().toISOString()
  const fresh = ({ id }: RegistrationRow) => store.registration(id) as RegistrationRow

  /** A new row, in the state given. */
  function add(
    row: EventRow,
    { contact, ...comer }: Comer,
    { state, way }: { state: RegistrationState; way: RegistrationWay },
  ): RegistrationRow {
    const id = newId()
    const at = nowIso()
    const registration: RegistrationRow = {
      ...{ id, eventId: row.id, ...comer, state, way, queue: store.lastQueue(row.id) + 1 },
      ...{ ticket: newUnorderedId(), createdAt: at, stateAt: at, presentAt: null, presentBy: null },
      contact: contact && {
        ...{ registrationId: id, name: contact.name, email: contact.email },
        ...{ structureName: contact.structureName, consentedAt: contact.hasConsented ? at : null },
      },
    }
    store.insertRegistration(registration)
    return registration
  }

  const put = (registration: RegistrationRow, state: RegistrationState, queue = registration.queue) => {
    store.updateRegistration(registration.id, { state, queue, stateAt: nowIso() })
    return fresh(registration)
  }

  /** Gives what is free to those who wait, each told. */
  function promote(row: EventRow, by: string): void {
    if (row.status !== 'published' || hasBegun(row, clock.now())) return
    for (const each of promoted(row.capacity, store.registrationsOf(row.id))) {
      const after = put(each, 'registered')
      const about = [after.organisationId]
      tools.tell('event.promoted', row.id, by, { after: { registrationId: each.id }, about })
      telling.tell(row, after, 'promoted')
    }
  }

  return {
    add,
    promote,

    /** Takes a place, or waits for one at the end of the line; told by mail. */
    take(row: EventRow, registration: RegistrationRow, by: string): RegistrationRow {
      const isFull = placesLeft(row.capacity, store.registrationsOf(row.id)) === 0
      const state = isFull ? 'waiting' : 'registered'
      const after = put(registration, state, store.lastQueue(row.id) + 1)
      const told = { registrationId: after.id, state }
      tools.tell('event.registered', row.id, by, { after: told, about: [after.organisationId] })
      telling.settle(row, after)
      telling.tell(row, after, state)
      return after
    },

    /** Comes no more: whoever waits first has the place. */
    leave(row: EventRow, registration: RegistrationRow, by: string): RegistrationRow {
      const held = registration.state === 'registered'
      const after = put(registration, registration.state === 'invited' ? 'declined' : 'cancelled')
      const told = { registrationId: after.id, state: after.state }
      tools.tell('event.left', row.id, by, { after: told, about: [after.organisationId] })
      telling.settle(row, after)
      if (held) telling.tell(row, after, 'left')
      promote(row, by)
      return after
    },
  }
}
