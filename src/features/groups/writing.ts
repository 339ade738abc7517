import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { type Gathered, groupPeople, isIn } from './people.ts'
import { type GroupSight, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { groupsStore } from './store.ts'

export type GroupTools = ReturnType<typeof groupTools>
export type Reading = Gathered & { sight: GroupSight }

/** What everything that happens in a group needs: who reads it, how it is told. */
export function groupTools(
  db: Database,
  clock: Clock,
  rooms: Pick<RoomsBelow, 'accounts' | 'notices' | 'organisations'>,
  store: ReturnType<typeof groupsStore>,
) {
  const membersOf = (id: string) => store.membersOf([id]).get(id) ?? []

  /** A group for whoever may know of it; the same 404 for everybody else. */
  function known(actor: Actor, id: string): Reading {
    const row = store.byId(id) ?? notFound('Groupe')
    const members = membersOf(id)
    return { row, members, sight: sightOf(actor, row, members) ?? notFound('Groupe') }
  }

  /** The same for those who read what is shared in it. */
  function read(actor: Actor, id: string): Reading {
    const reading = known(actor, id)
    return reading.sight.level === 'whole' ? reading : notFound('Groupe')
  }

  return {
    people: groupPeople(rooms),
    membersOf,
    known,
    read,

    /** The same, while it lives. */
    openOne(actor: Actor, id: string): Reading {
      const reading = read(actor, id)
      if (reading.row.closedAt !== null) fail('conflict', 'Ce groupe de travail est clos.')
      return reading
    },

    /** Names of structures, for those of the group. */
    structuresOf(
      ids: readonly (string | null)[],
    ): (id: string | null) => { id: string; name: string } | null {
      const records = rooms.organisations.recordsOf(ids.flatMap((id) => id ?? []))
      return (id) => (id === null ? null : { id, name: records.get(id)?.name ?? '' })
    },

    /**
     * Within the transaction of what it tells: journal, date of the last news, and who is to look again. `about`: a
     * structure that it concerns without being in the group.
     */
    tell(
      action: JournalAction,
      groupId: string,
      by: string,
      { before = null, after, about }: { before?: unknown; after: unknown; about?: string },
    ): void {
      const members = membersOf(groupId)
      const inside = members.filter(isIn).map(({ organisationId }) => organisationId)
      const organisationIds = [...new Set([...inside, ...(about ? [about] : [])])]
      db.write((announce) => {
        store.update(groupId, { newsAt: clock.now().toISOString() })
        record(db, {
          ...{ at: clock.now(), actorId: by, action, entity: 'group', entityId: groupId },
          ...{ before, after, organisationIds },
        })
        const hearing = members.map(({ organisationId }) => organisationId)
        announce({
          type: 'group-changed',
          ids: [groupId],
          organisationIds: [...new Set([...organisationIds, ...hearing])],
        })
      })
    },
  }
}
