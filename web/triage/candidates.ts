import type { CandidateView } from '../../src/features/matching/contract.ts'
import type { SynergyKind } from '../../src/kernel/synergies.ts'

/** A synergy to take up: its kind, and the flows of those who are in it. */
export interface TakenUp {
  kind: SynergyKind
  flowIds: readonly string[]
}

export const groupings = ['structure', 'resource', 'kind'] as const
export type Grouping = (typeof groupings)[number]

/** What triage asks of a candidate to put it in a group. */
export type Grouped = Pick<CandidateView, 'id' | 'kind' | 'resourceId'> & {
  askedBy: readonly unknown[]
  stock: { party: { organisationId: string | null } }
  need: { party: { organisationId: string | null } }
}

export interface Group<C> {
  /** The structure, the resource or the kind; empty when it is not known. */
  key: string
  items: C[]
}

/** The group of those that a structure waits for: before all others. */
export const ASKED = 'asked'

/**
 * Candidates in groups, each in one, so that counts add up; the largest group first, candidates in the order given. By
 * structure, a candidate goes to the one of its two structures that takes part in the most of them: what a visit or a
 * call to that structure settles together. What a structure asked for comes first, by itself.
 */
export function groupsOf<C extends Grouped>(candidates: readonly C[], by: Grouping): Group<C>[] {
  const keyOf = by === 'structure' ? busiestOf(candidates) : by === 'kind' ? kindOf : resourceOf
  const groups = new Map<string, C[]>()
  for (const candidate of candidates) {
    const key = candidate.askedBy.length > 0 ? ASKED : keyOf(candidate)
    const items = groups.get(key)
    if (items) items.push(candidate)
    else groups.set(key, [candidate])
  }
  const isAsked = ({ key }: Group<C>) => Number(key === ASKED)
  return [...groups]
    .map(([key, items]) => ({ key, items }))
    .sort((a, b) => isAsked(b) - isAsked(a) || b.items.length - a.items.length)
}

const kindOf = ({ kind }: Grouped): string => kind
const resourceOf = ({ resourceId }: Grouped): string => resourceId ?? ''

const ownersOf = ({ stock, need }: Grouped) =>
  [stock, need].flatMap(({ party }) => party.organisationId ?? [])

function busiestOf(candidates: readonly Grouped[]): (candidate: Grouped) => string {
  const counts = new Map<string, number>()
  for (const owner of candidates.flatMap(ownersOf)) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const countOf = (owner: string) => counts.get(owner) ?? 0
  return (candidate) => {
    const [first = '', second] = ownersOf(candidate)
    return second !== undefined && countOf(second) > countOf(first) ? second : first
  }
}

type Paired = Pick<CandidateView, 'kind'> & { stock: { id: string }; need: { id: string } }

/**
 * The synergy that some candidates make together: one as it is; several stocks for one need; one stock for several
 * needs; or what is pooled. Null when they have nothing in common to hold them together.
 */
export function synergyOf(candidates: readonly Paired[]): TakenUp | null {
  const stocks = [...new Set(candidates.map(({ stock }) => stock.id))]
  const needs = [...new Set(candidates.map(({ need }) => need.id))]
  const flowIds = [...stocks, ...needs]
  const [only] = candidates
  if (!only) return null
  if (candidates.length === 1) return { kind: only.kind, flowIds }
  if (candidates.every(({ kind }) => kind === 'pooling')) return { kind: 'pooling', flowIds }
  if (needs.length === 1) return { kind: 'aggregation', flowIds }
  return stocks.length === 1 ? { kind: 'split', flowIds } : null
}

/** The candidate to open once some are gone: the next that stays, or else the last before. */
export function afterLeaving<C extends { id: string }>(
  order: readonly C[],
  openId: string | undefined,
  gone: ReadonlySet<string>,
): C | undefined {
  const at = order.findIndex(({ id }) => id === openId)
  const stays = ({ id }: C) => !gone.has(id)
  return order.slice(Math.max(at, 0)).find(stays) ?? order.slice(0, Math.max(at, 0)).findLast(stays)
}
