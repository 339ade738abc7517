import { lazyBy } from '../../../kernel/lazy.ts'
import { HAZARDOUS } from '../../../kernel/reading.ts'
import type { ArrangedKnowledge } from '../arranged-knowledge.ts'
import { fold } from '../reading/words.ts'
import type { EntryKind, EntryView, ShownContent } from './contract.ts'

/** An entry as it is listed and searched. */
export interface Listed {
  id: string
  kind: EntryKind
  content: ShownContent
}

type Names = EntryView['names']

/** Everything the shipped base says, entry by entry: the phrases of one thing together, then paths, then stops. */
export function shippedEntries({ knowledge }: ArrangedKnowledge): Listed[] {
  const { resources, uses, paths, stops } = knowledge()
  const listed: Listed[] = []
  for (const { id, labelFr, labelEn, synonymsFr, synonymsEn, wasteCodes, source } of resources)
    listed.push({
      id: `livree-ressource-${id}`,
      kind: 'synonym',
      content: {
        ...{ kind: 'synonyms', of: 'resource', target: id, source },
        phrasesFr: distinct([labelFr, ...synonymsFr]),
        phrasesEn: distinct([labelEn, ...synonymsEn]),
        wasteCodes,
      },
    })
  for (const { id, labelFr, labelEn, expressionsFr, expressionsEn, source } of uses)
    listed.push({
      id: `livree-usage-${id}`,
      kind: 'synonym',
      content: {
        ...{ kind: 'synonyms', of: 'use', target: id, source },
        phrasesFr: distinct([labelFr, ...expressionsFr]),
        phrasesEn: distinct([labelEn, ...expressionsEn]),
        wasteCodes: [],
      },
    })
  paths.forEach((path, number) => {
    listed.push({ id: `livree-voie-${number + 1}`, kind: 'path', content: { kind: 'path', ...path } })
  })
  for (const { id, ...stop } of stops)
    listed.push({ id: `livree-regle-${id}`, kind: 'stop', content: { kind: 'stop', ...stop } })
  return listed
}

/** Each once, whatever the capitals: many a label is its first phrase. */
function distinct(phrases: readonly string[]): string[] {
  const folded = phrases.map(fold)
  return phrases.filter((_, i) => folded.indexOf(folded[i] as string) === i)
}

/** What the content refers to, by name in both languages; what is no longer known keeps its id. */
export function namesIn(content: ShownContent, base: ArrangedKnowledge): Names {
  const names: Names = {}
  const put = (key: string, id: string, found: { labelFr: string; labelEn: string } | undefined) => {
    names[`${key}/${id}`] = found ? { fr: found.labelFr, en: found.labelEn } : { fr: id, en: id }
  }
  const resource = (id: string) => put('resource', id, base.resources().get(id))
  const use = (id: string) => put('use', id, base.uses().get(id))
  // Of the beginning of codes, which has no name of its own, nothing is said.
  const code = (id: string) => {
    const entry = base.wasteCodes().get(id)
    if (entry) put('code', id, entry)
  }
  if (content.kind === 'synonyms') content.wasteCodes.forEach(code)
  if (content.kind === 'path') {
    resource(content.resource)
    use(content.use)
  } else if (content.kind === 'stop') {
    content.resources.forEach(resource)
    for (const id of content.uses) if (id !== '*') use(id)
    for (const id of content.qualifiers)
      put('quality', id, id === HAZARDOUS ? DANGEROUS : base.qualifiers().get(id))
    content.wasteCodes.forEach(code)
  } else if (content.of === 'resource') resource(content.target)
  else use(content.target)
  return names
}

export const DANGEROUS = { labelFr: 'Dangereux', labelEn: 'Hazardous' }

/** True when every word of a query is found somewhere in what an entry says or refers to. */
export function searching(base: ArrangedKnowledge): (query: string) => (entry: Listed) => boolean {
  const textOf = lazyBy((entry: Listed) => fold(wordsIn(entry.content, base).join(' ')))
  return (query) => {
    const wanted = fold(query).split(/\s+/).filter(Boolean)
    return (entry) => wanted.length === 0 || wanted.every((word) => textOf(entry).includes(word))
  }
}

/** True when an entry refers to a thing, named as in `namesIn`; of none, always. */
export function referring(base: ArrangedKnowledge, about: string | undefined): (entry: Listed) => boolean {
  return ({ content }) => !about || about in namesIn(content, base)
}

function wordsIn(content: ShownContent, base: ArrangedKnowledge): string[] {
  const names = Object.values(namesIn(content, base)).flatMap(({ fr, en }) => [fr, en])
  const own = Object.entries(content).flatMap(([key, value]) => (key === 'kind' ? [] : value))
  return [...names, ...own]
}
