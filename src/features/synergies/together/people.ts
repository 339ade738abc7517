import { isMemberOf } from '../../../kernel/actor.ts'
import type { Notice } from '../../../kernel/notices.ts'
import { flowIdsOf, presentOf } from '../facts.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import { isKnown, workSightOf } from './policy.ts'

/** Who takes part in a synergy, and how each is told of what happens in it. */
export function synergyPeople(
  { accounts, flows, notices }: Pick<RoomsBelow, 'accounts' | 'flows' | 'notices'>,
  { partiesOf }: Pick<ReturnType<typeof synergyWriting>, 'partiesOf'>,
) {
  /** What somebody calls a synergy: their own flow in it, or the first that they may know of. */
  function labelFor(userId: string, parties: readonly PartyRow[]): string {
    const actor = accounts.actorById(userId)
    if (!actor) return ''
    const own = parties.filter(({ organisationId }) => isMemberOf(actor, organisationId))
    const ids = flowIdsOf([...own, ...parties])
    const seen = flows.viewsOf(actor, ids)
    return ids.flatMap((id) => seen.get(id)?.label ?? [])[0] ?? ''
  }

  /** Those of these people who follow it today. */
  function leading(userIds: readonly string[], parties: readonly PartyRow[]): string[] {
    return userIds.filter((userId) => {
      const actor = accounts.actorById(userId)
      return actor !== null && workSightOf(actor, parties).isLed
    })
  }

  /** Everybody of its structures that were made known to one another. */
  const introduced = (parties: readonly PartyRow[]): string[] =>
    parties.filter(isKnown).flatMap(({ organisationId }) => accounts.peopleOf(organisationId))

  return {
    leading,
    introduced,
    settle: notices.settle,

    /** Who works on one of its structures. */
    facilitators: (parties: readonly PartyRow[]): string[] => [
      ...new Set(
        presentOf(parties).flatMap(({ organisationId }) =>
          accounts.inChargeOf(organisationId).map(({ id }) => id),
        ),
      ),
    ],

    /** Names of those of these people who take part in it today, or follow it; the others are not for its readers to know. */
    named(userIds: readonly (string | null)[], parties: readonly PartyRow[]): Map<string, string> {
      const asked = [...new Set(userIds.flatMap((userId) => userId ?? []))]
      const inside = new Set([...introduced(parties), ...leading(asked, parties)])
      return accounts.namesOf(asked.filter((userId) => inside.has(userId)))
    },

    /** Each once, whoever acts left out; within the transaction of what it tells. */
    tell(
      { id }: Pick<SynergyRow, 'id'>,
      userIds: readonly string[],
      by: string,
      noticeFor: (label: string) => Notice,
    ): void {
      const parties = partiesOf(id)
      for (const userId of new Set(userIds))
        if (userId !== by) notices.tell([userId], noticeFor(labelFor(userId, parties)))
    },
  }
}
