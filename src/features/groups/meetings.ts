import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { calendarFile } from '../../kernel/calendar.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { MeetingChange, MeetingInput, MeetingList, MeetingView } from '../synergies/together/contract.ts'
import { hoursFault, inMeetingOrder } from '../synergies/together/rules.ts'
import { groupPath, meetingMail } from './mails.ts'
import { type MeetingRow, meetingStore } from './work-store.ts'
import type { GroupTools, Reading } from './writing.ts'

type Occasion = 'planned' | 'moved' | 'cancelled'
const ACTIONS: Record<Occasion, JournalAction> = {
  planned: 'group.meeting-planned',
  moved: 'group.meeting-changed',
  cancelled: 'group.meeting-cancelled',
}
const MOST = 200

/** When a group meets, in the calendar of each. */
export function groupMeetings(
  db: Database,
  clock: Clock,
  { read, openOne, people, tell: write }: GroupTools,
) {
  const store = meetingStore(db)
  const nowIso = () => clock.now().toISOString()

  const mayChange = (actor: Actor, { row, sight }: Reading, { createdBy, cancelledAt }: MeetingRow) =>
    row.closedAt === null && cancelledAt === null && (sight.manages || createdBy === actor.userId)

  function viewOf(actor: Actor, reading: Reading, meeting: MeetingRow): MeetingView {
    const { id, title, heldOn, startsAt, endsAt, place, cancelledAt } = meeting
    return {
      ...{ id, title, heldOn, startsAt, endsAt, place, cancelledAt },
      isPast: heldOn < dayOf(clock.now()),
      can: { change: mayChange(actor, reading, meeting) },
    }
  }

  function changeable(actor: Actor, id: string, meetingId: string) {
    const reading = openOne(actor, id)
    const meeting = store.byId(meetingId)
    if (meeting?.groupId !== id) notFound('Réunion')
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
    return calendarFile({
      ...{ uid: `${id}@groupes.boucle`, product: 'Groupes de travail', summary: title, place },
      ...{ day: heldOn, from: startsAt, to: endsAt, sequence: row.sequence, organizer: null },
      ...{ changedAt: new Date(row.changedAt), isCancelled: row.cancelledAt !== null },
    })
  }

  /** In the journal, and to everybody of the group, with the file for their calendar. */
  function tell(
    reading: Reading,
    { occasion, by, before }: { occasion: Occasion; by: string; before: MeetingRow | null },
    meeting: MeetingRow,
  ): void {
    const { id, title } = reading.row
    const calendar = fileOf(meeting)
    people.tell([...people.leading(reading), ...people.inside(reading)], by, {
      ...{ kind: 'group-meeting', path: groupPath(id), params: { label: title, day: meeting.heldOn } },
      mail: meetingMail(id, title, { occasion, calendar }),
    })
    write(ACTIONS[occasion], id, by, { before, after: meeting })
  }

  return {
    list(actor: Actor, id: string): MeetingList {
      const reading = read(actor, id)
      const today = dayOf(clock.now())
      const rows = store.ofGroup(id).sort((a, b) => inMeetingOrder(a, b, today))
      return {
        total: rows.length,
        items: rows.map((meeting) => viewOf(actor, reading, meeting)),
        can: { plan: reading.row.closedAt === null },
      }
    },

    /** Planned by anybody of the group; all are told. */
    plan(actor: Actor, id: string, input: MeetingInput): MeetingView {
      const reading = openOne(actor, id)
      checkHours(input)
      const at = nowIso()
      const meeting: MeetingRow = {
        ...{ id: newId(), groupId: id, sequence: 0, cancelledAt: null },
        ...input,
        ...{ place: input.place || null, createdBy: actor.userId, createdAt: at, changedAt: at },
      }
      db.write(() => {
        if (store.ofGroup(id).length >= MOST) fail('conflict', `Un groupe compte au plus ${MOST} réunions.`)
        store.insert(meeting)
        tell(reading, { occasion: 'planned', by: actor.userId, before: null }, meeting)
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
        tell(reading, { occasion: 'moved', by: actor.userId, before: meeting }, after)
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
        tell(reading, { occasion: 'cancelled', by: actor.userId, before: meeting }, after)
      })
    },

    /** The file for the calendar of a reader; the same words for a meeting that is not theirs to know and for none. */
    calendar(actor: Actor, meetingId: string): string {
      const meeting = store.byId(meetingId) ?? notFound('Groupe')
      read(actor, meeting.groupId)
      return fileOf(meeting)
    },
  }
}
