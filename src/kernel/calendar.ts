import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { dayAfter, instantOf } from './day.ts'

export interface Attendee {
  name: string
  email: string
}

/** What a calendar is told of something that is to happen. */
export interface CalendarEvent {
  /** Never changes, so that a calendar that has the event already moves it or takes it out. */
  uid: string
  /** Which part of Boucle tells of it, in French. */
  product: string
  summary: string
  place: string | null
  /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`), both or neither: the whole day. */
  day: string
  from: string | null
  to: string | null
  /** Goes up each time that it changes (RFC 5546, 2.1.4). */
  sequence: number
  /** When it was last changed. */
  changedAt: Date
  isCancelled: boolean
  /** Who may be written to about it; null: nobody’s address is told. */
  organizer: Attendee | null
}

/**
 * An event as an iCalendar file (RFC 5545). `guests`: those who are asked to come (RFC 5546); left out, it is only
 * told. Hours are written in universal time, which every calendar shows in its own.
 */
export function calendarFile(event: CalendarEvent, guests: readonly Attendee[] = []): string {
  const { uid, product, summary, place, day, from, to, isCancelled, sequence, changedAt, organizer } = event
  const asked = guests.length > 0 ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
  const calendar = ical({
    method: isCancelled ? ICalCalendarMethod.CANCEL : asked,
    prodId: { company: 'Boucle', product, language: 'FR' },
  })
  const hours =
    from && to
      ? { start: instantOf(day, from), end: instantOf(day, to) }
      : { start: midnight(day), end: midnight(dayAfter(day)), allDay: true }
  calendar.createEvent({
    ...{ ...hours, id: uid, sequence, stamp: changedAt },
    summary: oneLine(summary),
    location: place && oneLine(place),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: organizer && named(organizer),
    attendees: guests.map((guest) => ({ ...named(guest), rsvp: !isCancelled })),
  })
  return calendar.toString()
}

/** A whole day has no hour and no zone: its date alone is written. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A name may not hold a double quote (RFC 5545, 3.2). */
const named = ({ name, email }: Attendee) => ({ name: oneLine(name.replaceAll('"', '’')), email })
