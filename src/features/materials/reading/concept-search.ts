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
  phrases: Phrases
}

/** Phrases as the numbers of their stems, one after the other: a text is compared with hundreds of them. */
interface Phrases {
  stems: Int32Array
  /** Where each phrase ends among the stems. */
  ends: Int32Array
}

/** What is said of each concept, filed under each of its stems. */
export interface Descriptions {
  list: readonly Description[]
  postings: ReadonlyMap<string, ReadonlySet<number>>
  /** Numbers of the stems. */
  numbers: ReadonlyMap<string, number>
}

export function describeConcepts(knowledge: Knowledge): Descriptions {
  const list: Description[] = []
  const postings = new Map<string, Set<number>>()
  const numbers = new Map<string, number>()
  const describe = (kind: 'resource' | 'use', id: string, wanted: boolean, texts: readonly string[]) => {
    const phrases = texts.map((text) => [...new Set(stemsOf(text))]).filter((stems) => stems.length > 0)
    const number = list.push({ kind, id, wanted, phrases: numbered(phrases, numbers) }) - 1
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
  return { list, postings, numbers }
}

/** Numbers stems as they come. */
function numbered(phrases: readonly string[][], numbers: Map<string, number>): Phrases {
  let end = 0
  return {
    stems: Int32Array.from(phrases.flat(), (stem) => {
      const number = numbers.get(stem) ?? numbers.size
      numbers.set(stem, number)
      return number
    }),
    ends: Int32Array.from(phrases, (phrase) => {
      end += phrase.length
      return end
    }),
  }
}

/** The same with phrases more, each a description of its own; those that were there keep their numbers. */
export function extendDescriptions(base: Descriptions, added: readonly AddedPhrase[]): Descriptions {
  const list = [...base.list]
  const postings = new Map(base.postings)
  const numbers = new Map(base.numbers)
  for (const { text, meaning } of added) {
    if (meaning.kind === 'qualifier') continue
    const stems = [...new Set(stemsOf(text))]
    const phrases = numbered([stems], numbers)
    const number = list.push({ kind: meaning.kind, id: meaning.id, wanted: false, phrases }) - 1
    for (const stem of stems) postings.set(stem, new Set([...(postings.get(stem) ?? []), number]))
  }
  return { list, postings, numbers }
}

/**
 * The concepts whose descriptions are nearest to a text: what is left when no phrase of the lexicon is found whole.
 * Likeness joins how much of the text's information the whole description holds and how much of one of its phrases
 * the text holds: the first finds the subject, the second a phrase said with other words around or one word less.
 */
export function createConceptSearch(
  knowledge: Knowledge,
  lexicon: Lexicon,
  { list, postings, numbers }: Descriptions,
): ConceptSearch {
  const codesOf = new Map(knowledge.resources.map(({ id, wasteCodes }) => [id, new Set(wasteCodes)]))
  const information = Float64Array.from(numbers.keys(), lexicon.informationOf)
  const isReadIn = (flowKind: 'stock' | 'need', { kind, wanted }: Description) =>
    flowKind === 'need' || (kind === 'resource' && !wanted)

  /** Of each description that holds a word of a text, the share of the text's information that it holds. */
  function sharesOf(text: ReadonlySet<string>, total: number): Map<number, number> {
    const shares = new Map<number, number>()
    for (const stem of text) {
      const filed = postings.get(stem)
      if (!filed || filed.size > COMMON) continue
      const share = lexicon.informationOf(stem) / total
      for (const number of filed) shares.set(number, (shares.get(number) ?? 0) + share)
    }
    return shares
  }

  return {
    nearest(stems, flowKind, wasteCode) {
      const text = new Set(stems.filter((stem) => lexicon.knows(stem)))
      let total = 0
      for (const stem of text) total += lexicon.informationOf(stem)
      if (total === 0) return []
      const isInText = new Uint8Array(numbers.size)
      for (const stem of text) {
        const number = numbers.get(stem)
        if (number !== undefined) isInText[number] = 1
      }
      const shares = [...sharesOf(text, total)].filter(([number]) =>
        isReadIn(flowKind, list[number] as Description),
      )
      const ranked = greatest(shares, COMPARED)
        .map(([number, share]) => {
          const { kind, id, phrases } = list[number] as Description
          return { kind, id, likeness: 0.5 * share + 0.5 * bestCoverage(phrases, isInText, information) }
        })
        .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      const ofCode = wasteCode
        ? ranked.filter(({ id }) => codesOf.get(id)?.has(wasteCode)).slice(0, KEPT_OF_CODE)
        : []
      return [...new Set([...ranked.slice(0, KEPT), ...ofCode])]
    },
  }
}

/** The entries of greatest value, the greatest first, the least key first among equals. */
function greatest(entries: [number, number][], count: number): [number, number][] {
  // Sorting bare numbers costs far less than comparing hundreds of entries, of which few are kept.
  const values = Float64Array.from(entries, ([, value]) => value).sort()
  const least = values[values.length - count] ?? 0
  return entries
    .filter(([, value]) => value >= least)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
}

/** The most that the text holds of one phrase; a single shared word out of several counts for little. */
function bestCoverage({ stems, ends }: Phrases, isInText: Uint8Array, information: Float64Array): number {
  let best = 0
  let at = 0
  for (const end of ends) {
    const isOneWord = end - at === 1
    let [count, shared, whole] = [0, 0, 0]
    for (; at < end; at++) {
      const stem = stems[at] as number
      const tells = information[stem] as number
      whole += tells
      if (isInText[stem] === 0) continue
      shared += tells
      count++
    }
    if (count > 0) best = Math.max(best, (shared / whole) * (count === 1 && !isOneWord ? 0.6 : 1))
  }
  return best
}
