import MiniSearch from 'minisearch'
import type { Ranker } from './measure.ts'

/** Okapi BM25 over the designations (minisearch, default parameters, prefix search off). */
export const bm25Ranker: Ranker = (stocks, needs) => {
  const search = new MiniSearch({ fields: ['libelle'], idField: 'id' })
  search.addAll([...needs])
  return new Map(
    stocks.map((stock) => [
      stock.id ?? '',
      search
        .search(stock.libelle ?? '')
        .slice(0, 10)
        .map(({ id }) => id as string),
    ]),
  )
}

/** The rule of thumb of many exchanges: a need matches when its words are those of the same waste code's stocks. */
export const sameCodeRanker: Ranker = (stocks, needs) => {
  const wordsByCode = new Map<string, Set<string>>()
  for (const { code_dechet = '', libelle = '' } of stocks) {
    if (code_dechet === '') continue
    const words = wordsByCode.get(code_dechet) ?? new Set<string>()
    wordsByCode.set(code_dechet, words)
    for (const word of wordsIn(libelle)) words.add(word)
  }
  return new Map(
    stocks.map(({ id = '', code_dechet = '' }) => {
      const words = wordsByCode.get(code_dechet) ?? new Set()
      const scored = needs
        .map((need) => ({
          id: need.id ?? '',
          shared: wordsIn(need.libelle ?? '').filter((word) => words.has(word)).length,
        }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1))
      return [id, scored.slice(0, 10).map((need) => need.id)]
    }),
  )
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)
}
