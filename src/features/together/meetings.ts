import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { calendarFile } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Circle, Gathered, MeetingDeed, Reading } from './circle.ts'
import type { MeetingChange, MeetingInput, MeetingList, MeetingView } from './contract.ts'
import { canRemove } from './policy.ts'
import { hoursFault, inMeetingOrder } from './rules.ts'
import { type MeetingRow, meetingStore } from './store.ts'

const MOST = 200

/** When those of a circle meet, in the calendar of each. */
export function circleMeetings<G extends Gathered>(
  db: Database,
  clock: Clock,
  { tables, people, words, read, note, notices }: Circle<G>,
) {
  const store = meetingStore(db, tables)
  const nowIso = () => clock.now().toISOString()

  const mayChange = (actor: Actor, { sight, stopped }: Reading<G>, { createdBy, cancelledAt }: MeetingRow) =>
    !stopped.changing && cancelledAt === null && canRemove(actor, sight, createdBy)

  function viewOf(actor: Actor, reading: Reading<G>, meeting: MeetingRow): MeetingView {
    const { id, title, heldOn, startsAt, endsAt, place, cancelledAt } = meeting
    return {
      ...{ id, title, heldOn, startsAt, endsAt, place, cancelledAt },
      isPast: heldOn < dayOf(clock.now()),
      can: { change: mayChange(actor, reading, meeting) },
    }
  }

  function changeable(actor: Actor, id: string, meetingId: string) {
    const reading = read(actor, id)
    if (reading.stopped.changing) fail('conflict', reading.stopped.changing)
    const meeting = store.byId(id, meetingId) ?? notFound('Réunion')
    if (meeting.cancelledAt !== null) fail('conflict', 'Cette réunion est annulée.')
    if (!mayChange(actor, reading, meeting))
      fail('forbidden', 'Seules l’animation et la personne qui l’a prévue changent une réunion.')
    return { reading, meeting }
  }

  function checkHours(hours: Pick<MeetingRow, 'startsAt' | 'endsAt'>): void {
    const fault = hoursFault(hours)
    if (fault) fail('invalid-input', fault, [{ pointer: '/endsAt', detail: fault }])
  }

  /** No address goes with it: nobody is told those of the others, and nobody is asked to answer. */
  function fileOf({ id, title, heldOn, startsAt, endsAt, place, ...row }: MeetingRow): string {
    const { product, domain } = words.calendar
    return calendarFile({
      ...{ uid: `${id}@${domain}`, product, summary: title, place, organizer: null },
      ...{ day: heldOn, from: startsAt, to: endsAt, sequence: row.sequence },
      ...{ changedAt: new Date(row.changedAt), isCancelled: row.cancelledAt !== null },
    })
  }

  /** In the journal, and to everybody who takes part or looks after it, with the file for their calendar. */
  function tell(
    reading: Reading<G>,
    { deed, by, before }: { deed: MeetingDeed; by: string; before: MeetingRow | null },
    meeting: MeetingRow,
  ): void {
    const news = { deed, heldOn: meeting.heldOn, calendar: fileOf(meeting) }
    people.tell(reading, [...people.leading(reading), ...people.members(reading)], by, (label) =>
      notices.meeting(reading.id, label, news),
    )
    note(deed, reading.id, by, { before, after: meeting })
  }

  return {
    list(actor: Actor, id: string): MeetingList {
      const reading = read(actor, id)
      const today = dayOf(clock.now())
      const rows = store.of(id).sort((a, b) => inMeetingOrder(a, b, today))
      return {
        total: rows.length,
        items: rows.map((meeting) => viewOf(actor, reading, meeting)),
        can: { plan: !reading.stopped.planning && reading.audiences.includes('all') },
      }
    },

    /** Planned by anybody who takes part, once structures know one another; all are told. */
    plan(actor: Actor, id: string, input: MeetingInput): MeetingView {
      const reading = read(actor, id)
      if (reading.stopped.planning) fail('conflict', reading.stopped.planning)
      if (!reading.audiences.includes('all'))
        fail('conflict', 'Les structures ne sont pas encore en relation : elles ne peuvent pas se réunir.')
      checkHours(input)
      const at = nowIso()
      const meeting: MeetingRow = {
        ...{ id: newId(), sequence: 0, cancelledAt: null, ...input, place: input.place || null },
        ...{ createdBy: actor.userId, createdAt: at, changedAt: at },
      }
      db.write(() => {
        if (store.of(id).length >= MOST) fail('conflict', `${words.one} compte au plus ${MOST} réunions.`)
        store.insert(id, meeting)
        tell(reading, { deed: 'meeting-planned', by: actor.userId, before: null }, meeting)
      })
      return viewOf(actor, reading, meeting)
    },

    /** Moved, renamed or held elsewhere; `change` holds only what changes. */
    change(actor: Actor, id: string, meetingId: string, change: MeetingChange): MeetingView {
      const { reading, meeting } = changeable(actor, id, meetingId)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length === 0) return viewOf(actor, reading, meeting)
      const after = { ...meeting, ...given, sequence: meeting.sequence + 1, changedAt: nowIso() }
      checkHours(after)
      db.write(() => {
        store.update(meetingId, after)
        tell(reading, { deed: 'meeting-changed', by: actor.userId, before: meeting }, after)
      })
      return viewOf(actor, reading, after)
    },

    /** Calendars that have it are told to take it out. */
    cancel(actor: Actor, id: string, meetingId: string): void {
      const { reading, meeting } = changeable(actor, id, meetingId)
      const at = nowIso()
      const after = { ...meeting, sequence: meeting.sequence + 1, cancelledAt: at, changedAt: at }
      db.write(() => {
        store.update(meetingId, after)
        tell(reading, { deed: 'meeting-cancelled', by: actor.userId, before: meeting }, after)
      })
    },

    /** The file for the calendar of a reader; the same words for a meeting that is not theirs to know and for none. */
    calendar(actor: Actor, meetingId: string): string {
      const circleId = store.circleOf(meetingId) ?? notFound(words.name)
      read(actor, circleId)
      return fileOf(store.byId(circleId, meetingId) ?? notFound(words.name))
    },
  }
}
