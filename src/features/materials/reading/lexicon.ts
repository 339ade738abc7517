import type { Knowledge } from '../knowledge.ts'
import { accentedStemOf, stemsOf, type Word, wordsOf } from './words.ts'

/** What a phrase of the lexicon speaks of. `wanted` phrases count in needs only. */
export interface Meaning {
  kind: 'resource' | 'use' | 'qualifier'
  id: string
  wanted: boolean
}

interface Phrase {
  stems: string[]
  /** Accented forms of its short words, by stem. */
  accents: Map<string, Set<string>>
  meanings: Meaning[]
  /** Sum of the informativeness of its stems: breaks ties between phrases of the same length. */
  information: number
  /** Marks of its stems together. */
  marks: number
}

/** A mark is a bit that a stem shares with one in 31 others: a phrase with a mark that a text lacks is not in it. */
const MARKS = 31

/** A phrase found in a text: which words, and what it means. */
export interface Found {
  /** Positions of the words in the text, ascending. */
  at: number[]
  meanings: Meaning[]
  information: number
  wordCount: number
}

/** Content words allowed between the words of a phrase ("élever *une bière forte plusieurs mois* sous bois"). */
const SLACK = 4

export interface Lexicon {
  /** Every phrase present in the words: all its stems, in any order, close together. */
  find(words: readonly Word[]): Found[]
  /** Informativeness of a stem in the knowledge base: rare words weigh more; unknown words weigh most. */
  informationOf(stem: string): number
  knows(stem: string): boolean
  /** What a text means as a phrase of the lexicon, whole and alone; empty when it is none. */
  meaningsOf(text: string): Meaning[]
}

/** Words added to what a lexicon was compiled from. */
export interface AddedPhrase {
  text: string
  meaning: Meaning
}

/**
 * Compiles the labels, synonyms and expressions of a knowledge base in one language (kept apart: "logs" are not
 * "logements"). Each phrase is filed under its rarest stem, so that reading a text looks at a handful of phrases
 * and not at all of them.
 */
export function compileLexicon(knowledge: Knowledge, language: 'fr' | 'en'): Lexicon {
  const phrases = new Map<string, Phrase>()
  const add = (text: string, meaning: Meaning) => addPhrase(phrases, text, meaning)
  for (const { id, labelFr, labelEn, synonymsFr, synonymsEn, wantedAsFr } of knowledge.resources) {
    for (const text of language === 'fr' ? [labelFr, ...synonymsFr] : [labelEn, ...synonymsEn])
      add(text, { kind: 'resource', id, wanted: false })
    if (language === 'fr') for (const text of wantedAsFr) add(text, { kind: 'resource', id, wanted: true })
  }
  for (const { id, labelFr, labelEn, expressionsFr, expressionsEn } of knowledge.uses)
    for (const text of language === 'fr' ? [labelFr, ...expressionsFr] : [labelEn, ...expressionsEn])
      add(text, { kind: 'use', id, wanted: false })
  for (const { id, labelEn, expressionsFr } of knowledge.qualifiers)
    for (const text of language === 'fr' ? expressionsFr : [labelEn])
      add(text, { kind: 'qualifier', id, wanted: false })

  const frequency = new Map<string, number>()
  for (const { stems } of phrases.values())
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  const informationOfFrequency = (times: number) => Math.log((phrases.size + 1) / (times + 1))
  const information = new Map(Array.from(frequency, ([stem, times]) => [stem, informationOfFrequency(times)]))
  const informationOf = (stem: string) => information.get(stem) ?? informationOfFrequency(0)

  return {
    ...arrangePhrases(phrases, informationOf, (stem) => frequency.get(stem) ?? 0),
    informationOf,
    knows: (stem) => frequency.has(stem),
  }
}

/**
 * A lexicon with phrases more. How much each word says stays as it was, for a phrase added must change the reading of
 * the texts that hold its words, and of no other.
 */
export function extendLexicon(base: Lexicon, added: readonly AddedPhrase[]): Lexicon {
  if (added.length === 0) return base
  const phrases = new Map<string, Phrase>()
  for (const { text, meaning } of added) addPhrase(phrases, text, meaning)
  const stems = new Set([...phrases.values()].flatMap((phrase) => phrase.stems))
  const { informationOf } = base
  const own = arrangePhrases(phrases, informationOf, (stem) => (base.knows(stem) ? 2 : 1))
  return {
    informationOf,
    knows: (stem) => base.knows(stem) || stems.has(stem),
    find: (words) => [...base.find(words), ...own.find(words)],
    meaningsOf: (text) => [...base.meaningsOf(text), ...own.meaningsOf(text)],
  }
}

function addPhrase(phrases: Map<string, Phrase>, text: string, meaning: Meaning): void {
  const stems = [...new Set(stemsOf(text))]
  if (stems.length === 0) return
  const key = [...stems].sort().join(' ')
  const unknown: Phrase = { stems, accents: new Map(), meanings: [], information: 0, marks: 0 }
  const phrase = phrases.get(key) ?? unknown
  for (const { stem, text: word } of wordsOf(text))
    if (stem) accentsOf(phrase, stem).add(accentedStemOf(word, stem) ?? stem)
  if (!phrase.meanings.some(({ kind, id }) => kind === meaning.kind && id === meaning.id))
    phrase.meanings.push(meaning)
  phrases.set(key, phrase)
}

/** `frequencyOf` tells which stem of a phrase is the rarest. */
function arrangePhrases(
  phrases: ReadonlyMap<string, Phrase>,
  informationOf: (stem: string) => number,
  frequencyOf: (stem: string) => number,
): Pick<Lexicon, 'find' | 'meaningsOf'> {
  const marks = new Map<string, number>()
  for (const { stems } of phrases.values())
    for (const stem of stems) if (!marks.has(stem)) marks.set(stem, 1 << (marks.size % MARKS))
  const marksOf = (stems: Iterable<string>) => {
    let all = 0
    for (const stem of stems) all |= marks.get(stem) ?? 0
    return all
  }
  const byAnchor = new Map<string, Phrase[]>()
  for (const phrase of phrases.values()) {
    phrase.marks = marksOf(phrase.stems)
    phrase.information = phrase.stems.reduce((sum, stem) => sum + informationOf(stem), 0)
    const anchor = phrase.stems.reduce((rarest, stem) =>
      frequencyOf(stem) < frequencyOf(rarest) ? stem : rarest,
    )
    const filed = byAnchor.get(anchor)
    if (filed) filed.push(phrase)
    else byAnchor.set(anchor, [phrase])
  }

  const find = (words: readonly Word[]): Found[] => {
    const places = placesOf(words)
    const marksOfText = marksOf(places.positions.keys())
    const found: Found[] = []
    for (const [stem, positions] of places.positions) {
      for (const phrase of byAnchor.get(stem) ?? []) {
        if ((phrase.marks & ~marksOfText) !== 0 || !isWhole(phrase, places)) continue
        const at = locate(phrase.stems, stem, positions, places)
        if (at?.every((position) => sameAccents(phrase, words[position] as Word)))
          found.push({
            at,
            meanings: phrase.meanings,
            information: phrase.information,
            wordCount: phrase.stems.length,
          })
      }
    }
    return found
  }
  return {
    find,
    meaningsOf(text) {
      const words = wordsOf(text)
      const whole = new Set(stemsOf(text)).size
      return find(words).flatMap(({ wordCount, meanings }) => (wordCount === whole ? meanings : []))
    },
  }
}

function accentsOf(phrase: Phrase, stem: string): Set<string> {
  const known = phrase.accents.get(stem)
  if (known) return known
  const forms = new Set<string>()
  phrase.accents.set(stem, forms)
  return forms
}

/** People drop accents, they do not add them: a word written with one must carry it in the phrase too. */
function sameAccents(phrase: Phrase, { stem, accented }: Word): boolean {
  if (accented === null || stem === null) return true
  const forms = phrase.accents.get(stem)
  return forms === undefined || forms.has(accented)
}

/**
 * The phrases that stand: longer ones take their words from shorter ones, so that "farine de bois" is never
 * flour and "lies de peinture" never wine lees. Qualities do not exclude one another. In reading order.
 */
export function undominated(found: readonly Found[], kind: 'stock' | 'need'): Found[] {
  const speaks = (meaning: Meaning) => kind === 'need' || (!meaning.wanted && meaning.kind !== 'use')
  const usable = found.filter(({ meanings }) => meanings.some(speaks))
  const isThing = ({ meanings }: Found) => meanings.some((meaning) => meaning.kind !== 'qualifier')
  const isTaken = (phrase: Found) =>
    usable.some(
      (other) =>
        other.wordCount > phrase.wordCount &&
        isThing(other) &&
        phrase.at.every((position) => other.at.includes(position)),
    )
  return usable
    .flatMap((phrase) => {
      if (!isTaken(phrase)) return [phrase]
      const meanings = phrase.meanings.filter((meaning) => meaning.kind === 'qualifier')
      return meanings.length > 0 ? [{ ...phrase, meanings }] : []
    })
    .sort((a, b) => (a.at[0] as number) - (b.at[0] as number) || b.wordCount - a.wordCount)
}

interface Places {
  /** Positions in the text of each stem. */
  positions: Map<string, number[]>
  /** For each position, its rank among content words. */
  rank: Map<number, number>
}

function placesOf(words: readonly Word[]): Places {
  const positions = new Map<string, number[]>()
  const rank = new Map<number, number>()
  words.forEach(({ stem }, position) => {
    if (stem === null) return
    rank.set(position, rank.size)
    const known = positions.get(stem)
    if (known) known.push(position)
    else positions.set(stem, [position])
  })
  return { positions, rank }
}

/** Whether a text has all the stems of a phrase, near or far. */
function isWhole({ stems }: Phrase, { positions }: Places): boolean {
  for (const stem of stems) if (!positions.has(stem)) return false
  return true
}

/** The positions of the stems of a whole phrase nearest to one of the anchor's, all within the slack; null when too far. */
function locate(
  stems: readonly string[],
  anchor: string,
  anchorPositions: readonly number[],
  places: Places,
): number[] | null {
  const rankOf = (position: number) => places.rank.get(position) ?? 0
  for (const start of anchorPositions) {
    const at = [start]
    for (const stem of stems) {
      if (stem === anchor) continue
      const positions = places.positions.get(stem) as number[]
      at.push(
        positions.reduce((best, position) =>
          Math.abs(position - start) < Math.abs(best - start) ? position : best,
        ),
      )
    }
    at.sort((a, b) => a - b)
    const span = rankOf(at.at(-1) as number) - rankOf(at[0] as number)
    if (span <= stems.length - 1 + SLACK) return at
  }
  return null
}
