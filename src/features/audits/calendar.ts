import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { dayAfter, instantOf } from '../../kernel/day.ts'

interface Person {
  name: string
  email: string
}

/** What a calendar is told of a visit. */
export interface CalendarVisit {
  id: string
  /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`), both or neither: the whole day. */
  plannedOn: string
  plannedFrom: string | null
  plannedTo: string | null
  isCancelled: boolean
  /** Goes up each time that the day, the hours, the visitor or the cancelling change (RFC 5546, 2.1.4). */
  sequence: number
  /** When it was last changed. */
  changedAt: Date
  organisationName: string
  place: string | null
  visitor: Person
}

/**
 * A visit as an iCalendar file (RFC 5545). Its UID never changes, so that a calendar that has it already moves it or
 * takes it out. `guests`: those whom it is mailed to, who are asked to come (RFC 5546); left out, it is only told.
 * Hours are written in universal time, which every calendar shows in its own.
 */
export function calendarOf(visit: CalendarVisit, guests: readonly Person[] = []): string {
  const { id, plannedOn, plannedFrom, plannedTo, isCancelled, sequence, changedAt, visitor } = visit
  const asked = guests.length > 0 ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
  const calendar = ical({
    method: isCancelled ? ICalCalendarMethod.CANCEL : asked,
    prodId: { company: 'Boucle', product: 'Visites', language: 'FR' },
  })
  const hours =
    plannedFrom && plannedTo
      ? { start: instantOf(plannedOn, plannedFrom), end: instantOf(plannedOn, plannedTo) }
      : { start: midnight(plannedOn), end: midnight(dayAfter(plannedOn)), allDay: true }
  calendar.createEvent({
    ...hours,
    id: `${id}@visites.boucle`,
    sequence,
    stamp: changedAt,
    summary: `Visite d’audit : ${oneLine(visit.organisationName)}`,
    location: visit.place && oneLine(visit.place),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: named(visitor),
    attendees: guests.map((guest) => ({ ...named(guest), rsvp: !isCancelled })),
  })
  return calendar.toString()
}

/** A whole day has no hour and no zone: its date alone is written. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A name may not hold a double quote (RFC 5545, 3.2). */
const named = ({ name, email }: Person) => ({ name: oneLine(name.replaceAll('"', '’')), email })
