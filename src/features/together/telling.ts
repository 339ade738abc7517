import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'

/** A structure that belongs to something, has been asked to or asks to. */
interface Standing {
  organisationId: string
  isIn: boolean
}

/** What structures gather in: a working group, a shared service, a project. */
export interface Gathering {
  /** As the journal calls it. */
  entity: string
  /** Who is to look again, told by ids alone. */
  changed(ids: { ids: string[]; organisationIds: string[] }): DomainEvent
  standings(id: string): readonly Standing[]
  /** Notes on its row that something happened, at an ISO instant. */
  touch(id: string, at: string): void
}

export interface Happened {
  before?: unknown
  after: unknown
  /** A structure that it concerns, in it or not. */
  about?: string | undefined
  /** The others do not learn that it was asked. */
  alone?: boolean
}

/**
 * How whatever happens in a gathering is told, within the transaction of what it tells: in the journal of the structures
 * that are in it, as the day of its last change, and to whoever stands with it, who is to look again.
 */
export function gatheringTeller(
  db: Database,
  clock: Clock,
  { entity, changed, standings, touch }: Gathering,
) {
  return (
    action: JournalAction,
    id: string,
    by: string,
    { before = null, after, about, alone = false }: Happened,
  ): void => {
    const all = standings(id)
    const inside = alone ? [] : all.filter(({ isIn }) => isIn).map(({ organisationId }) => organisationId)
    const organisationIds = [...new Set([...inside, ...(about ? [about] : [])])]
    db.write((announce) => {
      touch(id, clock.now().toISOString())
      record(db, {
        ...{ at: clock.now(), actorId: by, action, entity, entityId: id },
        ...{ before, after, organisationIds },
      })
      const hearing = all.map(({ organisationId }) => organisationId)
      announce(changed({ ids: [id], organisationIds: [...new Set([...organisationIds, ...hearing])] }))
    })
  }
}
