import type { Knowledge } from '../knowledge.ts'
import type { AddedPhrase, Lexicon } from './lexicon.ts'
import { stemsOf } from './words.ts'

export interface NearConcept {
  kind: 'resource' | 'use'
  id: string
  /** 0–1, see `createConceptSearch`. */
  likeness: number
}

export interface ConceptSearch {
  /** The nearest concepts, and among the resources of the waste code, the nearest too. */
  nearest(stems: readonly string[], flowKind: 'stock' | 'need', wasteCode: string | null): NearConcept[]
}

const KEPT = 6
const KEPT_OF_CODE = 3
/** Of the descriptions that share a word, those looked at phrase by phrase. */
const COMPARED = 60
/** Words found in more descriptions than this bring nothing near. */
const COMMON = 150

interface Description {
  kind: 'resource' | 'use'
  id: string
  /** Said by those in want of it: read in needs only. */
  wanted: boolean
  phrases: string[][]
}

/** What is said of each concept, filed under each of its stems. */
export interface Descriptions {
  list: readonly Description[]
  postings: ReadonlyMap<string, ReadonlySet<number>>
}

export function describeConcepts(knowledge: Knowledge): Descriptions {
  const list: Description[] = []
  const postings = new Map<string, Set<number>>()
  const describe = (kind: 'resource' | 'use', id: string, wanted: boolean, texts: readonly string[]) => {
    const phrases = texts.map((text) => [...new Set(stemsOf(text))]).filter((stems) => stems.length > 0)
    const number = list.push({ kind, id, wanted, phrases }) - 1
    for (const stem of phrases.flat()) {
      const filed = postings.get(stem)
      if (filed) filed.add(number)
      else postings.set(stem, new Set([number]))
    }
  }
  for (const { id, labelFr, synonymsFr, wantedAsFr } of knowledge.resources) {
    describe('resource', id, false, [labelFr, ...synonymsFr])
    if (wantedAsFr.length > 0) describe('resource', id, true, [...wantedAsFr, labelFr, ...synonymsFr])
  }
  for (const { id, labelFr, expressionsFr } of knowledge.uses)
    describe('use', id, false, [labelFr, ...expressionsFr])
  return { list, postings }
}

/** The same with phrases more, each a description of its own; those that were there keep their numbers. */
export function extendDescriptions(base: Descriptions, added: readonly AddedPhrase[]): Descriptions {
  const list = [...base.list]
  const postings = new Map(base.postings)
  for (const { text, meaning } of added) {
    if (meaning.kind === 'qualifier') continue
    const stems = [...new Set(stemsOf(text))]
    const number = list.push({ kind: meaning.kind, id: meaning.id, wanted: false, phrases: [stems] }) - 1
    for (const stem of stems) postings.set(stem, new Set([...(postings.get(stem) ?? []), number]))
  }
  return { list, postings }
}

/**
 * The concepts whose descriptions are nearest to a text: what is left when no phrase of the lexicon is found whole.
 * Likeness joins how much of the text's information the whole description holds and how much of one of its phrases
 * the text holds: the first finds the subject, the second a phrase said with other words around or one word less.
 */
export function createConceptSearch(
  knowledge: Knowledge,
  lexicon: Lexicon,
  { list, postings }: Descriptions,
): ConceptSearch {
  const codesOf = new Map(knowledge.resources.map(({ id, wasteCodes }) => [id, new Set(wasteCodes)]))
  const weigh = (stems: Iterable<string>) => {
    let sum = 0
    for (const stem of stems) sum += lexicon.informationOf(stem)
    return sum
  }

  return {
    nearest(stems, flowKind, wasteCode) {
      const text = new Set(stems.filter((stem) => lexicon.knows(stem)))
      const total = weigh(text)
      if (total === 0) return []
      const shares = new Map<number, number>()
      for (const stem of text) {
        const filed = postings.get(stem)
        if (!filed || filed.size > COMMON) continue
        const share = lexicon.informationOf(stem) / total
        for (const number of filed) shares.set(number, (shares.get(number) ?? 0) + share)
      }
      const ranked = [...shares]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .map(([number, share]) => ({ ...(list[number] as Description), share }))
        .filter(({ kind, wanted }) => (flowKind === 'need' ? true : kind === 'resource' && !wanted))
        .slice(0, COMPARED)
        .map(({ kind, id, phrases, share }) => ({
          kind,
          id,
          likeness: 0.5 * share + 0.5 * bestCoverage(phrases, text, weigh),
        }))
        .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      const ofCode = wasteCode
        ? ranked.filter(({ id }) => codesOf.get(id)?.has(wasteCode)).slice(0, KEPT_OF_CODE)
        : []
      return [...new Set([...ranked.slice(0, KEPT), ...ofCode])]
    },
  }
}

/** The most that the text holds of one phrase; a single shared word out of several counts for little. */
function bestCoverage(
  phrases: readonly string[][],
  text: ReadonlySet<string>,
  weigh: (stems: Iterable<string>) => number,
): number {
  let best = 0
  for (const phrase of phrases) {
    const shared = phrase.filter((stem) => text.has(stem))
    if (shared.length === 0) continue
    const coverage = weigh(shared) / weigh(phrase)
    best = Math.max(best, shared.length === 1 && phrase.length > 1 ? coverage * 0.6 : coverage)
  }
  return best
}
