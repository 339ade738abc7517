import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { type EventSight, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'

export type EventTools = ReturnType<typeof eventTools>

/** An event as somebody reads it. */
export interface Reading {
  row: EventRow
  registrations: readonly RegistrationRow[]
  /** Structures that were asked, by name or by their working group. */
  asked: readonly string[]
  own: RegistrationRow | null
  sight: EventSight
}

/** What everything that happens to an event needs: who reads it, how it is told. */
export function eventTools(
  db: Database,
  clock: Clock,
  { groups }: Pick<RoomsBelow, 'groups'>,
  store: ReturnType<typeof eventsStore>,
) {
  /** Every structure that was asked to an event, those that were invited by name first. */
  function askedTo({ groupId }: EventRow, invited: readonly string[]): string[] {
    return [...new Set([...invited, ...(groupId ? groups.inside(groupId) : [])])]
  }

  /** Those of these events that somebody may know of. */
  function readings(actor: Actor | null, rows: readonly EventRow[]): Reading[] {
    const ids = rows.map(({ id }) => id)
    const [invited, all] = [store.invitedTo(ids), store.registrationsOfAll(ids)]
    return rows.flatMap((row) => {
      const registrations = all.get(row.id) ?? []
      const asked = askedTo(row, invited.get(row.id) ?? [])
      const own = (actor && registrations.find(({ userId }) => userId === actor.userId)) ?? null
      const sight = sightOf(actor, row, { organisationIds: asked, own: own?.state ?? null })
      return sight ? [{ row, registrations, asked, own, sight }] : []
    })
  }

  /** An event for whoever may know of it; the same 404 for everybody else. */
  function known(actor: Actor | null, id: string): Reading {
    const row = store.byId(id) ?? notFound('Rencontre')
    return readings(actor, [row])[0] ?? notFound('Rencontre')
  }

  return {
    readings,
    known,

    /** The same for who manages it. */
    managed(actor: Actor, id: string): Reading {
      const reading = known(actor, id)
      return reading.sight === 'manages'
        ? reading
        : fail('forbidden', 'Seule l’animation de la rencontre peut le faire.')
    },

    /** Within the transaction of what it tells: journal, and who is to look again. */
    tell(
      action: JournalAction,
      eventId: string,
      by: string,
      {
        before = null,
        after,
        about = [],
      }: { before?: unknown; after: unknown; about?: readonly (string | null)[] },
    ): void {
      db.write((announce) => {
        const organisationIds = about.flatMap((id) => id ?? [])
        const entry = { at: clock.now(), actorId: by, action, entity: 'event' as const, entityId: eventId }
        record(db, { ...entry, before, after, organisationIds })
        announce({ type: 'event-changed', ids: [eventId] })
      })
    },
  }
}
