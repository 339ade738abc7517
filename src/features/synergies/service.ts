import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, isFacilitator, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Notice, Notices } from '../../kernel/notices.ts'
import { fieldGroups } from '../../kernel/visibility.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { AnswerInput, IntroductionInput, IntroductionView } from './contract.ts'
import { introductionViews, type Side, sideOf } from './introduction-views.ts'
import { answeredMail, askingMail, introducedMail, pageOf } from './mails.ts'
import { canAnswer, canOpen, canRead, canReadAnswer, sidesOf } from './policy.ts'
import { answerFault, lastOf, stateOf } from './rules.ts'
import { type IntroductionRow, introductionsStore } from './store.ts'

export type SynergiesService = ReturnType<typeof synergiesService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
  matching: MatchingService
  notices: Notices
}

/** Introductions: two structures made known to each other, once both have said yes to exactly what is shown. */
export function synergiesService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const { accounts, flows, matching, notices } = rooms
  const store = introductionsStore(db)
  const views = introductionViews(rooms, store)

  function journal(
    action: JournalAction,
    { id }: Pick<IntroductionRow, 'id'>,
    by: string,
    organisationIds: readonly string[],
    after: unknown,
  ): void {
    const about = { entity: 'introduction' as const, entityId: id, organisationIds }
    record(db, { at: clock.now(), actorId: by, action, ...about, after })
  }

  /** To whoever may answer for a structure; within the transaction of what it tells. */
  function tell(organisationId: string, notice: Notice): void {
    notices.tell(
      accounts.deciders(organisationId).map(({ userId }) => userId),
      notice,
    )
  }

  /** To the facilitator who proposed it, as long as they work on the structure that answered. */
  function tellOpener({ id, openedBy }: IntroductionRow, side: Side): void {
    const opener = accounts.actorById(openedBy)
    if (!opener || !canReadAnswer(opener, side.organisationId)) return
    const label = labelOf(side)
    const mail = () => answeredMail(id, label)
    notices.tell([openedBy], { kind: 'introduction-answered', path: pageOf(id), params: { label }, mail })
  }

  function labelOf({ flowId }: Side): string {
    return flows.rowsOf([flowId])[0]?.label ?? ''
  }

  function mayStillBeProposed(stockId: string, needId: string, changedAt: string): void {
    for (const earlier of store.ofPair(stockId, needId)) {
      const consents = store.consentsOf(earlier.id)
      const state = stateOf(sidesOf(earlier), consents)
      if (state === 'asked') fail('conflict', 'Une mise en relation est déjà proposée pour cette piste.')
      if (state === 'introduced')
        fail('conflict', 'Ces deux structures sont déjà en relation pour cette piste.')
      if (changedAt <= (consents.at(-1)?.at ?? ''))
        fail('conflict', 'Cette mise en relation a été refusée, et rien n’a changé depuis.')
    }
  }

  /** A live stock and a live need of two structures, as the actor may know of them. */
  function pairFor(actor: Actor, { stockId, needId }: IntroductionInput) {
    const seen = flows.viewsOf(actor, [stockId, needId])
    const rows = new Map(flows.rowsOf([stockId, needId]).map((row) => [row.id, row]))
    const [stock, need] = [rows.get(stockId), rows.get(needId)]
    if (!stock || !need || seen.size < 2 || stock.kind !== 'stock' || need.kind !== 'need') notFound('Piste')
    const sides = { stockOrganisationId: stock.organisationId, needOrganisationId: need.organisationId }
    if (!canOpen(actor, sides)) notFound('Piste')
    if (stock.withdrawnAt !== null || need.withdrawnAt !== null)
      fail('conflict', 'Un des deux flux a été retiré.')
    if (stock.organisationId === need.organisationId)
      fail('invalid-input', 'Les deux flux sont de la même structure : il n’y a personne à présenter.')
    return { sides, changedAt: stock.updatedAt > need.updatedAt ? stock.updatedAt : need.updatedAt }
  }

  return {
    /** Asks both structures whether they want to be introduced. */
    open(actor: Actor, input: IntroductionInput): IntroductionView {
      const { sides, changedAt } = pairFor(actor, input)
      const stop = matching.stopBetween(input.stockId, input.needId)
      if (stop) fail('conflict', `Une règle interdit cette piste : ${stop}`)
      const row = {
        ...{ id: newId(), ...input, ...sides },
        ...{ openedBy: actor.userId, openedAt: clock.now().toISOString() },
      }
      db.write(() => {
        mayStillBeProposed(input.stockId, input.needId, changedAt)
        store.insert(row)
        for (const organisationId of sidesOf(row)) {
          const side = sideOf(row, organisationId)
          const label = labelOf(side)
          tell(organisationId, {
            ...{ kind: 'introduction-asked', path: pageOf(row.id), params: { label } },
            mail: askingMail(row.id, actor.name, views.nameOf(organisationId), label),
          })
          // Each structure's journal tells its own flow: the other one's is not its to know.
          journal('introduction.opened', row, actor.userId, [organisationId], {
            flowId: side.flowId,
            message: input.message,
          })
        }
      })
      return views.of(actor, row)
    },

    /** Introductions in which the actor's structures, or those it facilitates, take part; the latest first. */
    list(actor: Actor): { total: number; items: IntroductionView[] } {
      const own = actor.memberships.map(({ organisationId }) => organisationId)
      const rows = isFacilitator(actor) ? store.all() : store.ofOrganisations(own)
      const items = rows.filter((row) => canRead(actor, row)).map((row) => views.of(actor, row))
      return { total: items.length, items }
    },

    get(actor: Actor, id: string): IntroductionView {
      const row = store.byId(id)
      return row && canRead(actor, row) ? views.of(actor, row) : notFound('Mise en relation')
    },

    /** Records the answer of one structure; on the second yes, both are shown to each other. */
    answer(
      actor: Actor,
      id: string,
      { organisationId, answer, reason, withheld }: AnswerInput,
    ): IntroductionView {
      const row = store.byId(id)
      if (!row || !sidesOf(row).includes(organisationId) || !isMemberOf(actor, organisationId))
        notFound('Mise en relation')
      if (!canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
        fail('forbidden', 'Seul un responsable de la structure répond pour elle.')
      db.write(() => {
        const consents = store.consentsOf(id)
        const last = lastOf(consents, organisationId)?.answer
        const fault = answerFault(stateOf(sidesOf(row), consents), last, answer)
        if (fault) fail('conflict', fault)
        if (flows.rowsOf([row.stockId, row.needId]).some(({ withdrawnAt }) => withdrawnAt !== null))
          fail('conflict', 'Un des deux flux a été retiré : il n’y a plus rien à présenter.')
        const kept = answer === 'yes' ? withheld : []
        const shown = answer === 'yes' ? views.shownBy(row, organisationId, kept, actor.name) : null
        const consent = {
          ...{ id: newId(), introductionId: id, organisationId, userId: actor.userId },
          ...{ answer, reason, withheld: kept, shown, at: clock.now().toISOString() },
        }
        store.insertConsent(consent)
        journal('introduction.answered', row, actor.userId, [organisationId], {
          answer,
          reason,
          withheld: kept,
          shown,
        })
        tellOpener(row, sideOf(row, organisationId))
        const now = [...consents, consent]
        if (stateOf(sidesOf(row), now) === 'introduced') introduce(row, now, actor.userId)
      })
      return views.of(actor, row)
    },
  }

  function introduce(
    row: IntroductionRow,
    consents: readonly {
      organisationId: string
      answer: AnswerInput['answer']
      withheld: readonly string[]
    }[],
    by: string,
  ): void {
    for (const organisationId of sidesOf(row)) {
      const side = sideOf(row, organisationId)
      const withheld = lastOf(consents, organisationId)?.withheld ?? fieldGroups
      const groups = fieldGroups.filter((group) => !withheld.includes(group))
      flows.disclose(
        side.flowId,
        { toOrganisationId: side.otherOrganisationId, introductionId: row.id, groups },
        by,
      )
      const label = labelOf(side)
      tell(organisationId, {
        ...{ kind: 'introduced', path: pageOf(row.id), params: { label } },
        mail: introducedMail(row.id, views.nameOf(organisationId), label),
      })
    }
    journal('introduction.introduced', row, by, sidesOf(row), { state: 'introduced' })
  }
}
