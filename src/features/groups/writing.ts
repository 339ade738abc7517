import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { circlePeople } from '../together/people.ts'
import { gatheringTeller } from '../together/telling.ts'
import { circleOf, type GroupCircle, isIn } from './circle.ts'
import { type GroupSight, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { GroupRow, groupsStore } from './store.ts'

export type GroupTools = ReturnType<typeof groupTools>
export type Reading = GroupCircle & { sight: GroupSight }

/** What everything that happens in a group needs: who reads it, how it is told. */
export function groupTools(
  db: Database,
  clock: Clock,
  rooms: Pick<RoomsBelow, 'accounts' | 'notices'>,
  store: ReturnType<typeof groupsStore>,
) {
  const membersOf = (id: string) => store.membersOf([id]).get(id) ?? []
  /** With those who are in it now. */
  const gathered = (row: GroupRow): GroupCircle => circleOf(row, membersOf(row.id))

  /** A group for whoever may know of it; the same 404 for everybody else. */
  function known(actor: Actor, id: string): Reading {
    const group = gathered(store.byId(id) ?? notFound('Groupe'))
    return { ...group, sight: sightOf(actor, group.row, group.members) ?? notFound('Groupe') }
  }

  /** The same for those who read what is shared in it. */
  function read(actor: Actor, id: string): Reading {
    const reading = known(actor, id)
    return reading.sight.level === 'whole' ? reading : notFound('Groupe')
  }

  const closedFault = ({ closedAt }: GroupRow) =>
    closedAt === null ? null : 'Ce groupe de travail est clos.'

  const people = circlePeople<GroupCircle>(rooms, {
    sightOf(actor, { row, members }) {
      const sight = sightOf(actor, row, members)
      return sight?.level === 'whole' ? { ...sight, since: '' } : null
    },
    labelFor: (_actor, { row }) => row.title,
  })

  return {
    people,
    gathered,
    membersOf,
    known,
    read,
    closedFault,

    /** The same, while it lives. */
    openOne(actor: Actor, id: string): Reading {
      const reading = read(actor, id)
      const fault = closedFault(reading.row)
      if (fault) fail('conflict', fault)
      return reading
    },

    tell: gatheringTeller(db, clock, {
      entity: 'group',
      changed: (ids) => ({ type: 'group-changed', ...ids }),
      standings: (id) => membersOf(id).map((one) => ({ ...one, isIn: isIn(one) })),
      touch: (id, at) => store.update(id, { newsAt: at }),
    }),
  }
}
