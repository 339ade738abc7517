import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { calendarFile } from '../../../kernel/calendar.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { JournalAction } from '../../../kernel/journal-actions.ts'
import { isOpen } from '../../../kernel/synergies.ts'
import type { SynergyRow } from '../life-store.ts'
import { meetingMail, synergyPath } from '../mails.ts'
import type { MeetingChange, MeetingInput, MeetingList, MeetingView } from './contract.ts'
import { type MeetingRow, meetingStore } from './meeting-store.ts'
import { isKnown, type WorkSight } from './policy.ts'
import { hoursFault, inMeetingOrder } from './rules.ts'
import type { WorkTools } from './tools.ts'

type Occasion = 'planned' | 'moved' | 'cancelled'
const ACTIONS: Record<Occasion, JournalAction> = {
  planned: 'synergy.meeting-planned',
  moved: 'synergy.meeting-changed',
  cancelled: 'synergy.meeting-cancelled',
}
const MOST = 200

/** When those of a synergy meet, in the calendar of each. */
export function synergyMeetings(db: Database, clock: Clock, { read, writing, people }: WorkTools) {
  const store = meetingStore(db)
  const nowIso = () => clock.now().toISOString()

  const mayChange = (actor: Actor, { isLed }: WorkSight, { createdBy, cancelledAt }: MeetingRow) =>
    cancelledAt === null && (isLed || createdBy === actor.userId)

  function viewOf(actor: Actor, sight: WorkSight, row: MeetingRow): MeetingView {
    const { id, title, heldOn, startsAt, endsAt, place, cancelledAt } = row
    return {
      ...{ id, title, heldOn, startsAt, endsAt, place, cancelledAt },
      isPast: heldOn < dayOf(clock.now()),
      can: { change: mayChange(actor, sight, row) },
    }
  }

  function seen(actor: Actor, id: string, meetingId: string) {
    const reading = read(actor, id)
    const meeting = store.byId(meetingId)
    return meeting?.synergyId === id ? { ...reading, meeting } : notFound('Réunion')
  }

  function changeable(actor: Actor, id: string, meetingId: string) {
    const reading = seen(actor, id, meetingId)
    if (reading.meeting.cancelledAt !== null) fail('conflict', 'Cette réunion est annulée.')
    if (!mayChange(actor, reading.sight, reading.meeting))
      fail('forbidden', 'Seules l’animation et la personne qui l’a prévue changent une réunion.')
    return reading
  }

  function checkHours(hours: Pick<MeetingRow, 'startsAt' | 'endsAt'>): void {
    const fault = hoursFault(hours)
    if (fault) fail('invalid-input', fault, [{ pointer: '/endsAt', detail: fault }])
  }

  /** No address goes with it: nobody is told those of the others, and nobody is asked to answer. */
  function fileOf({ id, title, heldOn, startsAt, endsAt, place, ...row }: MeetingRow): string {
    return calendarFile({
      ...{ uid: `${id}@reunions.boucle`, product: 'Réunions', summary: title, place },
      ...{ day: heldOn, from: startsAt, to: endsAt },
      ...{
        sequence: row.sequence,
        changedAt: new Date(row.changedAt),
        isCancelled: row.cancelledAt !== null,
      },
      organizer: null,
    })
  }

  /** In the journal, and to everybody who takes part or follows it, with the file for their calendar. */
  function tell(
    synergy: SynergyRow,
    { occasion, by, before }: { occasion: Occasion; by: string; before: MeetingRow | null },
    meeting: MeetingRow,
  ): void {
    const parties = writing.partiesOf(synergy.id)
    const readers = [...people.leading([synergy.ownerId], parties), ...people.introduced(parties)]
    const calendar = fileOf(meeting)
    people.tell(synergy, readers, by, (label) => ({
      ...{ kind: 'synergy-meeting', path: synergyPath(synergy.id), params: { label, day: meeting.heldOn } },
      mail: meetingMail(synergy.id, label, { occasion, calendar }),
    }))
    writing.tell(ACTIONS[occasion], synergy, by, meeting, before)
  }

  return {
    list(actor: Actor, id: string): MeetingList {
      const { row, parties, sight } = read(actor, id)
      const today = dayOf(clock.now())
      const rows = store.ofSynergy(id).sort((a, b) => inMeetingOrder(a, b, today))
      return {
        total: rows.length,
        items: rows.map((meeting) => viewOf(actor, sight, meeting)),
        can: { plan: isOpen(row.stage) && parties.some(isKnown) },
      }
    },

    /** Planned by anybody who takes part, once structures know one another; all are told. */
    plan(actor: Actor, id: string, input: MeetingInput): MeetingView {
      const { row, parties, sight } = read(actor, id)
      if (!isOpen(row.stage)) fail('conflict', 'Cette synergie a pris fin.')
      if (!parties.some(isKnown))
        fail('conflict', 'Les structures ne sont pas encore en relation : elles ne peuvent pas se réunir.')
      checkHours(input)
      const at = nowIso()
      const meeting: MeetingRow = {
        ...{ id: newId(), synergyId: id, sequence: 0, cancelledAt: null },
        ...input,
        ...{ place: input.place || null, createdBy: actor.userId, createdAt: at, changedAt: at },
      }
      db.write(() => {
        if (store.ofSynergy(id).length >= MOST)
          fail('conflict', `Une synergie compte au plus ${MOST} réunions.`)
        store.insert(meeting)
        tell(row, { occasion: 'planned', by: actor.userId, before: null }, meeting)
      })
      return viewOf(actor, sight, meeting)
    },

    /** Moved, renamed or held elsewhere; `change` holds only what changes. */
    change(actor: Actor, id: string, meetingId: string, change: MeetingChange): MeetingView {
      const { row, sight, meeting } = changeable(actor, id, meetingId)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length === 0) return viewOf(actor, sight, meeting)
      const after = { ...meeting, ...given, sequence: meeting.sequence + 1, changedAt: nowIso() }
      checkHours(after)
      db.write(() => {
        store.update(meetingId, after)
        tell(row, { occasion: 'moved', by: actor.userId, before: meeting }, after)
      })
      return viewOf(actor, sight, after)
    },

    /** Calendars that have it are told to take it out. */
    cancel(actor: Actor, id: string, meetingId: string): void {
      const { row, meeting } = changeable(actor, id, meetingId)
      const at = nowIso()
      const after = { ...meeting, sequence: meeting.sequence + 1, cancelledAt: at, changedAt: at }
      db.write(() => {
        store.update(meetingId, after)
        tell(row, { occasion: 'cancelled', by: actor.userId, before: meeting }, after)
      })
    },

    /** The file for the calendar of a reader; the same words for a meeting that is not theirs to know and for none. */
    calendar(actor: Actor, meetingId: string): string {
      const meeting = store.byId(meetingId) ?? notFound('Synergie')
      read(actor, meeting.synergyId)
      return fileOf(meeting)
    },
  }
}
