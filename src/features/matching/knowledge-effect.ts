import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../kernel/actor.ts'
import type { KnowledgeScope } from '../../kernel/events.ts'
import type { FlowsService } from '../flows/service.ts'
import type { ArrangedKnowledge } from '../materials/arranged-knowledge.ts'
import type { KnowledgeEffect } from '../materials/entries/contract.ts'
import { arrangeKnowledge } from './engine/compatibility.ts'
import { type Match, MatchIndex } from './engine/match-index.ts'
import type { Worlds } from './worlds.ts'

/** Beyond these, a person who types would wait for the answer. */
const READ_AT_MOST = 400
const JUDGED_AT_MOST = 1000

/**
 * What another state of the knowledge base would do to the flows that an actor works on, without doing it: counted on
 * these alone, since what is hidden must not be told by a number. `matches`: the pairs it reads.
 */
export function effectOf(
  { actor, scopes, next }: { actor: Actor; scopes: readonly KnowledgeScope[]; next: ArrangedKnowledge },
  { worlds, flows, matches }: { worlds: Worlds; flows: FlowsService; matches: readonly Match[] },
): KnowledgeEffect {
  const touched = worlds.touchedBy(scopes).filter((row) => flows.sightOf(actor, row).isInside)
  const ofKind = (wanted: 'stock' | 'need') => touched.filter(({ kind }) => kind === wanted)
  const readAgain = flows
    .wholeOf(touched.slice(0, READ_AT_MOST))
    .map((shown) => worlds.engineFlow(shown, next.reader()))
  const { index } = worlds.whole()
  const rules = scopes.some(({ kind }) => kind === 'rule')
  const ids = new Set(ofKind('stock').map(({ id }) => id))
  const judged = rules ? matches.filter(({ stockId }) => ids.has(stockId)).slice(0, JUDGED_AT_MOST) : []
  return {
    stocks: ofKind('stock').length,
    needs: ofKind('need').length,
    readOtherwise: readAgain.filter(({ id, reading }) => !isDeepStrictEqual(reading, index.flow(id)?.reading))
      .length,
    stopped: countStopped(judged, index, next),
  }
}

/** Pairs proposed today that another state of the base forbids. */
function countStopped(matches: readonly Match[], index: MatchIndex, next: ArrangedKnowledge): number {
  if (matches.length === 0) return 0
  const desk = new MatchIndex(arrangeKnowledge(next.knowledge()))
  // Copies: what the engine remembers of a flow holds for the base as it stands.
  for (const id of new Set(matches.flatMap(({ stockId, needId }) => [stockId, needId]))) {
    const flow = index.flow(id)
    if (flow) desk.put({ ...flow })
  }
  return matches.filter(({ stockId, needId }) => index.pair(stockId, needId) && !desk.pair(stockId, needId))
    .length
}
