import { type CalendarEvent, calendarFeed, calendarFile } from '../../kernel/calendar.ts'
import { pointOf } from '../../kernel/geo.ts'
import type { RegistrationState } from '../../kernel/network-events.ts'
import type { EventRow } from './store.ts'

const PRODUCT = 'Rencontres'

interface Written {
  /** Where the reader stands with it; null: nowhere, as a stranger. */
  own: RegistrationState | null
  /** It is told that the reader comes no more, whatever becomes of it. */
  isLeft?: boolean
}

/** An event for a calendar: the link of a call for who has a place alone; nobody’s address. */
function entryOf(row: EventRow, { own, isLeft = false }: Written): CalendarEvent {
  const { id, title, place, heldOn, startsAt, endsAt, sequence, description, link } = row
  const shownLink = own === 'registered' ? link : null
  return {
    ...{ uid: `${id}@rencontres.boucle`, product: PRODUCT, summary: title, place: place ?? shownLink },
    ...{ day: heldOn, from: startsAt, to: endsAt, sequence, organizer: null },
    ...{ changedAt: new Date(row.changedAt), isCancelled: isLeft || row.status === 'cancelled' },
    isTentative: own === 'invited' || own === 'waiting',
    description: row.cancelReason ? `Annulée : ${row.cancelReason}` : description,
    ...{ url: shownLink, point: pointOf(row) },
  }
}

/** The file of one event. */
export const eventFile = (row: EventRow, written: Written): string => calendarFile(entryOf(row, written))

/** A calendar to follow: those that were cancelled stay in it, and say so. */
export const eventFeed = (
  name: string,
  events: readonly { row: EventRow; own: RegistrationState | null }[],
): string =>
  calendarFeed(
    { name, product: PRODUCT },
    events.map(({ row, own }) => entryOf(row, { own })),
  )
