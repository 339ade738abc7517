import type { Reading } from '../../../kernel/reading.ts'

/** The most that shared words alone are worth, and the most they add to a way the knowledge base found. */
export const WORDS_CEILING = 0.42
const WORDS_BONUS = 0.6
/**
 * Words at least this informative can bring two flows together by themselves: those that the knowledge base does
 * not know, or that hardly any of its phrases holds (a trade name, a new material).
 */
const TELLING = 7500
/** Information is counted in thousandths. */
const INFORMATION_SCALE = 1000

/** Numbers for the stems met so far. */
export type Vocabulary = Map<string, number>

/** The distinct words of a flow by number, ascending, with what each tells. */
export interface WordProfile {
  numbers: readonly number[]
  information: readonly number[]
  total: number
  /** Their marks together. */
  marks: number
}

const MARKS = 31

/**
 * A mark is a bit that a number shares with one in 31 others: flows without a mark in common have nothing in common,
 * and their marks tell so from a single number.
 */
export function markOf(number: number): number {
  return 1 << (number % MARKS)
}

export function wordProfile({ stems, information }: Reading, vocabulary: Vocabulary): WordProfile {
  const words = stems.map((stem, i) => {
    const known = vocabulary.get(stem) ?? vocabulary.size
    vocabulary.set(stem, known)
    // Whole numbers add up to the same sum in any order: the fit must not depend on the order of arrival.
    return { number: known, tells: Math.round((information[i] ?? 0) * INFORMATION_SCALE) }
  })
  words.sort((a, b) => a.number - b.number)
  return {
    numbers: words.map(({ number }) => number),
    information: words.map(({ tells }) => tells),
    total: words.reduce((sum, { tells }) => sum + tells, 0),
    marks: words.reduce((marks, { number }) => marks | markOf(number), 0),
  }
}

/** A way the knowledge base found, with what the likeness of the words adds to it. */
export function withWords(way: number, alike: number): number {
  return way * (1 + (1 - way) * WORDS_BONUS * alike)
}

/** Share of the information of the shorter text that the other text has too, 0–1. */
export function likeness(a: WordProfile, b: WordProfile): number {
  let shared = 0
  eachShared(a, b, (tells) => {
    shared += tells
  })
  return shared === 0 ? 0 : Math.min(1, shared / Math.min(a.total, b.total))
}

/** The most that the likeness of a text can be with another, of which the total and the marks are known. */
export function likenessBound(
  { numbers, information, total, marks: own }: WordProfile,
  other: number,
  marks: number,
): number {
  if ((own & marks) === 0) return 0
  let shared = 0
  for (let i = 0; i < numbers.length; i++)
    if ((marks & markOf(numbers[i] as number)) !== 0) shared += information[i] as number
  return Math.min(1, shared / Math.min(total, other))
}

/** True when both hold a telling word that `isTelling` does not find too common. */
export function sharesTellingWord(
  a: WordProfile,
  b: WordProfile,
  isTelling: (word: number) => boolean,
): boolean {
  let found = false
  eachShared(a, b, (tells, word) => {
    found ||= tells >= TELLING && isTelling(word)
  })
  return found
}

/** Numbers of the words that can bring two flows together. */
export function tellingWords({ numbers, information }: WordProfile): number[] {
  return numbers.filter((_, i) => (information[i] as number) >= TELLING)
}

function eachShared(a: WordProfile, b: WordProfile, visit: (tells: number, word: number) => void): void {
  const [left, right] = [a.numbers, b.numbers]
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [x, y] = [left[i] as number, right[j] as number]
    if (x === y) visit(a.information[i] as number, x)
    if (x <= y) i++
    if (y <= x) j++
  }
}
