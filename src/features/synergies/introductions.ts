import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, isFacilitator, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Notice } from '../../kernel/notices.ts'
import { isOpen } from '../../kernel/synergies.ts'
import { fieldGroups } from '../../kernel/visibility.ts'
import type { introductionAskings } from './askings.ts'
import type { AnswerInput, AskingInput, IntroductionInput, IntroductionView } from './contract.ts'
import { flowIdsOf, presentOf } from './facts.ts'
import { type introductionViews, sidesOf } from './introduction-views.ts'
import type { synergyLife } from './life.ts'
import type { AskInput } from './life-contract.ts'
import type { lifeStore, PartyRow, SynergyRow } from './life-store.ts'
import { answeredMail, introducedMail, pageOf } from './mails.ts'
import { canAnswer, canReadAnswer, canReadIntroduction } from './policy.ts'
import type { givenConsents } from './requests/given-consents.ts'
import { answerFault, lastOf, stateOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { standingConsents } from './standing-consents.ts'
import type { ConsentRow, IntroductionRow, introductionsStore, SideRow } from './store.ts'
import type { SynergySources, synergyWriting } from './synergy-writing.ts'
import type { introductionChecklist } from './together/checklist.ts'

/** The flows that sides are asked about. */
const aboutOf = (sides: readonly Pick<SideRow, 'flowIds'>[]) => sides.flatMap(({ flowIds }) => flowIds)

const ALREADY_ASKED = 'Une mise en relation est déjà proposée pour cette piste.'

const NOT_VALIDATED_NOW = 'Cette synergie est déjà validée : une note accompagne une étape.'

/** Structures of a synergy made known to one another, once all have said yes to exactly what is shown. */
export function synergyIntroductions(
  db: Database,
  clock: Clock,
  rooms: RoomsBelow,
  {
    store,
    lives,
    life,
    views,
    askings,
    sources,
    writing,
    given,
    checklist,
    standing,
  }: {
    store: ReturnType<typeof introductionsStore>
    lives: ReturnType<typeof lifeStore>
    life: ReturnType<typeof synergyLife>
    views: ReturnType<typeof introductionViews>
    askings: ReturnType<typeof introductionAskings>
    sources: Pick<SynergySources, 'legalBlockOf'>
    writing: ReturnType<typeof synergyWriting>
    given: ReturnType<typeof givenConsents>
    checklist: Pick<ReturnType<typeof introductionChecklist>, 'propose'>
    standing: ReturnType<typeof standingConsents>
  },
) {
  const { accounts, flows, matching, notices } = rooms
  const nowIso = () => clock.now().toISOString()

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
  function tellOpener({ id, openedBy }: IntroductionRow, side: SideRow): void {
    const opener = accounts.actorById(openedBy)
    if (!opener || !canReadAnswer(opener, side.organisationId)) return
    const label = labelOf(side)
    const mail = () => answeredMail(id, label)
    notices.tell([openedBy], { kind: 'introduction-answered', path: pageOf(id), params: { label }, mail })
  }

  const { labelOf, stateNow } = views

  /** Introductions asked before about the same flows, whatever the synergy. */
  function earlier(sides: readonly Pick<SideRow, 'flowIds'>[]): IntroductionRow[] {
    const flowIds = aboutOf(sides)
    return store.ofFlow(flowIds[0] ?? '').filter((row) => {
      const asked = aboutOf(row.sides)
      return (
        row.sides.length === sides.length &&
        asked.length === flowIds.length &&
        asked.every((flowId) => flowIds.includes(flowId))
      )
    })
  }

  /** Why what was asked before about the same flows keeps from asking again, in French; null when nothing does. */
  function earlierFault(sides: readonly Pick<SideRow, 'flowIds'>[]): string | null {
    const changedAt = flows
      .rowsOf(aboutOf(sides))
      .reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), '')
    for (const row of earlier(sides)) {
      const [state, synergy] = [stateNow(row), lives.byId(row.synergyId)]
      if (state === 'introduced' && synergy && isOpen(synergy.stage))
        return 'Ces structures sont déjà en relation pour cette piste.'
      if (state === 'declined' && changedAt <= (store.consentsOf(row.id).at(-1)?.at ?? ''))
        return 'Cette mise en relation a été refusée, et rien n’a changé depuis.'
    }
    return null
  }

  function mayStillBeAsked({ id }: Pick<SynergyRow, 'id'>, sides: readonly Pick<SideRow, 'flowIds'>[]): void {
    if (store.ofSynergy(id).some((row) => stateNow(row) === 'asked')) fail('conflict', ALREADY_ASKED)
    const fault = earlierFault(sides)
    if (fault) fail('conflict', fault)
  }

  /** Asks every structure that is in a synergy; within a transaction. */
  function ask(actor: Actor, synergy: SynergyRow, message: string | null): IntroductionRow {
    const id = newId()
    const sides = presentOf(life.partiesOf(synergy.id)).map((party) => ({
      ...{ id: newId(), introductionId: id, organisationId: party.organisationId, role: party.role },
      flowIds: flowIdsOf([party]),
    }))
    mayStillBeAsked(synergy, sides)
    const row = {
      ...{ id, synergyId: synergy.id, message, sides },
      ...{ openedBy: actor.userId, openedAt: nowIso() },
    }
    store.insert(row)
    for (const side of sides) {
      const { organisationId, flowIds } = side
      const label = labelOf(side)
      // Each structure's journal tells its own flows: those of the others are not its to know.
      journal('introduction.opened', row, actor.userId, [organisationId], { flowIds, message })
      const consent = given.take(row, side, label, actor.userId) ?? standing.take(row, side, actor.userId)
      if (consent) store.insertConsent(consent)
      else askings.first(actor, row, side)
    }
    writing.tell('synergy.introduction-asked', synergy, actor.userId, { introductionId: id })
    // All had agreed to it beforehand.
    const consents = store.consentsOf(id)
    if (stateOf(sidesOf(row), consents) === 'introduced') introduce(row, consents, actor.userId)
    return row
  }

  /** Everybody is shown to everybody: within the transaction of the last yes. */
  function introduce(row: IntroductionRow, consents: readonly ConsentRow[], by: string): void {
    for (const side of row.sides) {
      const { organisationId, flowIds } = side
      const withheld = lastOf(consents, organisationId)?.withheld ?? fieldGroups
      const groups = fieldGroups.filter((group) => !withheld.includes(group))
      const others = sidesOf(row).filter((id) => id !== organisationId)
      for (const flowId of flowIds)
        for (const toOrganisationId of others)
          flows.disclose(flowId, { toOrganisationId, introductionId: row.id, groups }, by)
      const label = labelOf(side)
      tell(organisationId, {
        ...{ kind: 'introduced', path: pageOf(row.id), params: { label } },
        mail: introducedMail(row.id, views.nameOf(organisationId), label),
      })
    }
    journal('introduction.introduced', row, by, sidesOf(row), { state: 'introduced' })
    for (const party of presentOf(life.partiesOf(row.synergyId))) markIntroduced(row, party)
    const synergy = lives.byId(row.synergyId)
    if (synergy?.stage !== 'validated') return
    writing.pass(synergy.id, { to: 'introduced', by })
    checklist.propose(synergy, row.openedBy)
  }

  /** A party with what it was asked to show; a flow that came since then waits for its own introduction. */
  function markIntroduced(
    { sides }: IntroductionRow,
    { id, organisationId, introducedAt, flows: brought }: PartyRow,
  ) {
    const side = sides.find((one) => one.organisationId === organisationId)
    if (!side) return
    if (introducedAt === null) lives.updateParty(id, { introducedAt: nowIso() })
    for (const { partyId, flowId, introducedAt: shownAt } of brought)
      if (shownAt === null && side.flowIds.includes(flowId))
        lives.updateFlow({ partyId, flowId }, { introducedAt: nowIso() })
  }

  /**
   * What a no does to the synergy: the structure goes, and what cannot be without it ends. One that was introduced
   * before stays with those it knows: it said no to what is new.
   */
  function decline({ synergyId }: IntroductionRow, organisationId: string, by: string): void {
    const synergy = lives.byId(synergyId)
    const party = presentOf(life.partiesOf(synergyId)).find((one) => one.organisationId === organisationId)
    if (synergy && party?.introducedAt === null) writing.leave(synergy, party, { reason: 'declined', by })
  }

  function isAnswerable(row: IntroductionRow): void {
    const synergy = lives.byId(row.synergyId)
    if (synergy && !isOpen(synergy.stage)) fail('conflict', 'Cette mise en relation a pris fin.')
    if (stateNow(row) === 'lapsed')
      fail('conflict', 'Un des flux, ou une des structures, s’est retiré : il n’y a plus rien à présenter.')
  }

  return {
    /** Takes up a match and asks both structures whether they want to be introduced. */
    open(actor: Actor, { stockId, needId, message, note }: IntroductionInput): IntroductionView {
      const pair = [stockId, needId].map((flowId) => ({
        ...{ flowId, organisationId: null, role: null, promised: null },
      }))
      const [stock, need] = [stockId, needId].map((id) => flows.rowsOf([id])[0])
      if (stock?.kind !== 'stock' || need?.kind !== 'need') notFound('Flux')
      return db.write(() => {
        const standing = life.withSameFlows([stockId, needId])
        const kind = matching.kindOf(stockId, needId)
        const synergy =
          standing ?? life.takeUp(actor, { kind, title: null, parties: pair, stage: 'proposed', note: null })
        return this.ask(actor, synergy.id, { message, note })
      })
    },

    /** Asks the structures of a synergy, once a facilitator has validated it. */
    ask(actor: Actor, synergyId: string, { message, note }: AskInput): IntroductionView {
      life.led(actor, synergyId)
      const row = db.write(() => {
        const synergy = lives.byId(synergyId) ?? notFound('Synergie')
        if (!isOpen(synergy.stage)) fail('conflict', 'Cette synergie a pris fin.')
        if (synergy.stage === 'proposed') life.validate(actor, synergy, note || null)
        else if (note)
          fail('invalid-input', NOT_VALIDATED_NOW, [{ pointer: '/note', detail: NOT_VALIDATED_NOW }])
        const block = sources.legalBlockOf(synergyId)
        if (block) fail('conflict', block)
        return ask(actor, synergy, message)
      })
      return views.of(actor, row)
    },

    /** Why the structures of a pair are not to be asked, in French; null when they may be. */
    pairFault(flowIds: readonly string[]): string | null {
      const sides = flowIds.map((flowId) => ({ flowIds: [flowId] }))
      const isAsked = earlier(sides).some((row) => {
        const synergy = lives.byId(row.synergyId)
        return stateNow(row) === 'asked' && synergy !== null && isOpen(synergy.stage)
      })
      return isAsked ? ALREADY_ASKED : earlierFault(sides)
    },

    /** What became of an introduction. */
    stateOf(id: string): IntroductionView['state'] | null {
      const row = store.byId(id)
      return row && views.stateNow(row)
    },

    /** Introductions in which the actor's structures, or those it facilitates, take part; the latest first. */
    list(actor: Actor): { total: number; items: IntroductionView[] } {
      const own = actor.memberships.map(({ organisationId }) => organisationId)
      const rows = isFacilitator(actor) ? store.all() : store.ofOrganisations(own)
      const items = rows
        .filter((row) => canReadIntroduction(actor, sidesOf(row)))
        .map((row) => views.of(actor, row))
      return { total: items.length, items }
    },

    get(actor: Actor, id: string): IntroductionView {
      const row = store.byId(id)
      return row && canReadIntroduction(actor, sidesOf(row))
        ? views.of(actor, row)
        : notFound('Mise en relation')
    },

    /** Asks a structure that has not agreed once more. */
    askAgain(actor: Actor, id: string, { organisationId }: AskingInput): IntroductionView {
      const row = store.byId(id)
      if (!row || !canReadIntroduction(actor, sidesOf(row))) notFound('Mise en relation')
      askings.again(actor, row, organisationId)
      return views.of(actor, row)
    },

    /** Records the answer of one structure; on the last yes, all are shown to one another. */
    answer(
      actor: Actor,
      id: string,
      { organisationId, answer, reason, withheld }: AnswerInput,
    ): IntroductionView {
      const row = store.byId(id)
      const side = row?.sides.find((one) => one.organisationId === organisationId)
      if (!row || !side || !isMemberOf(actor, organisationId)) notFound('Mise en relation')
      if (!canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
        fail('forbidden', 'Seul un responsable de la structure répond pour elle.')
      db.write(() => {
        const consents = store.consentsOf(id)
        const last = lastOf(consents, organisationId)?.answer
        const fault = answerFault(stateOf(sidesOf(row), consents), last, answer)
        if (fault) fail('conflict', fault)
        if (answer !== 'withdrawn') isAnswerable(row)
        const kept = answer === 'yes' ? withheld : []
        const shown = answer === 'yes' ? views.shownBy(row, side, kept, actor.name) : null
        const consent = {
          ...{ id: newId(), introductionId: id, organisationId, userId: actor.userId },
          ...{ answer, reason, withheld: kept, shown, at: nowIso() },
        }
        store.insertConsent(consent)
        journal('introduction.answered', row, actor.userId, [organisationId], {
          ...{ answer, reason, withheld: kept, shown },
        })
        writing.tell('synergy.introduction-answered', { id: row.synergyId }, actor.userId, {
          ...{ introductionId: id, organisationId, answer },
        })
        tellOpener(row, side)
        const asked = accounts.deciders(organisationId).map(({ userId }) => userId)
        notices.settle(asked, 'introduction-asked', pageOf(id))
        const now = [...consents, consent]
        if (stateOf(sidesOf(row), now) === 'introduced') introduce(row, now, actor.userId)
        if (answer === 'no') decline(row, organisationId, actor.userId)
      })
      return views.of(actor, row)
    },
  }
}
