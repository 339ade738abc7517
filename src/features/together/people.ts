import type { Actor } from '../../kernel/actor.ts'
import type { Notice, Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { Gathered } from './circle.ts'
import type { Sight } from './policy.ts'

export type CirclePeople<G extends Gathered> = ReturnType<typeof circlePeople<G>>

/** Who takes part in circles of one kind, and how each is told of what happens there. */
export function circlePeople<G extends Gathered>(
  {
    accounts,
    notices,
  }: {
    accounts: Pick<AccountsService, 'actorById' | 'inChargeOf' | 'namesOf' | 'peopleOf'>
    notices: Notices
  },
  circle: {
    /** What somebody sees of what is done in it; null: nothing. */
    sightOf(actor: Actor, gathered: G): Sight | null
    /** What somebody calls it; never a name that they may not know. */
    labelFor(actor: Actor, gathered: G): string
  },
) {
  const sightFor = (userId: string, gathered: G) => {
    const actor = accounts.actorById(userId)
    return actor && circle.sightOf(actor, gathered)
  }

  return {
    /** Those who look after it, and of `others` those who do too. */
    leading: (gathered: G, others: readonly string[] = []): string[] =>
      [...new Set([...gathered.followerIds, ...others])].filter(
        (userId) => sightFor(userId, gathered)?.manages,
      ),

    /** Everybody of its structures; of those named in `among`, if it is given. */
    members: ({ organisationIds }: G, among: readonly string[] = organisationIds): string[] => [
      ...new Set(organisationIds.filter((id) => among.includes(id)).flatMap((id) => accounts.peopleOf(id))),
    ],

    /** Who works on one of its structures. */
    facilitators: ({ facilitatedIds }: G): string[] => [
      ...new Set(facilitatedIds.flatMap((id) => accounts.inChargeOf(id).map((user) => user.id))),
    ],

    /** Names of those of these people who read it today; the others are not for its readers to know. */
    named(userIds: readonly (string | null)[], gathered: G): Map<string, string> {
      const asked = [...new Set(userIds.flatMap((userId) => userId ?? []))]
      return accounts.namesOf(asked.filter((userId) => sightFor(userId, gathered)))
    },

    /** Each once, in their own words, whoever acts left out; within the transaction of what it tells. */
    tell(gathered: G, userIds: readonly string[], by: string, noticeFor: (label: string) => Notice): void {
      for (const userId of new Set(userIds)) {
        const actor = userId === by ? null : accounts.actorById(userId)
        if (actor) notices.tell([userId], noticeFor(circle.labelFor(actor, gathered)))
      }
    },

    /** What was told of something that is taken back, and is unread, is told no more. */
    takeBack(gathered: G, aboutId: string, noticeFor: (label: string) => Notice): void {
      notices.takeBack(aboutId, (userId) => {
        const actor = accounts.actorById(userId)
        return noticeFor(actor ? circle.labelFor(actor, gathered) : '')
      })
    },

    settle: notices.settle,
  }
}
