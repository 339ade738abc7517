import type { Notice } from '../../kernel/notices.ts'
import { sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { GroupRow, MemberRow } from './store.ts'

/** A group with who is in it. */
export interface Gathered {
  row: GroupRow
  members: readonly MemberRow[]
}

export const isIn = ({ state }: MemberRow) => state === 'in'

/** Who takes part in a group, and how each is told of what happens in it. */
export function groupPeople({ accounts, notices }: Pick<RoomsBelow, 'accounts' | 'notices'>) {
  const sightFor = (userId: string, { row, members }: Gathered) => {
    const actor = accounts.actorById(userId)
    return actor && sightOf(actor, row, members)
  }

  /** Everybody of its structures. */
  const inside = ({ members }: Pick<Gathered, 'members'>): string[] =>
    members.filter(isIn).flatMap(({ organisationId }) => accounts.peopleOf(organisationId))

  /** Who leads it and who created it, as long as they manage it. */
  const leading = (group: Gathered): string[] =>
    [...new Set([group.row.leadId, group.row.createdBy])].flatMap((userId) =>
      userId !== null && sightFor(userId, group)?.manages ? [userId] : [],
    )

  return {
    inside,
    leading,

    /** Facilitators in charge of one of its structures. */
    facilitators: ({ members }: Pick<Gathered, 'members'>): string[] => [
      ...new Set(
        members
          .filter(isIn)
          .flatMap(({ organisationId }) => accounts.inChargeOf(organisationId).map(({ id }) => id)),
      ),
    ],

    /** Names of those of these people who read it today; the others are not for its readers to know. */
    named(userIds: readonly (string | null)[], group: Gathered): Map<string, string> {
      const asked = [...new Set(userIds.flatMap((userId) => userId ?? []))]
      return accounts.namesOf(asked.filter((userId) => sightFor(userId, group)?.level === 'whole'))
    },

    /** Each once, whoever acts left out; within the transaction of what it tells. */
    tell(userIds: readonly string[], by: string, notice: Notice): void {
      const others = [...new Set(userIds)].filter((userId) => userId !== by)
      if (others.length > 0) notices.tell(others, notice)
    },
  }
}
