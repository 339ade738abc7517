import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { asConsented, type introductionViews } from './introduction-views.ts'
import { canAnswer } from './policy.ts'
import { isWithin, lastOf, showsNoMore } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { ConsentRow, IntroductionRow, introductionsStore, SideRow } from './store.ts'

/**
 * The yes that a structure gave in an earlier round of the same synergy, which ended without it: it stands in the next
 * one as long as nobody and no flow came to it, what it would show is no more than it read, and whoever said it still
 * speaks for it. Fewer structures are shown less, not more.
 */
export function standingConsents(
  db: Database,
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  {
    store,
    views,
  }: { store: ReturnType<typeof introductionsStore>; views: ReturnType<typeof introductionViews> },
) {
  /** Its last word in the synergy, with the round it was said in. */
  function lastSaid(row: IntroductionRow, organisationId: string) {
    for (const round of store.ofSynergy(row.synergyId)) {
      const consent = round.id === row.id ? undefined : lastOf(store.consentsOf(round.id), organisationId)
      if (consent) return { round, consent }
    }
    return null
  }

  function stands(
    row: IntroductionRow,
    side: SideRow,
    { round, consent }: { round: IntroductionRow; consent: ConsentRow },
  ): boolean {
    const { organisationId } = side
    const actor = accounts.actorById(consent.userId)
    if (consent.answer !== 'yes' || !consent.shown || !isWithin(row.sides, round.sides)) return false
    if (!actor || !canAnswer(actor, organisationId, accounts.hasManager(organisationId))) return false
    const now = views.shownBy(row, side, consent.withheld, actor.name)
    return showsNoMore(asConsented(now), asConsented(consent.shown))
  }

  return {
    /** Within the transaction that opens a round: the yes of this side if it stands, kept with what it would show now. */
    take(row: IntroductionRow, side: SideRow, by: string): ConsentRow | null {
      const said = lastSaid(row, side.organisationId)
      if (!said || !stands(row, side, said)) return null
      const { organisationId } = side
      const { userId, withheld, at } = said.consent
      const person = accounts.nameOf(userId) ?? ''
      record(db, {
        ...{ at: clock.now(), actorId: by, action: 'introduction.consent-kept' },
        ...{ entity: 'introduction', entityId: row.id, organisationIds: [organisationId] },
        after: { earlierIntroductionId: said.round.id },
      })
      return {
        ...{ id: newId(), introductionId: row.id, organisationId, userId, withheld, at },
        ...{ answer: 'yes', reason: null, shown: views.shownBy(row, side, withheld, person) },
      }
    },
  }
}
