import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { dayAfter, instantOf, TERRITORY_ZONE } from './day.ts'
import type { Point } from './geo.ts'

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
  /** Not sure yet: asked, not answered, or waiting for a place. */
  isTentative?: boolean
  description?: string | null
  /** Where more is read, or where a call is held. */
  url?: string | null
  point?: Point | null
}

/**
 * An event as an iCalendar file (RFC 5545). `guests`: those who are asked to come (RFC 5546); left out, it is only
 * told. Hours are written in universal time, which every calendar shows in its own.
 */
export function calendarFile(event: CalendarEvent, guests: readonly Attendee[] = []): string {
  const { product, isCancelled } = event
  const asked = guests.length > 0 ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
  const calendar = ical({
    method: isCancelled ? ICalCalendarMethod.CANCEL : asked,
    prodId: { company: 'Boucle', product, language: 'FR' },
  })
  write(calendar, event, guests)
  return calendar.toString()
}

/** How often a calendar that follows a feed is asked to read it again. */
const FEED_HOURS = 2

/**
 * Events as a calendar that others follow (RFC 5545; RFC 7986 for its name and how often it is read): each keeps its
 * identifier, and one that is cancelled stays and says so, or calendars would go on showing it.
 */
export function calendarFeed(
  { name, product }: { name: string; product: string },
  events: readonly Omit<CalendarEvent, 'product'>[],
): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Boucle', product, language: 'FR' },
    ttl: FEED_HOURS * 3_600,
    x: [['X-WR-TIMEZONE', TERRITORY_ZONE]],
  })
  for (const event of events) write(calendar, { ...event, product }, [])
  return calendar.toString()
}

function write(calendar: ICalCalendar, event: CalendarEvent, guests: readonly Attendee[]): void {
  const { uid, summary, place, day, from, to, isCancelled, sequence, changedAt, organizer } = event
  const { isTentative = false, description = null, url = null, point = null } = event
  const hours =
    from && to
      ? { start: instantOf(day, from), end: instantOf(day, to) }
      : { start: midnight(day), end: midnight(dayAfter(day)), allDay: true }
  const standing = isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
  calendar.createEvent({
    ...{ ...hours, id: uid, sequence, stamp: changedAt },
    summary: oneLine(summary),
    location: locationOf(place, point),
    status: isCancelled ? ICalEventStatus.CANCELLED : standing,
    organizer: organizer && named(organizer),
    attendees: guests.map((guest) => ({ ...named(guest), rsvp: !isCancelled })),
    ...{ description, url },
  })
}

/** The library writes coordinates beside the name of a place alone. */
function locationOf(place: string | null, point: Point | null) {
  if (place === null) return null
  const title = oneLine(place)
  return point ? { title, geo: { lat: point.lat, lon: point.lng } } : title
}

/** A whole day has no hour and no zone: its date alone is written. */
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A name may not hold a double quote (RFC 5545, 3.2). */
const named = ({ name, email }: Attendee) => ({ name: oneLine(name.replaceAll('"', '’')), email })
