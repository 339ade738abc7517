import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { EventStatus } from '../../kernel/network-events.ts'
import { stepFault } from '../../kernel/workflow.ts'
import type { EventChange, EventInput, EventList, EventQuery, EventStep, EventView } from './contract.ts'
import type { eventInvitations } from './invitations.ts'
import type { EventPlaces } from './places.ts'
import { hoursFault } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'
import type { EventTelling } from './telling.ts'
import { type EventViews, hasWhere } from './views.ts'
import { eventSteps } from './workflow.ts'
import type { EventTools, Reading } from './writing.ts'

/** What calendars show of an event: once it is published, those who come are told of it. */
const CALENDAR_FIELDS = ['title', 'heldOn', 'startsAt', 'endsAt', 'place', 'link', 'lat', 'lng'] as const
const STEPS: Partial<Record<EventStatus, JournalAction>> = {
  published: 'event.published',
  cancelled: 'event.cancelled',
  held: 'event.held',
}

/** Events from the draft of a facilitator to the day they are held, or cancelled. */
export function eventLife(
  db: Database,
  clock: Clock,
  { groups }: Pick<RoomsBelow, 'groups'>,
  {
    store,
    tools,
    views,
    places,
    telling,
    invitations,
  }: {
    store: ReturnType<typeof eventsStore>
    tools: EventTools
    views: EventViews
    places: EventPlaces
    telling: EventTelling
    invitations: ReturnType<typeof eventInvitations>
  },
) {
  const nowIso = () => clock.now().toISOString()
  const comes = ({ state }: RegistrationRow) => state === 'registered' || state === 'waiting'

  function checkHours(hours: Pick<EventRow, 'startsAt' | 'endsAt'>): void {
    const fault = hoursFault(hours)
    if (fault) fail('invalid-input', fault, [{ pointer: '/endsAt', detail: fault }])
  }

  /** A working group is named by those of it, for its own meetings. */
  function checkGroup(actor: Actor, { groupId, kind }: Pick<EventInput, 'groupId' | 'kind'>): void {
    if (groupId === null) return
    if (groups.titleFor(actor, groupId) === null) notFound('Groupe')
    if (kind !== 'group-meeting') {
      const detail = 'Seule une réunion de groupe de travail tient à un groupe.'
      fail('invalid-input', detail, [{ pointer: '/groupId', detail }])
    }
  }

  /** Told to those who come and those who are asked: calendars move it. */
  function tellAll(row: EventRow, occasion: 'changed' | 'cancelled'): void {
    for (const each of store.registrationsOf(row.id))
      if (comes(each) || each.state === 'invited') telling.tell(row, each, occasion)
  }

  function inOrder(when: EventQuery['when']) {
    const key = ({ row }: Reading) => `${row.heldOn} ${row.startsAt} ${row.id}`
    return (a: Reading, b: Reading) => (key(a) < key(b) === (when === 'coming') ? -1 : 1)
  }

  return {
    get: (actor: Actor | null, id: string): EventView => views.of(actor, tools.known(actor, id)),

    /** Events the reader may know of: to come the nearest first, past the last first. */
    list(
      actor: Actor | null,
      { q, kind, when, mine, group, audience, limit, offset }: EventQuery,
    ): EventList {
      const today = dayOf(clock.now())
      const rows = store
        .all()
        .filter(({ heldOn }) => heldOn >= today === (when === 'coming'))
        .filter((row) => (!kind || row.kind === kind) && (!group || row.groupId === group))
        .filter((row) => !audience || row.audience === audience)
        .filter(
          (row) => !q || fold(`${row.title} ${row.description ?? ''} ${row.place ?? ''}`).includes(fold(q)),
        )
      const kept = tools
        .readings(actor, rows)
        .filter(({ own }) => !mine || (own !== null && (comes(own) || own.state === 'invited')))
        // Whose it is reads the meetings of a group there; to others they are events like any.
        .filter(({ row }) => !group || (actor !== null && groups.titleFor(actor, row.groupId ?? '') !== null))
        .sort(inOrder(when))
      const items = kept
        .slice(offset, offset + limit)
        .map(({ row, registrations, own }) => views.summary(row, registrations, own?.state ?? null))
      return { total: kept.length, items }
    },

    /** A draft, which its facilitators alone know of. */
    create(actor: Actor, { point, ...input }: EventInput): EventView {
      checkHours(input)
      checkGroup(actor, input)
      const at = nowIso()
      const row: EventRow = {
        ...{ ...input, id: newId(), status: 'draft', lat: point?.lat ?? null, lng: point?.lng ?? null },
        ...{ description: input.description || null, place: input.place || null },
        ...{ workshopId: null, minutes: null, minutesReaders: 'participants', cancelReason: null },
        ...{ sequence: 0, changedAt: at, publishedAt: null, createdBy: actor.userId, createdAt: at },
      }
      db.write(() => {
        store.insert(row)
        const { kind, title, audience, heldOn } = row
        tools.tell('event.created', row.id, actor.userId, { after: { kind, title, audience, heldOn } })
      })
      return this.get(actor, row.id)
    },

    /** What changes; those who come are told of what their calendars show, and more places are given to who waits. */
    change(actor: Actor, id: string, { point, ...change }: EventChange): EventView {
      const { row } = tools.managed(actor, id)
      const isOver = row.status === 'cancelled' || row.status === 'held'
      const touched = Object.keys({ ...change, ...(point !== undefined && { point }) })
      if (isOver && touched.some((key) => key !== 'minutes' && key !== 'minutesReaders'))
        fail(
          'conflict',
          'Une rencontre passée ou annulée ne change plus : seul son compte rendu s’écrit encore.',
        )
      const where = point === undefined ? {} : { lat: point?.lat ?? null, lng: point?.lng ?? null }
      const said = Object.entries({ ...change, ...where }).filter(([, value]) => value !== undefined)
      const given: Partial<EventRow> = Object.fromEntries(
        said.map(([key, value]) => [key, value === '' ? null : value]),
      )
      const after = { ...row, ...given }
      checkHours(after)
      if (row.groupId !== null) checkGroup(actor, after)
      if (row.status === 'published' && !hasWhere(after)) {
        const detail = 'Une rencontre publiée dit où elle a lieu.'
        fail('invalid-input', detail, [{ pointer: '/place', detail }])
      }
      const keys = (Object.keys(given) as (keyof EventRow)[]).filter((key) => after[key] !== row[key])
      if (keys.length > 0)
        db.write(() => put(actor, row, Object.fromEntries(keys.map((key) => [key, after[key]]))))
      return this.get(actor, id)
    },

    /** Published, cancelled with its reason, or held. */
    step(actor: Actor, id: string, { to, reason }: EventStep): EventView {
      db.write(() => {
        const { row } = tools.managed(actor, id)
        const facts = {
          heldOn: row.heldOn,
          today: dayOf(clock.now()),
          hasWhere: hasWhere(row),
          reason: reason || null,
        }
        const fault = stepFault(eventSteps, row.status, to, facts)
        if (fault) fail('conflict', fault)
        const at = nowIso()
        const change: Partial<EventRow> = {
          status: to,
          ...(to === 'published' && { publishedAt: at, changedAt: at }),
          ...(to === 'cancelled' && { cancelReason: reason, sequence: row.sequence + 1, changedAt: at }),
        }
        store.update(id, change)
        const action = STEPS[to] ?? 'event.changed'
        tools.tell(action, id, actor.userId, {
          before: { status: row.status },
          after: { status: to, ...(reason && { reason }) },
        })
        const after = { ...row, ...change }
        if (to === 'published') invitations.send(after, actor.userId)
        if (to === 'cancelled') tellAll(after, 'cancelled')
      })
      return this.get(actor, id)
    },

    /** A draft that nobody was told of leaves nothing. */
    remove(actor: Actor, id: string): void {
      const { row } = tools.managed(actor, id)
      if (row.status !== 'draft')
        fail(
          'conflict',
          'Une rencontre publiée ne se supprime pas : annulez-la, les personnes inscrites le sauront.',
        )
      db.write(() => {
        store.remove(id)
        tools.tell('event.removed', id, actor.userId, { before: row, after: {} })
      })
    },
  }

  /** Within the transaction: what changed is kept, told, and its places are given. */
  function put(actor: Actor, row: EventRow, changed: Partial<EventRow>): void {
    const isPublished = row.status === 'published'
    const moves = isPublished && CALENDAR_FIELDS.some((key) => key in changed)
    const change = { ...changed, ...(moves && { sequence: row.sequence + 1, changedAt: nowIso() }) }
    store.update(row.id, change)
    const after = { ...row, ...change }
    const action = 'minutes' in changed ? 'event.minutes-written' : 'event.changed'
    // The minutes are long, and kept where they are: the journal says that they were written.
    const { minutes, ...told } = changed
    tools.tell(action, row.id, actor.userId, {
      before: row,
      after: { ...told, ...(minutes !== undefined && { minutes: '…' }) },
    })
    if (moves) tellAll(after, 'changed')
    if ('capacity' in changed) places.promote(after, actor.userId)
    if (changed.minutes && row.minutes === null)
      for (const each of store.registrationsOf(row.id))
        if (each.presentAt !== null || comes(each)) telling.tell(after, each, 'shared')
  }
}
