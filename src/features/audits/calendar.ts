import { type Attendee, calendarFile } from '../../kernel/calendar.ts'

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
  visitor: Attendee
}

/** A visit as an iCalendar file; `guests`: those whom it is mailed to, who are asked to come. */
export function calendarOf(visit: CalendarVisit, guests: readonly Attendee[] = []): string {
  const { id, plannedOn, plannedFrom, plannedTo, organisationName, visitor, ...told } = visit
  return calendarFile(
    {
      ...told,
      ...{ uid: `${id}@visites.boucle`, product: 'Visites', organizer: visitor },
      ...{ day: plannedOn, from: plannedFrom, to: plannedTo },
      summary: `Visite d’audit : ${organisationName}`,
    },
    guests,
  )
}
