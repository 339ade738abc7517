import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../kernel/actor.ts'
import type { KnowledgeScope } from '../../kernel/events.ts'
import type { FlowsService } from '../flows/service.ts'
import type { ArrangedKnowledge } from '../materials/arranged-knowledge.ts'
import type { KnowledgeEffect } from '../materials/entries/contract.ts'
import { arrangeKnowledge } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { Match, MatchIndex } from './engine/match-index.ts'
import type { FlowRow } from './engine-flow.ts'
import { type Pair, pairKey } from './pair.ts'
import { PER_FLOW } from './ranked-world.ts'
import type { Worlds } from './worlds.ts'

/** Beyond these, a person who types would wait for the answer. */
const READ_AT_MOST = 400
const JUDGED_AT_MOST = 1000
const FILED_AT_MOST = 5000

/**
 * What another state of the knowledge base would do to the flows that an actor works on, without doing it: counted on
 * these alone, since what is hidden must not be told by a number. `matches`: the pairs it reads.
 */
export function effectOf(
  { actor, scopes, next }: { actor: Actor; scopes: readonly KnowledgeScope[]; next: ArrangedKnowledge },
  { worlds, flows, matches }: { worlds: Worlds; flows: FlowsService; matches: readonly Match[] },
): KnowledgeEffect {
  const isOwn = (row: FlowRow) => flows.sightOf(actor, row).isInside
  const touched = worlds.touchedBy(scopes).filter(isOwn)
  const ofKind = (wanted: 'stock' | 'need') => touched.filter(({ kind }) => kind === wanted)
  const readAgain = flows
    .wholeOf(touched.slice(0, READ_AT_MOST))
    .map((shown) => worlds.engineFlow(shown, next.reader()))
  const { index } = worlds.whole()
  const readOtherwise = readAgain.filter(
    ({ id, reading }) => !isDeepStrictEqual(reading, index.flow(id)?.reading),
  )
  const rules = scopes.some(({ kind }) => kind === 'rule')
  const ids = new Set(ofKind('stock').map(({ id }) => id))
  const judged = rules ? matches.filter(({ stockId }) => ids.has(stockId)).slice(0, JUDGED_AT_MOST) : []
  const changed = scopes.some(({ kind }) => kind !== 'words') ? readAgain : readOtherwise
  const own = changed.length > 0 || judged.length > 0 ? [...worlds.rows.values()].filter(isOwn) : []
  const desk = deskOf(own.slice(0, FILED_AT_MOST), readAgain, index, next)
  return {
    stocks: ofKind('stock').length,
    needs: ofKind('need').length,
    readOtherwise: readOtherwise.length,
    gained: countGained(changed, index, desk),
    stopped: judged.filter((pair) => isProposed(index, pair) && !isProposed(desk, pair)).length,
  }
}

/** The flows of the actor as they would be read and filed; copies, since what the engine remembers of a flow holds for the base as it stands. */
function deskOf(
  own: readonly FlowRow[],
  readAgain: readonly EngineFlow[],
  index: MatchIndex,
  next: ArrangedKnowledge,
): MatchIndex {
  const desk = index.emptyOn(arrangeKnowledge(next.knowledge()))
  for (const { id } of own) {
    const flow = index.flow(id)
    if (flow) desk.put({ ...flow })
  }
  for (const flow of readAgain) desk.put(flow)
  return desk
}

/** Pairs of what changed that would come to be proposed. */
function countGained(changed: readonly EngineFlow[], index: MatchIndex, desk: MatchIndex): number {
  const gained = changed.flatMap(({ id }) =>
    desk.partnersOf(id, PER_FLOW).matches.filter((pair) => !isProposed(index, pair)),
  )
  return new Set(gained.map(pairKey)).size
}

function isProposed(index: MatchIndex, { stockId, needId }: Pair): boolean {
  return (index.pair(stockId, needId)?.score ?? 0) >= PER_FLOW.minScore
}
