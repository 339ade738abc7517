import type { Notice } from '../../kernel/notices.ts'
import { sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { PartyRow, ServiceRow } from './store.ts'

/** A service with who stands where in it. */
export interface Gathered {
  row: ServiceRow
  parties: readonly PartyRow[]
}

export const isIn = ({ state }: Pick<PartyRow, 'state'>) => state === 'in'

/** Those who said yes to using it. */
export const usersOf = (parties: readonly PartyRow[]) =>
  parties.filter((party) => isIn(party) && party.isUser)

/** Who takes part in a service, and how each is told of what happens to it. */
export function servicePeople({ accounts, notices }: Pick<RoomsBelow, 'accounts' | 'notices'>) {
  const sightFor = (userId: string, { row, parties }: Gathered) => {
    const actor = accounts.actorById(userId)
    return actor && sightOf(actor, row, parties, { asksSupport: false })
  }
  const readsWhole = (userId: string, gathered: Gathered) => sightFor(userId, gathered)?.level === 'whole'

  return {
    readsWhole,

    /** Who decides for a structure. */
    deciders: (organisationId: string): string[] =>
      accounts.deciders(organisationId).map(({ userId }) => userId),

    /** Who decides for the structures that said yes. */
    inside: ({ parties }: Pick<Gathered, 'parties'>): string[] =>
      parties
        .filter(isIn)
        .flatMap(({ organisationId }) => accounts.deciders(organisationId).map(({ userId }) => userId)),

    /** Who owns it and who created it, as long as they lead it. */
    leading: (gathered: Gathered): string[] =>
      [...new Set([gathered.row.ownerId, gathered.row.createdBy])].filter(
        (userId) => sightFor(userId, gathered)?.isLed,
      ),

    /** Each once, whoever acts left out; within the transaction of what it tells. */
    tell(userIds: readonly string[], by: string, notice: Notice): void {
      const others = [...new Set(userIds)].filter((userId) => userId !== by)
      if (others.length > 0) notices.tell(others, notice)
    },
  }
}
