import { groupBy } from '../../kernel/group-by.ts'
import { lazy } from '../../kernel/lazy.ts'
import { HAZARDOUS } from '../../kernel/reading.ts'
import type { LiveEntry } from './entries/added.ts'
import { faultsOf, type Present, pathOf, stopOf } from './entries/check.ts'
import { knownIds } from './entry-rules.ts'
import type { Knowledge, Resource, Use } from './knowledge.ts'
import { type ArrangedWords, arrangeWords, extendWords, type Language } from './reading/arranged-words.ts'
import type { AddedPhrase, Meaning } from './reading/lexicon.ts'
import { createReader } from './reading/reader.ts'
import { stemsOf } from './reading/words.ts'
import { ruleWords } from './rule-words.ts'

export type ArrangedKnowledge = ReturnType<typeof arrangeShipped>

/**
 * A knowledge base with its words arranged for reading; each part is worked out when it is first needed, so that a
 * server starts without waiting for them.
 */
export function arrangeShipped(load: () => Knowledge) {
  const knowledge = lazy(load)
  const words = lazy(() => arrangeWords(knowledge()))
  return { ...arrange(knowledge, words), ids: lazy(() => knownIds(knowledge())), problems: NO_PROBLEM }
}

const NO_PROBLEM = (): ReadonlyMap<string, string> => new Map()

function arrange(knowledge: () => Knowledge, words: () => ArrangedWords) {
  const byId = <T extends { id: string }>(entries: readonly T[]) =>
    new Map(entries.map((entry) => [entry.id, entry]))
  return {
    knowledge,
    words,
    resources: lazy(() => byId(knowledge().resources)),
    narrower: lazy(() => groupBy(knowledge().resources, ({ parent }) => parent)),
    uses: lazy(() => byId(knowledge().uses)),
    qualifiers: lazy(() => byId(knowledge().qualifiers)),
    stops: lazy(() => byId(knowledge().stops)),
    wasteCodes: lazy(() => new Map(knowledge().wasteCodes.map((entry) => [entry.code, entry]))),
    reader: lazy(() => createReader(knowledge(), words())),
    ruleWords: lazy(() => ruleWords(knowledge())),
  }
}

type Phrase = AddedPhrase & { language: Language }

/** The shipped base and what was added to it. */
export function arrangeAdded(shipped: ArrangedKnowledge, live: readonly LiveEntry[]): ArrangedKnowledge {
  if (live.length === 0) return shipped
  const sorted = lazy(() => sortEntries(shipped, live))
  const knowledge = lazy(() => merged(shipped.knowledge(), sorted()))
  const words = lazy(() => extendWords(shipped.words(), sorted().phrases))
  return { ...arrange(knowledge, words), ids: shipped.ids, problems: () => sorted().problems }
}

/** What an entry is checked against: a base as it stands. */
export function presentIn(base: Pick<ArrangedKnowledge, 'ids' | 'knowledge' | 'words'>): Present {
  return {
    ids: base.ids(),
    meaningsOf: (phrase, language) => base.words().lexicons[language].meaningsOf(phrase),
    labelOf: ({ kind, id }) => labelIn(base.knowledge(), kind, id),
    pathsBetween: (resource, use) =>
      base.knowledge().paths.filter((path) => path.resource === resource && path.use === use),
  }
}

function labelIn(knowledge: Knowledge, kind: Meaning['kind'], id: string): string {
  if (id === HAZARDOUS) return 'Dangereux'
  const lists = { resource: knowledge.resources, use: knowledge.uses, qualifier: knowledge.qualifiers }
  return lists[kind].find((entry) => entry.id === id)?.labelFr ?? id
}

interface Sorted {
  phrases: Phrase[]
  paths: Knowledge['paths']
  stops: Knowledge['stops']
  /** Of each entry left out, why. */
  problems: Map<string, string>
}

/**
 * Entries in the order of their ids, those left out that the shipped base or an earlier entry contradicts: a new
 * version of the base must neither stop the boot nor be overruled.
 */
function sortEntries(shipped: ArrangedKnowledge, live: readonly LiveEntry[]): Sorted {
  const sorted: Sorted = { phrases: [], paths: [], stops: [], problems: new Map() }
  const known = presentIn(shipped)
  const keys = new Map<string, Meaning>()
  const keyOf = (phrase: string, language: Language) => `${language} ${[...stemsOf(phrase)].sort().join(' ')}`
  const present: Present = {
    ...known,
    meaningsOf(phrase, language) {
      const added = keys.get(keyOf(phrase, language))
      return [...known.meaningsOf(phrase, language), ...(added ? [added] : [])]
    },
    pathsBetween: (resource, use) => [
      ...known.pathsBetween(resource, use),
      ...sorted.paths.filter((path) => path.resource === resource && path.use === use),
    ],
  }
  for (const { id, content } of live) {
    const [fault] = faultsOf(content, present)
    if (fault) sorted.problems.set(id, fault.detail)
    else if (content.kind === 'path') sorted.paths.push(pathOf(content))
    else if (content.kind === 'stop') sorted.stops.push(stopOf(id, content))
    else {
      const { phrase: text, language, of: kind, target } = content
      const meaning: Meaning = { kind, id: target, wanted: false }
      sorted.phrases.push({ text, language, meaning })
      keys.set(keyOf(text, language), meaning)
    }
  }
  return sorted
}

function merged(shipped: Knowledge, { phrases, paths, stops }: Sorted): Knowledge {
  const of = (kind: Meaning['kind'], id: string, language: Language) =>
    phrases
      .filter(
        (phrase) => phrase.meaning.kind === kind && phrase.meaning.id === id && phrase.language === language,
      )
      .map(({ text }) => text)
  const named = new Set(phrases.map(({ meaning: { kind, id } }) => `${kind} ${id}`))
  const resource = (entry: Resource): Resource => {
    if (!named.has(`resource ${entry.id}`)) return entry
    const [fr, en] = [of('resource', entry.id, 'fr'), of('resource', entry.id, 'en')]
    return {
      ...entry,
      synonymsFr: [...entry.synonymsFr, ...fr],
      synonymsEn: [...entry.synonymsEn, ...en],
    }
  }
  const use = (entry: Use): Use => {
    if (!named.has(`use ${entry.id}`)) return entry
    const [fr, en] = [of('use', entry.id, 'fr'), of('use', entry.id, 'en')]
    return {
      ...entry,
      expressionsFr: [...entry.expressionsFr, ...fr],
      expressionsEn: [...entry.expressionsEn, ...en],
    }
  }
  return {
    ...shipped,
    resources: shipped.resources.map(resource),
    uses: shipped.uses.map(use),
    paths: [...shipped.paths, ...paths],
    stops: [...shipped.stops, ...stops],
  }
}
