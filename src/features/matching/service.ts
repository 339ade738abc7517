import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { KnowledgeScope } from '../../kernel/events.ts'
import { lazyFrom } from '../../kernel/lazy.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowView } from '../flows/contract.ts'
import type { FlowsService } from '../flows/service.ts'
import type { ArrangedKnowledge } from '../materials/arranged-knowledge.ts'
import type { KnowledgeEffect } from '../materials/entries/contract.ts'
import type { Stop } from '../materials/knowledge.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import { allotmentsFor } from './allotments.ts'
import { type AssigneeAccounts, matchAssignmentsOf } from './assignments.ts'
import { chainsFor } from './chains.ts'
import type {
  AllotmentList,
  AllotmentQuery,
  BatchInput,
  BatchView,
  ChainList,
  ChainQuery,
  DecisionInput,
  DecisionView,
  MatchQuery,
  MatchView,
  PoolingView,
  QueueQuery,
  QueueView,
  WeighingView,
} from './contract.ts'
import { matchDecisionsOf } from './decisions.ts'
import { arrangeKnowledge } from './engine/compatibility.ts'
import { explain } from './engine/explain.ts'
import type { Match } from './engine/match-index.ts'
import { proposePoolings } from './engine/pooling.ts'
import { PLAIN } from './engine/purposes.ts'
import type { TermId, Weights } from './engine/terms.ts'
import type { ShownFlow } from './engine-flow.ts'
import { firstMatches } from './first-matches.ts'
import { effectOf } from './knowledge-effect.ts'
import type { LegalHelpView } from './legal-help/contract.ts'
import { legalHelpOf } from './legal-help/for-pair.ts'
import { legalHelp } from './legal-help/legal-help.ts'
import type { Look } from './look.ts'
import { type Pair, pairKey, pairOf } from './pair.ts'
import { isConcerned, seenMatches } from './seen-matches.ts'
import { matchSieve } from './sieve.ts'
import { type Asks, matchTriage } from './triage.ts'
import { weighing } from './weighing.ts'
import { matchingWorlds } from './worlds.ts'

export type MatchingService = ReturnType<typeof matchingService>

export interface MatchingBelow {
  flows: FlowsService
  materials: MaterialsService
  organisations: OrganisationsService
  accounts: Pick<AccountsService, 'deciders'> & AssigneeAccounts
  notices: Notices
  /** Keys of the pairs that an open synergy holds. */
  takenUp(): ReadonlySet<string>
  /** Pairs of which a side asked to be introduced. */
  asks(): Asks
}

/** Keeps the engine in step with the database, and gives each reader the matches of what it is shown. */
export function matchingService(
  db: Database,
  clock: Clock,
  { flows, materials, organisations, accounts, notices, takenUp, asks }: MatchingBelow,
) {
  const compatibility = lazyFrom(materials.knowledge, arrangeKnowledge)
  const decisions = matchDecisionsOf(db, clock, (id) => worlds.whole().index.flow(id))
  const assignments = matchAssignmentsOf(db, clock, accounts)
  const weights = weighing(db, clock, decisions.all)
  const ground = { compatibility, weights: weights.present }
  const worlds = matchingWorlds(db.events, ground, { flows, materials })
  const seen = seenMatches(worlds, flows, ground)
  const isRefused = (match: Match) => decisions.of(match)?.verdict === 'refused'

  const first = firstMatches(db, clock, { worlds, seen, isRefused, accounts, notices })

  /** Filters on a structure never confirm who stands behind an anonymised flow. */
  function involves(actor: Actor, organisationId: string, flowIds: readonly string[]): boolean {
    return flowIds.some((id) => {
      const row = worlds.rows.get(id)
      return row?.organisationId === organisationId && flows.sightOf(actor, row).as === 'full'
    })
  }

  function decisionOn(match: Match): DecisionView | null {
    const row = decisions.of(match)
    return row && decisions.viewOf(row)
  }

  const sieve = matchSieve(clock, {
    ...{ decisions, assignments, compatibility, involves, takenUp },
    familyOf: (id) => worlds.rows.get(id)?.family,
  })

  function viewOf(actor: Actor, match: Match, stockView: FlowView, needView: FlowView): MatchView | null {
    const [stock, need] = [seen.flow(actor, match.stockId), seen.flow(actor, match.needId)]
    if (!stock || !need) return null
    const { kind, score, distanceKm, fit } = match
    const withheld = withheldFrom([stockView, needView])
    const { reasons, toCheck, terms } = explain(
      ...([stock, need, fit, match, compatibility(), weights.present(), withheld] as const),
    )
    return {
      id: pairKey(match),
      ...{ kind, score, distanceKm },
      resourceId: fit.resourceId,
      resourceLabel: fit.resourceId ? materials.resourceLabel(fit.resourceId) : null,
      ...{ reasons, toCheck, terms },
      decision: isFacilitator(actor) ? decisionOn(match) : null,
      assignedTo: (isFacilitator(actor) && assignments.viewsOf([match]).get(pairKey(match))) || null,
      stock: stockView,
      need: needView,
    }
  }

  function present<T extends { stockId: string; needId: string }, V>(
    actor: Actor,
    pairs: readonly T[],
    as: (pair: T, stock: FlowView, need: FlowView) => V | null,
  ): V[] {
    const views = flows.viewsOf(actor, [
      ...new Set(pairs.flatMap(({ stockId, needId }) => [stockId, needId])),
    ])
    return pairs.flatMap((pair) => {
      const [stock, need] = [views.get(pair.stockId), views.get(pair.needId)]
      return (stock && need && as(pair, stock, need)) || []
    })
  }

  const takesPart = (actor: Actor, flowIds: readonly string[]) =>
    flowIds.some((id) => isConcerned(actor, worlds.rows.get(id)?.organisationId ?? ''))

  /** What the lists of arrangements ask of flows, as the actor is shown them, under the filters of the query. */
  const lookFor = (actor: Actor, { organisation }: { organisation?: string }): Look => ({
    isAbout: (ids) => !organisation || involves(actor, organisation, ids),
    familyOf: (id) => worlds.rows.get(id)?.family,
    viewsOf: (ids) => flows.viewsOf(actor, ids),
  })

  const wholeFlow = (id: string) => flows.wholeOf(flows.rowsOf([id]))[0]
  /** Whether anything is left of them or not: a stock that is all promised is out of the index, yet it passes. */
  const foundBetween = (stock: ShownFlow, need: ShownFlow) =>
    worlds.whole().index.between(worlds.engineFlow(stock), worlds.engineFlow(need))

  const sideOf = (flow: ShownFlow) => ({ shown: flow.row, read: worlds.engineFlow(flow) })

  function helpBetween(
    stock: ShownFlow,
    need: ShownFlow | null,
    found: { match: Match | null; stop?: Stop | null },
  ): LegalHelpView {
    const ground = { materials, compatibility: compatibility() }
    return legalHelpOf(sideOf(stock), need && sideOf(need), found, ground)
  }

  const visibleTo = (actor: Actor) => [...worlds.rows.keys()].flatMap((id) => seen.flow(actor, id) ?? [])

  const ownersOf = ({ stockId, needId }: Pair) =>
    [stockId, needId].map((flowId) => worlds.rows.get(flowId)?.organisationId ?? '')

  /** A pair that the actor may read and decide on, judged whole. */
  function decidableOrNull(actor: Actor, id: string): Match | null {
    const { stockId, needId } = pairOf(id)
    const sides = ownersOf({ stockId, needId })
    if (!seen.pair(actor, stockId, needId) || !sides.some((owner) => facilitates(actor, owner))) return null
    return worlds.whole().index.pair(stockId, needId)
  }
  const decidable = (actor: Actor, id: string): Match => decidableOrNull(actor, id) ?? notFound('Piste')

  const triage = matchTriage(db, {
    ...{ decisions, assignments, asks, decidableOrNull, ownersOf },
    undecided: (actor, query) =>
      seen.list(actor).filter(sieve(actor, { ...query, decision: 'none', synergy: 'none' })),
    viewsOf: flows.viewsOf,
    resourceLabel: materials.resourceLabel,
  })

  return {
    /** Reads every live flow and ranks them all; called once at start. */
    build(): void {
      worlds.build()
      db.events.subscribe(worlds.follow)
      db.events.subscribe(first.follow)
    },
    stop(): void {
      worlds.stop()
      first.stop()
    },

    /** Resources that a live flow plainly is, or asks for. */
    resourcesIn: (id: string): string[] =>
      (worlds.whole().index.flow(id)?.reading.resources ?? [])
        .filter(({ weight, isSaid }) => isSaid && weight >= PLAIN)
        .map(({ id: resourceId }) => resourceId),

    /** Matches open to the actor, best first as it sees them, under the filters of the query; of `among`, only those of these flows. */
    list(
      actor: Actor,
      query: MatchQuery & { among?: ReadonlySet<string> },
    ): { total: number; items: MatchView[] } {
      const { q, limit, offset } = query
      const kept = seen.list(actor).filter(sieve(actor, query))
      const view = (match: Match, stock: FlowView, need: FlowView) => viewOf(actor, match, stock, need)
      if (!q) return { total: kept.length, items: present(actor, kept.slice(offset, offset + limit), view) }
      const says = materials.textFilter(q)
      const found = present(actor, kept, (match, stock, need) =>
        says(stock) || says(need) ? view(match, stock, need) : null,
      )
      return { total: found.length, items: found.slice(offset, offset + limit) }
    },

    /** Which of these flows take part in a match open to the actor, those that were refused left out. */
    matchedAmong(actor: Actor, among: ReadonlySet<string>): Set<string> {
      const pairs = seen.list(actor).filter(sieve(actor, { among }))
      const ids = pairs.flatMap(({ stockId, needId }) => [stockId, needId])
      return new Set(ids.filter((id) => among.has(id)))
    },

    /** One match by its id (`stock~need`). */
    get(actor: Actor, id: string): MatchView {
      const { stockId, needId } = pairOf(id)
      const match = seen.pair(actor, stockId, needId)
      const [view] = match
        ? present(actor, [match], (pair, stock, need) => viewOf(actor, pair, stock, need))
        : []
      return view ?? notFound('Piste')
    },

    /** What the law asks of a match, as help, from what the actor is shown of it. */
    legalHelp(actor: Actor, id: string): LegalHelpView {
      const { stockId, needId } = pairOf(id)
      const match = seen.pair(actor, stockId, needId)
      const [help] = match
        ? present(actor, [match], (pair, stockView, needView) => {
            const [stock, need] = [seen.flow(actor, stockId), seen.flow(actor, needId)]
            if (!stock || !need) return null
            const sides = [
              { shown: stockView, read: stock },
              { shown: needView, read: need },
            ] as const
            return legalHelpOf(...sides, { match: pair }, { materials, compatibility: compatibility() })
          })
        : []
      return help ?? notFound('Piste')
    },

    /**
     * The same of a stock of a synergy and of what is asked for there, matched still or not; `needId` is null when who
     * takes the stock has not said for what. Null when the actor may not know of both.
     */
    legalHelpShown(actor: Actor, stockId: string, needId: string | null): LegalHelpView | null {
      const shown = (id: string) => flows.shownTo(actor, flows.rowsOf([id]))[0]
      const [stock, need] = [shown(stockId), needId === null ? null : shown(needId)]
      if (!stock || need === undefined) return null
      return helpBetween(stock, need, { match: needId === null ? null : seen.pair(actor, stockId, needId) })
    },

    /** The same of flows as they are, hard stop included, whoever may see what: for guards, never for the wire. */
    legalHelpWhole(stockId: string, needId: string | null): LegalHelpView {
      const [stock, need] = [wholeFlow(stockId), needId === null ? null : wholeFlow(needId)]
      // What was withdrawn passes no more: there is nothing to examine.
      if (!stock || need === undefined) return legalHelp(null, [])
      return helpBetween(stock, need, need ? foundBetween(stock, need) : { match: null })
    },

    /** Keeps a match for what follows, refuses it with a reason or postpones it; for facilitators of one of its sides. */
    decide(actor: Actor, id: string, input: DecisionInput): MatchView {
      decisions.decide(actor, [decidable(actor, id)], input)
      return this.get(actor, id)
    },

    /** What facilitators decided of a pair, and whether it still stands; null when it is undecided. */
    verdictOn(stockId: string, needId: string): { decision: DecisionView; stands: boolean } | null {
      const row = decisions.last({ stockId, needId })
      return row && { decision: decisions.viewOf(row), stands: decisions.of({ stockId, needId }) !== null }
    },

    /** Notes that a match was taken up, if it is one that the actor may decide on and nobody has kept yet. */
    keep(actor: Actor, id: string): void {
      const match = decidableOrNull(actor, id)
      if (match && decisions.of(match)?.verdict !== 'kept')
        decisions.decide(actor, [match], { verdict: 'kept', reason: null, until: null, note: null })
    },

    undecide(actor: Actor, id: string): MatchView {
      decisions.withdraw(actor, [decidable(actor, id)])
      return this.get(actor, id)
    },

    /** What is left to sort, in short rows; for facilitators. */
    queue: (actor: Actor, query: QueueQuery): QueueView => triage.queue(actor, query),

    /** One decision, or one person to look, for many matches. */
    decideMany: (actor: Actor, input: BatchInput): BatchView => triage.decideMany(actor, input),

    /** The weights of the terms here, and what decisions teach of them. */
    weighing: (): WeighingView => weights.view(),
    adoptWeights(actor: Actor, shown: Weights): WeighingView {
      weights.adopt(actor, shown)
      return weights.view()
    },
    restoreWeights(actor: Actor, id: string | null): WeighingView {
      weights.restore(actor, id)
      return weights.view()
    },

    /** What a pair of live flows would be: see `kindOf`. */
    kindOf: (stockId: string, needId: string) =>
      worlds.whole().index.pair(stockId, needId)?.kind ?? 'substitution',

    /** How a stock answers a need, and how far by road; null when nothing links them or when a stop forbids it. */
    wayBetween(stockId: string, needId: string) {
      const [stock, need] = [wholeFlow(stockId), wholeFlow(needId)]
      const match = stock && need && foundBetween(stock, need).match
      if (!match) return null
      const { fit, distanceKm } = match
      const useId = fit.via.type === 'path' ? fit.via.useId : null
      return {
        distanceKm,
        lineage: fit.resourceId ? compatibility().lineage(fit.resourceId) : [],
        useLineage: useId ? compatibility().lineageOfUse(useId) : [],
        /** It is the very thing asked for, not something that could stand for it. */
        isSame: fit.via.type === 'direct' && fit.via.relation !== 'sibling',
      }
    },

    /** The hard stop between two live flows, in words; null when none forbids them. */
    stopBetween(stockId: string, needId: string): string | null {
      const [stock, need] = [wholeFlow(stockId), wholeFlow(needId)]
      return (stock && need && foundBetween(stock, need).stop?.reasonFr) || null
    },

    /** What a change of the knowledge base would do to the flows that an actor works on. */
    effectOf: (actor: Actor, scopes: readonly KnowledgeScope[], next: ArrangedKnowledge): KnowledgeEffect =>
      effectOf({ actor, scopes, next }, { worlds, flows, matches: seen.list(actor) }),

    /** The best matches of the whole territory, raw: for the demonstration and the command line. */
    best: (count: number) =>
      worlds
        .whole()
        .matches()
        .filter((match) => !isRefused(match))
        .slice(0, count)
        .map((match) => worlds.whole().index.explain(match)),

    poolings(actor: Actor, { family, organisation }: { family?: string; organisation?: string }) {
      // Grouped from what the actor is shown alone: what is hidden must not show through the size or the centre of a group.
      const items = proposePoolings(visibleTo(actor), compatibility()).flatMap((pooling): PoolingView[] => {
        const { flowIds } = pooling
        const members = [...flows.viewsOf(actor, flowIds).values()]
        const resource = materials.resource(pooling.resourceId)
        if (!resource || members.length < 2 || !takesPart(actor, flowIds)) return []
        if (organisation && !involves(actor, organisation, flowIds)) return []
        if (family && !members.some((member) => member.family === family)) return []
        const whole = members.every(({ seenAs }) => seenAs === 'full')
        return [
          {
            id: pooling.id,
            resourceId: resource.id,
            resourceLabel: resource.labelFr,
            family: members[0]?.family ?? resource.family,
            // Two unnamed flows may be of one structure: only flows are counted then.
            reasons: whole
              ? pooling.reasons
              : [`${members.length} déclarations du même besoin : ${resource.labelFr}.`],
            threshold: whole ? pooling.threshold : null,
            toCheck: pooling.toCheck,
            radiusKm: whole ? pooling.radiusKm : null,
            score: whole ? pooling.score : 1 - 1 / members.length,
            members,
          },
        ]
      })
      return { total: items.length, items }
    },

    /** What small stocks could do for a need together, and needs for a stock; from the pairs the actor may read. */
    allotments(actor: Actor, query: AllotmentQuery): AllotmentList {
      const matches = seen.list(actor).filter((match) => !isRefused(match))
      return allotmentsFor(
        query,
        { matches, flowOf: (id) => seen.flow(actor, id) },
        ground,
        lookFor(actor, query),
      )
    },

    /** Stocks that become what needs ask for by the work of a third structure, known or still to be found. */
    chains(actor: Actor, query: ChainQuery): ChainList {
      const { isAbout, ...look } = lookFor(actor, query)
      const directScore = (stockId: string, needId: string) => seen.pair(actor, stockId, needId)?.score ?? 0
      return chainsFor(
        actor,
        query,
        { organisations, materials, ...ground },
        {
          ...look,
          ...{ flows: visibleTo(actor), directScore },
          isAbout: (ids) => takesPart(actor, ids) && isAbout(ids),
        },
      )
    },

    /** Pairs that a hard stop forbids, with the rule: for facilitators, so that nobody proposes them by hand. */
    stopped(actor: Actor, organisation?: string) {
      const kept = seen
        .stopped(actor)
        .filter(({ stockId, needId }) => !organisation || involves(actor, organisation, [stockId, needId]))
      const items = present(actor, kept, ({ ruleId, reason, source }, stock, need) => ({
        stock,
        need,
        rule: ruleId,
        ruleLabel: materials.rule(ruleId)?.label ?? '',
        reason,
        source,
        checkedOn: materials.rule(ruleId)?.checkedOn ?? '',
      }))
      return { total: items.length, items }
    },
  }
}

/** Terms of which a reader may be shown nothing because of what one of the flows keeps back. */
function withheldFrom(views: readonly FlowView[]): ReadonlySet<TermId> {
  const hidden = new Set<TermId>()
  for (const { seenAs, hiddenFields } of views) {
    if (hiddenFields.includes('quantity')) hidden.add('quantity')
    if (hiddenFields.includes('process')) hidden.add('quality')
    if (seenAs === 'anonymised') for (const id of ['months', 'distance', 'freshness'] as const) hidden.add(id)
  }
  return hidden
}
