import { Vocabulary } from '../flows/search/vocabulary.ts'

/** An item as it is filed: its words by the place where they stand, and the resources it is tagged with. */
export interface Filed {
  id: string
  title: readonly string[]
  tags: readonly string[]
  summary: readonly string[]
  body: readonly string[]
  resourceIds: readonly string[]
}

/** What is looked for: of each word what it may be found by, and resources that the words plainly name. */
export interface Sought {
  words: readonly (readonly string[])[]
  resourceIds: ReadonlySet<string>
}

/** A word in the title says more of an item than one in its text. */
const WORTH = { title: 4, tags: 3, summary: 2, body: 1 } as const
/** Being about the resource without holding the word. */
const ABOUT = 3

/**
 * Items filed by their words, in memory as flows are (decision 18): found by the beginning of a word or, when no item of
 * the reader holds it, in spite of a slip of the keyboard. Filed for one reader’s eyes: what is hidden decides nothing.
 */
export function informationIndex(items: readonly Filed[]): (sought: Sought) => Map<string, number> {
  const vocabulary = new Vocabulary()
  const filed = new Map<string, Map<string, number>>()
  const byResource = new Map<string, string[]>()
  for (const item of items) {
    for (const place of ['title', 'tags', 'summary', 'body'] as const)
      for (const word of item[place]) file(word, item.id, WORTH[place])
    for (const id of item.resourceIds) byResource.set(id, [...(byResource.get(id) ?? []), item.id])
  }

  function file(word: string, id: string, worth: number): void {
    vocabulary.add(word)
    const holders = filed.get(word) ?? new Map<string, number>()
    holders.set(id, Math.max(holders.get(id) ?? 0, worth))
    filed.set(word, holders)
  }

  /** Items that hold one of these forms of a word, with what it is worth there. */
  function holdersOf(forms: readonly string[]): Map<string, number> {
    const begun = forms.flatMap((form) => vocabulary.beginningWith(form))
    const words = begun.length > 0 ? begun : forms.flatMap((form) => vocabulary.slippedFrom(form))
    const found = new Map<string, number>()
    for (const word of words)
      for (const [id, worth] of filed.get(word) ?? []) found.set(id, Math.max(found.get(id) ?? 0, worth))
    return found
  }

  /** Ids of the items that hold every word or are about a resource, with how well they answer. */
  return ({ words, resourceIds }) => {
    const found = new Map<string, number>()
    const [first, ...others] = words.map(holdersOf)
    for (const [id, worth] of first ?? [])
      if (others.every((holders) => holders.has(id)))
        found.set(
          id,
          others.reduce((sum, holders) => sum + (holders.get(id) ?? 0), worth),
        )
    for (const resourceId of resourceIds)
      for (const id of byResource.get(resourceId) ?? []) found.set(id, (found.get(id) ?? 0) + ABOUT)
    return found
  }
}
