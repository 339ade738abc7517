import type { Speaker } from '../knowledge.ts'
import { stemsOf, type Word } from './words.ts'

export interface Speakers {
  /** The activity of who speaks in a need, "01.46" for "Porcherie cherche lait"; null when it does not say. */
  activityOf(words: readonly Word[]): string | null
}

/** Who speaks stands before the verb that asks; the longest name of a trade found there wins. */
export function createSpeakers(speakers: readonly Speaker[]): Speakers {
  const names = speakers
    .flatMap(({ naf, wordsFr }) => wordsFr.map((text) => ({ naf, stems: stemsOf(text) })))
    .sort((a, b) => b.stems.length - a.stems.length)
  return {
    activityOf(words) {
      const end = words.findIndex(({ asks }) => asks)
      const before = new Set(words.slice(0, Math.max(0, end)).map(({ stem }) => stem))
      return names.find(({ stems }) => stems.every((stem) => before.has(stem)))?.naf ?? null
    },
  }
}
