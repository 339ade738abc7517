import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import { type Actor, isMemberOf } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/ids.ts'
import type { JournalAction } from '../../../kernel/journal-actions.ts'
import type { FlowRow } from '../../flows/store.ts'
import type { Asks } from '../../matching/triage.ts'
import type { IntroductionView } from '../contract.ts'
import { asConsented, type introductionViews } from '../introduction-views.ts'
import { canAnswer } from '../policy.ts'
import type { RoomsBelow } from '../service.ts'
import type { MatchRequest, RequestInput, RequestView } from './contract.ts'
import { requestedMail, requestTreatedMail, triagePath } from './mails.ts'
import { MOST_A_DAY, requestState, sharedRefusal } from './rules.ts'
import type { RequestRow, requestsStore } from './store.ts'

const DAY_MS = 86_400_000
const pairId = ({ stockId, needId }: Pick<RequestRow, 'stockId' | 'needId'>) => `${stockId}~${needId}`
const matchPath = (matchId: string) => `/piste/${matchId}`

interface Introductions {
  /** Why the structures of a pair are not to be asked, in French; null when they may be. */
  pairFault(flowIds: readonly string[]): string | null
  stateOf(introductionId: string): IntroductionView['state'] | null
}

/** A match as one of its two sides sees it. */
interface OwnSide {
  matchId: string
  own: FlowRow
  other: FlowRow
  stockId: string
  needId: string
}

/** Members ask to be introduced to the other side of a match; facilitators pass it on or refuse it. */
export function introductionRequests(
  db: Database,
  clock: Clock,
  { accounts, flows, matching, notices }: RoomsBelow,
  {
    store,
    views,
    introductions,
  }: {
    store: ReturnType<typeof requestsStore>
    views: ReturnType<typeof introductionViews>
    introductions: Introductions
  },
) {
  const nowIso = () => clock.now().toISOString()

  /** A match that the actor reads for one of its own structures; the same 404 for all else. */
  function ownSide(actor: Actor, matchId: string): OwnSide {
    const { stock, need } = matching.get(actor, matchId)
    const rows = [stock.id, need.id].flatMap((id) => flows.rowsOf([id]))
    const [own, ...more] = rows.filter(({ organisationId }) => isMemberOf(actor, organisationId))
    const other = rows.find((row) => row !== own)
    if (!own || !other || more.length > 0) notFound('Piste')
    return {
      matchId: pairId({ stockId: stock.id, needId: need.id }),
      own,
      other,
      stockId: stock.id,
      needId: need.id,
    }
  }

  /** Exactly what asking would show to the other side, as an introduction shows it. */
  function shownBy({ own, other }: OwnSide, withheld: RequestInput['withheld'], person: string) {
    const side = { organisationId: own.organisationId, flowIds: [own.id] }
    const sides = [side, { organisationId: other.organisationId, flowIds: [other.id] }]
    return views.shownBy({ sides }, side, withheld, person)
  }

  function faultOf(actor: Actor, side: OwnSide): string | null {
    const { own, stockId, needId } = side
    if (!canAnswer(actor, own.organisationId, accounts.hasManager(own.organisationId)))
      return 'Seul un responsable de la structure demande pour elle.'
    if (isWaiting(store.lastOf(side, own.organisationId))) return 'Cette mise en relation est déjà demandée.'
    const verdict = matching.verdictOn(stockId, needId)
    if (verdict?.stands && verdict.decision.verdict === 'refused')
      return 'L’animation a écarté cette piste, et rien n’a changé depuis.'
    const since = new Date(clock.now().getTime() - DAY_MS).toISOString()
    if (store.countSince(own.organisationId, since) >= MOST_A_DAY)
      return 'Votre structure a déjà beaucoup demandé aujourd’hui : attendez que l’animation ait répondu.'
    return introductions.pairFault([stockId, needId])
  }

  function viewOf(actor: Actor, row: RequestRow): RequestView {
    const { organisationId, stockId, needId, message, askedAt, treatedAt, shown, introductionId } = row
    const pair = flows.rowsOf([stockId, needId])
    const own = pair.find((one) => one.organisationId === organisationId)
    const other = pair.find((one) => one !== own)
    const seenAs = other && flows.viewsOf(actor, [other.id]).get(other.id)?.seenAs
    const isLive = pair.length === 2 && pair.every(({ withdrawnAt }) => withdrawnAt === null)
    return {
      ...{ matchId: pairId(row), label: own?.label ?? '', state: requestState(row, isLive) },
      ...{ askedAt, by: accounts.nameOf(row.userId) ?? 'Compte supprimé', message, treatedAt },
      shown: shown && asConsented(shown),
      reason: sharedRefusal(row.refusal, seenAs),
      introductionId,
      introduction: introductionId === null ? null : introductions.stateOf(introductionId),
    }
  }

  function matchRequestOf(actor: Actor, side: OwnSide): MatchRequest {
    const { own } = side
    const row = store.lastOf(side, own.organisationId)
    const fault = faultOf(actor, side)
    const [flow] = flows.viewsOf(actor, [own.id]).values()
    const mayAnswer = canAnswer(actor, own.organisationId, accounts.hasManager(own.organisationId))
    return {
      flow: flow ?? notFound('Piste'),
      request: row ? viewOf(actor, row) : null,
      preview: fault === null ? shownBy(side, [], actor.name) : null,
      fault,
      can: { withdraw: isWaiting(row) && mayAnswer },
    }
  }

  function journal(action: JournalAction, row: RequestRow, by: string, after: unknown): void {
    record(db, {
      ...{ at: clock.now(), actorId: by, action, entity: 'match', entityId: pairId(row) },
      ...{ organisationIds: [row.organisationId], after },
    })
  }

  /** Those in charge of either side, each told of it by the flow that is theirs to know. */
  function inCharge({ own, other }: { own: FlowRow; other: FlowRow }) {
    const ofOwn = accounts.inChargeOf(own.organisationId).map(({ id }) => id)
    const ofOther = accounts.inChargeOf(other.organisationId).map(({ id }) => id)
    return [
      { people: ofOwn, label: own.label },
      { people: ofOther.filter((id) => !ofOwn.includes(id)), label: other.label },
    ]
  }

  function tellFacilitators(side: OwnSide): void {
    const path = triagePath(side.matchId)
    for (const { people, label } of inCharge(side))
      notices.tell(people, {
        ...{ kind: 'introduction-requested', path, params: { label } },
        mail: requestedMail(label),
      })
  }

  /** What nobody asks any more does not await its facilitators either. */
  function settle(row: RequestRow): void {
    if (store.openOf(row).length > 0) return
    const people = accounts.facilitators().map(({ userId }) => userId)
    notices.settle(people, 'introduction-requested', triagePath(pairId(row)))
  }

  /** A facilitator refused the pair: within a transaction, what waited is told so. */
  function refuse(row: RequestRow): boolean {
    const verdict = matching.verdictOn(row.stockId, row.needId)
    if (!verdict?.stands || verdict.decision.verdict !== 'refused') return false
    const { reason, at } = verdict.decision
    store.update(row.id, { treatedAt: at, refusal: reason ?? 'other' })
    journal('match.introduction-request-refused', row, 'system', null)
    settle(row)
    const own = flows
      .rowsOf([row.stockId, row.needId])
      .find(({ organisationId }) => organisationId === row.organisationId)
    const path = matchPath(pairId(row))
    const label = own?.label ?? ''
    const people = accounts.deciders(row.organisationId).map(({ userId }) => userId)
    notices.tell(people, {
      ...{ kind: 'introduction-request-treated', path, params: { label } },
      mail: requestTreatedMail(path, label),
    })
    return true
  }

  /** A refusal that was undone by hand: what it refused waits again, unless it was asked anew. */
  function reopen(row: RequestRow): boolean {
    if (matching.verdictOn(row.stockId, row.needId)) return false
    if (store.lastOf(row, row.organisationId)?.id !== row.id) return false
    store.update(row.id, { treatedAt: null, refusal: null })
    return true
  }

  return {
    /** How a match stands to the actor's own structure. */
    of: (actor: Actor, matchId: string): MatchRequest => matchRequestOf(actor, ownSide(actor, matchId)),

    /** Those of the actor's structures, the last first. */
    list(actor: Actor): { total: number; items: RequestView[] } {
      const own = actor.memberships.map(({ organisationId }) => organisationId)
      const items = store.ofOrganisations(own).map((row) => viewOf(actor, row))
      return { total: items.length, items }
    },

    /** Records the wish of a side, its yes to what it was shown, and tells those in charge. */
    ask(actor: Actor, matchId: string, { message, withheld }: RequestInput): MatchRequest {
      const side = ownSide(actor, matchId)
      const { own, stockId, needId } = side
      if (!canAnswer(actor, own.organisationId, accounts.hasManager(own.organisationId)))
        fail('forbidden', 'Seul un responsable de la structure demande pour elle.')
      db.write((announce) => {
        const fault = faultOf(actor, side)
        if (fault) fail('conflict', fault)
        const shown = shownBy(side, withheld, actor.name)
        const row = {
          ...{ id: newId(), stockId, needId, organisationId: own.organisationId, userId: actor.userId },
          ...{ message: message || null, withheld, shown, askedAt: nowIso() },
          ...{ withdrawnAt: null, treatedAt: null, introductionId: null, refusal: null },
        }
        store.insert(row)
        journal('match.introduction-requested', row, actor.userId, {
          flowId: own.id,
          message,
          withheld,
          shown,
        })
        tellFacilitators(side)
        announce({ type: 'match-decided' })
      })
      return matchRequestOf(actor, side)
    },

    /** Takes back what nobody dealt with yet; afterwards it is the consent of the introduction that is taken back. */
    withdraw(actor: Actor, matchId: string): MatchRequest {
      const side = ownSide(actor, matchId)
      const { organisationId } = side.own
      if (!canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
        fail('forbidden', 'Seul un responsable de la structure demande pour elle.')
      db.write((announce) => {
        const row = store.lastOf(side, organisationId)
        if (!row || !isWaiting(row)) fail('conflict', 'Aucune demande n’attend pour cette piste.')
        store.update(row.id, { withdrawnAt: nowIso(), shown: null })
        journal('match.introduction-request-withdrawn', row, actor.userId, null)
        settle(row)
        announce({ type: 'match-decided' })
      })
      return matchRequestOf(actor, side)
    },

    /** What waits, for the triage. */
    asks(): Asks {
      const asks = new Map<string, Asks extends ReadonlyMap<string, readonly (infer A)[]> ? A[] : never>()
      for (const row of store.open()) {
        const { organisationId, message, askedAt: at } = row
        const ask = { organisationId, person: accounts.nameOf(row.userId), message, at }
        asks.set(pairId(row), [...(asks.get(pairId(row)) ?? []), ask])
      }
      return asks
    },

    /** Keeps requests in step with what facilitators decide of matches. */
    follow({ type }: DomainEvent): void {
      if (type !== 'match-decided' || !db.sqlite.open) return
      db.write((announce) => {
        const changed = [...store.open().map(refuse), ...store.refused().map(reopen)]
        if (changed.includes(true)) announce({ type: 'match-decided' })
      })
    },
  }
}

const isWaiting = (row: RequestRow | undefined): boolean =>
  row !== undefined && row.withdrawnAt === null && row.treatedAt === null
