import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { DomainEvent, EventBus } from '../../kernel/events.ts'
import { lazy } from '../../kernel/lazy.ts'
import type { FlowView } from '../flows/contract.ts'
import { sightOf } from '../flows/policy.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { MatchQuery, MatchView, PoolingView } from './contract.ts'
import { arrangeKnowledge } from './engine/compatibility.ts'
import { type Match, MatchIndex, type Ranking, type Stopped } from './engine/match-index.ts'
import { proposePoolings } from './engine/pooling.ts'
import { blurredKm, redact } from './engine/redact.ts'
import { engineFlowOf, type FlowRow } from './engine-flow.ts'

export type MatchingService = ReturnType<typeof matchingService>

/** Matches kept for each stock, and the least score worth a facilitator's glance. */
export const PER_STOCK = { top: 20, minScore: 0.18 }

/** Beyond this share of the flows (an import), ranking everything again costs less than finding what is touched. */
const LARGE_CHANGE = 0.1

/**
 * Keeps the engine's index in step with the database: built at start from the live flows, followed after each
 * commit. Rankings are kept per stock and only those that a change can touch are worked out again.
 */
export function matchingService(
  clock: Clock,
  events: EventBus,
  {
    organisations,
    flows,
    materials,
  }: { organisations: OrganisationsService; flows: FlowsService; materials: MaterialsService },
) {
  const compatibility = lazy(() => arrangeKnowledge(materials.knowledge()))
  const index = lazy(() => new MatchIndex(compatibility()))
  const rows = new Map<string, FlowRow>()
  const rankings = new Map<string, Ranking>()
  let sorted: Match[] | null = null

  function load(changed: readonly FlowRow[]): void {
    const owners = organisations.recordsOf([...new Set(changed.map(({ organisationId }) => organisationId))])
    for (const row of changed) {
      const owner = owners.get(row.organisationId)
      if (row.withdrawnAt !== null || !owner) {
        index().remove(row.id)
        rows.delete(row.id)
      } else {
        index().put(engineFlowOf(row, owner, materials, clock.now()))
        rows.set(row.id, row)
      }
    }
  }

  /** Stocks whose list holds a flow, or would now. */
  function touchedBy(ids: readonly string[]): Set<string> {
    const touched = new Set<string>()
    for (const id of ids) {
      if (rankings.has(id) || index().flow(id)?.kind === 'stock') touched.add(id)
      // Weak among the partners of a need, or stopped, a stock may still hold it in its own list.
      const all = { top: Number.MAX_SAFE_INTEGER, minScore: PER_STOCK.minScore, relativeFloor: 0 }
      const { matches, stopped } = index().partnersOf(id, all)
      for (const { stockId } of [...matches, ...stopped]) touched.add(stockId)
    }
    const changed = new Set(ids)
    for (const [stockId, { matches, stopped }] of rankings)
      if (
        matches.some(({ needId }) => changed.has(needId)) ||
        stopped.some(({ needId }) => changed.has(needId))
      )
        touched.add(stockId)
    return touched
  }

  function rerank(stockIds: Iterable<string>): void {
    for (const id of stockIds) {
      if (index().flow(id)) rankings.set(id, index().partnersOf(id, PER_STOCK))
      else rankings.delete(id)
    }
    sorted = null
  }

  /** Reads every live flow again and ranks them all. */
  function readAll(): void {
    const live = flows.liveRows()
    const ids = new Set(live.map(({ id }) => id))
    for (const id of [...rows.keys()].filter((known) => !ids.has(known))) {
      index().remove(id)
      rows.delete(id)
    }
    load(live)
    rankings.clear()
    rerank(live.filter(({ kind }) => kind === 'stock').map(({ id }) => id))
  }

  function follow(event: DomainEvent): void {
    if (event.type === 'written-elsewhere') readAll()
    if (event.type === 'flow-changed') {
      if (event.ids.length > Math.max(50, index().size * LARGE_CHANGE)) {
        load(flows.rowsOf(event.ids))
        rerank(
          new Set([
            ...rankings.keys(),
            ...index()
              .allStocks()
              .map(({ id }) => id),
          ]),
        )
        return
      }
      const before = touchedBy(event.ids)
      load(flows.rowsOf(event.ids))
      rerank(new Set([...before, ...touchedBy(event.ids)]))
    }
    if (event.type === 'organisation-changed') {
      const owned = new Set(event.ids)
      const ids = [...rows.values()]
        .filter(({ organisationId }) => owned.has(organisationId))
        .map(({ id }) => id)
      if (ids.length > 0) follow({ type: 'flow-changed', ids })
    }
  }

  function allMatches(): readonly Match[] {
    sorted ??= [...rankings.values()]
      .flatMap(({ matches }) => matches)
      .sort((a, b) => b.score - a.score || (a.stockId < b.stockId ? -1 : 1) || (a.needId < b.needId ? -1 : 1))
    return sorted
  }

  /** Has a part in a flow of this structure: reads all, works on it, or is of it. */
  function isConcerned(actor: Actor, organisationId: string): boolean {
    return (
      actor.role === 'authority' || facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
    )
  }

  /** One sees the matches of the flows one has a part in, when the other side is open; nobody sees a hidden side. */
  function mayRead(actor: Actor, stockId: string, needId: string): boolean {
    const [stock, need] = [rows.get(stockId), rows.get(needId)]
    if (!stock || !need) return false
    if (sightOf(actor, stock) === 'none' || sightOf(actor, need) === 'none') return false
    return isConcerned(actor, stock.organisationId) || isConcerned(actor, need.organisationId)
  }

  /** Filters on a structure never confirm who stands behind an anonymised flow. */
  function involves(actor: Actor, organisationId: string, flowIds: readonly string[]): boolean {
    return flowIds.some((id) => {
      const row = rows.get(id)
      return row?.organisationId === organisationId && sightOf(actor, row) === 'full'
    })
  }

  /** Filters on the distance that is shown: a precise filter would give a blurred distance away. */
  function isWithin(actor: Actor, { stockId, needId, distanceKm }: Match, maxKm: number): boolean {
    if (distanceKm === null) return false
    const whole = [stockId, needId].every((id) => {
      const row = rows.get(id)
      return row !== undefined && sightOf(actor, row) === 'full'
    })
    return (whole ? distanceKm : blurredKm(distanceKm)) <= maxKm
  }

  function viewOf(match: Match, stock: FlowView, need: FlowView): MatchView {
    const explained = index().explain(match)
    const shown =
      stock.seenAs === 'full' && need.seenAs === 'full' ? explained : redact(explained, compatibility())
    return {
      id: `${match.stockId}~${match.needId}`,
      kind: shown.kind,
      score: shown.score,
      distanceKm: shown.distanceKm,
      resourceId: shown.fit.resourceId,
      resourceLabel: shown.fit.resourceId ? materials.resourceLabel(shown.fit.resourceId) : null,
      reasons: shown.reasons,
      toCheck: shown.toCheck,
      terms: shown.terms,
      stock,
      need,
    }
  }

  function present<T extends { stockId: string; needId: string }, V>(
    actor: Actor,
    pairs: readonly T[],
    as: (pair: T, stock: FlowView, need: FlowView) => V,
  ): V[] {
    const views = flows.viewsOf(actor, [
      ...new Set(pairs.flatMap(({ stockId, needId }) => [stockId, needId])),
    ])
    return pairs.flatMap((pair) => {
      const [stock, need] = [views.get(pair.stockId), views.get(pair.needId)]
      return stock && need ? [as(pair, stock, need)] : []
    })
  }

  return {
    /** Reads every live flow and ranks them all; called once at start. */
    build(): void {
      readAll()
      events.subscribe(follow)
    },

    /** Matches open to the actor, best first, under the filters of the query. */
    list(actor: Actor, query: MatchQuery): { total: number; items: MatchView[] } {
      const { kind, family, resource, organisation, maxKm, q, limit, offset } = query
      const kept = allMatches().filter(
        (match) =>
          mayRead(actor, match.stockId, match.needId) &&
          (!kind || match.kind === kind) &&
          (!family ||
            rows.get(match.stockId)?.family === family ||
            rows.get(match.needId)?.family === family) &&
          (!resource ||
            (match.fit.resourceId && compatibility().lineage(match.fit.resourceId).includes(resource))) &&
          (!organisation || involves(actor, organisation, [match.stockId, match.needId])) &&
          (maxKm === undefined || isWithin(actor, match, maxKm)),
      )
      if (!q) return { total: kept.length, items: present(actor, kept.slice(offset, offset + limit), viewOf) }
      const says = materials.textFilter(q)
      const found = present(actor, kept, viewOf).filter(({ stock, need }) => says(stock) || says(need))
      return { total: found.length, items: found.slice(offset, offset + limit) }
    },

    /** One match by its id (`stock~need`). */
    get(actor: Actor, id: string): MatchView {
      const [stockId = '', needId = ''] = id.split('~')
      const match = mayRead(actor, stockId, needId) ? index().pair(stockId, needId) : null
      const [view] = match ? present(actor, [match], viewOf) : []
      return view ?? notFound('Piste')
    },

    /** The best matches of the whole territory, raw: for the demonstration and the command line. */
    best: (count: number) =>
      allMatches()
        .slice(0, count)
        .map((match) => index().explain(match)),

    poolings(actor: Actor, { family, organisation }: { family?: string; organisation?: string }) {
      // Grouped from what the actor may see alone: a hidden flow must not show through the size or the centre of a group.
      const seen = [...index().allNeeds(), ...index().allStocks()].filter(({ id }) => {
        const row = rows.get(id)
        return row !== undefined && sightOf(actor, row) !== 'none'
      })
      const items = proposePoolings(seen, compatibility()).flatMap((pooling): PoolingView[] => {
        const open = pooling.flowIds
        const isParty = open.some((id) => isConcerned(actor, rows.get(id)?.organisationId ?? ''))
        const members = [...flows.viewsOf(actor, open).values()]
        const resource = materials.resource(pooling.resourceId)
        if (!resource || members.length < 2 || !isParty) return []
        if (organisation && !involves(actor, organisation, open)) return []
        if (family && !members.some((member) => member.family === family)) return []
        const whole = members.every(({ seenAs }) => seenAs === 'full')
        return [
          {
            id: pooling.id,
            resourceId: resource.id,
            resourceLabel: resource.labelFr,
            family: members[0]?.family ?? resource.family,
            reasons: whole
              ? pooling.reasons
              : [`${members.length} structures ont le même besoin : ${resource.labelFr}.`],
            toCheck: pooling.toCheck,
            radiusKm: whole ? pooling.radiusKm : null,
            score: whole ? pooling.score : 1 - 1 / members.length,
            members,
          },
        ]
      })
      return { total: items.length, items }
    },

    /** Pairs that a hard stop forbids, with the rule: for facilitators, so that nobody proposes them by hand. */
    stopped(actor: Actor, organisation?: string) {
      const pairs: Stopped[] = [...rankings.values()].flatMap(({ stopped }) => stopped)
      const kept = pairs.filter(
        ({ stockId, needId }) =>
          mayRead(actor, stockId, needId) &&
          (!organisation || involves(actor, organisation, [stockId, needId])),
      )
      const items = present(actor, kept, ({ ruleId, reason, source }, stock, need) => ({
        stock,
        need,
        rule: ruleId,
        reason,
        source,
      }))
      return { total: items.length, items }
    },
  }
}
