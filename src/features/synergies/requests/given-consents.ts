import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { asConsented, type introductionViews } from '../introduction-views.ts'
import { pageOf } from '../mails.ts'
import { canAnswer } from '../policy.ts'
import { agreedText } from '../rules.ts'
import type { RoomsBelow } from '../service.ts'
import type { ConsentRow, IntroductionRow, SideRow } from '../store.ts'
import { requestTreatedMail, triagePath } from './mails.ts'
import type { RequestRow, requestsStore } from './store.ts'

/**
 * The yes of a side that asked for the introduction itself: it stands when the introduction is proposed, so that only the
 * other side is asked; unless what it would show is no longer what it read, or who said it no longer speaks for it.
 */
export function givenConsents(
  db: Database,
  clock: Clock,
  { accounts, notices }: Pick<RoomsBelow, 'accounts' | 'notices'>,
  { store, views }: { store: ReturnType<typeof requestsStore>; views: ReturnType<typeof introductionViews> },
) {
  function stands(row: IntroductionRow, side: SideRow, { userId, withheld, shown }: RequestRow): boolean {
    const actor = accounts.actorById(userId)
    const { organisationId } = side
    if (!actor || !shown || !canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
      return false
    const now = views.shownBy(row, side, withheld, actor.name)
    return agreedText(asConsented(now)) === agreedText(asConsented(shown))
  }

  return {
    /**
     * Within the transaction that proposes an introduction of a pair: the request of this side is dealt with, and its
     * consent given when it still stands; null when the side is to be asked.
     */
    take(row: IntroductionRow, side: SideRow, label: string, by: string): ConsentRow | null {
      const [stock, need] = ['gives', 'receives'].map(
        (role) => row.sides.find((one) => one.role === role)?.flowIds[0] ?? '',
      )
      const { organisationId } = side
      // It agreed to be shown to one other structure, with one flow: not to several, nor with more.
      if (row.sides.length !== 2 || row.sides.some(({ flowIds }) => flowIds.length > 1)) return null
      const open = store.openOf({ stockId: stock ?? '', needId: need ?? '' })
      const request = open.find((one) => one.organisationId === organisationId)
      if (!request) return null
      const isGiven = stands(row, side, request)
      store.update(request.id, {
        ...{ treatedAt: clock.now().toISOString(), introductionId: row.id, shown: null },
      })
      record(db, {
        ...{ at: clock.now(), actorId: by, action: 'match.introduction-request-passed-on' },
        ...{ entity: 'match', entityId: `${request.stockId}~${request.needId}` },
        ...{ organisationIds: [organisationId], after: { introductionId: row.id } },
      })
      notices.settle(
        accounts.facilitators().map(({ userId }) => userId),
        ...(['introduction-requested', triagePath(`${request.stockId}~${request.needId}`)] as const),
      )
      if (!isGiven) return null
      const people = accounts.deciders(organisationId).map(({ userId }) => userId)
      notices.tell(people, {
        ...{ kind: 'introduction-request-treated', path: pageOf(row.id), params: { label } },
        mail: requestTreatedMail(pageOf(row.id), label),
      })
      return {
        ...{ id: newId(), introductionId: row.id, organisationId, userId: request.userId },
        ...{ answer: 'yes', reason: null, withheld: request.withheld, shown: request.shown },
        at: request.askedAt,
      }
    },
  }
}
