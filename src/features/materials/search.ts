import type { Knowledge, Resource, WasteCode } from './knowledge.ts'
import { fold, stemsOf } from './reading/words.ts'

/** The words of an entry of the knowledge base, read at the first question about it: entries never change. */
interface Described {
  label: readonly string[]
  others: readonly string[]
}
const described = new WeakMap<object, Described>()
function wordsOfEntry(entry: object, label: string, others: readonly string[]): Described {
  const known = described.get(entry)
  if (known) return known
  const words = { label: stemsOf(label), others: others.flatMap(stemsOf) }
  described.set(entry, words)
  return words
}

/**
 * How well descriptions answer a query: every word of it must be found, whole or as the beginning of a word;
 * the label counts more than the synonyms, the beginning more than the rest. 0 when a word is missing.
 */
function relevance(query: readonly string[], { label, others }: Described): number {
  let score = 0
  for (const stem of query) {
    const inLabel = label.findIndex((word) => word.startsWith(stem))
    if (inLabel >= 0) score += inLabel === 0 ? 4 : 3
    else if (others.some((word) => word.startsWith(stem))) score += 1
    else return 0
  }
  return score / Math.sqrt(label.length + 1)
}

function best<T>(items: readonly T[], score: (item: T) => number, limit: number): T[] {
  return items
    .map((item) => ({ item, score: score(item) }))
    .filter((scored) => scored.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ item }) => item)
}

/** Resources whose label or synonyms answer the query, best first; all of them for an empty query. */
export function searchResources(knowledge: Knowledge, query: string, limit: number): Resource[] {
  const stems = stemsOf(query)
  if (stems.length === 0) return knowledge.resources.slice(0, limit)
  return best(
    knowledge.resources,
    (resource) => {
      const { id, labelFr, labelEn, synonymsFr, synonymsEn } = resource
      if (fold(id) === fold(query)) return 100
      return relevance(stems, wordsOfEntry(resource, labelFr, [labelEn, ...synonymsFr, ...synonymsEn]))
    },
    limit,
  )
}

/** Waste codes by digits ("15 01", "150101*") or by words of their label and keywords, best first. */
export function searchWasteCodes(knowledge: Knowledge, query: string, limit: number): WasteCode[] {
  const digits = query.replace(/[\s*]/g, '')
  if (/^\d{1,6}$/.test(digits))
    return knowledge.wasteCodes.filter(({ code }) => code.startsWith(digits)).slice(0, limit)
  const stems = stemsOf(query)
  if (stems.length === 0) return knowledge.wasteCodes.slice(0, limit)
  return best(
    knowledge.wasteCodes,
    (code) => relevance(stems, wordsOfEntry(code, code.labelFr, [code.labelEn, ...code.keywordsFr])),
    limit,
  )
}
