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

/** The distinct words of a flow. */
export interface WordProfile {
  /** What each stem tells. */
  tells: ReadonlyMap<string, number>
  total: number
  /** The mark of each, beside what it tells. */
  marked: readonly { mark: number; tells: number }[]
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

export function wordProfile({ stems, information }: Reading): WordProfile {
  const marked = stems.map((stem, i) => ({ mark: markOf(hash(stem)), tells: toldBy(information[i]) }))
  return {
    tells: new Map(stems.map((stem, i) => [stem, marked[i]?.tells ?? 0])),
    total: totalOf(information),
    marked,
    marks: marked.reduce((marks, { mark }) => marks | mark, 0),
  }
}

/** In whole numbers, which add up to the same sum in any order. */
function toldBy(information: number | undefined): number {
  return Math.round((information ?? 0) * INFORMATION_SCALE)
}

function totalOf(information: readonly number[]): number {
  let total = 0
  for (const each of information) total += toldBy(each)
  return total
}

/** FNV-1a, of 31 bits. */
function hash(text: string): number {
  let mixed = 0x811c9dc5
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193)
  return mixed >>> 1
}

/** A way the knowledge base found, with what the likeness of the words adds to it. */
export function withWords(way: number, alike: number): number {
  return way * (1 + (1 - way) * WORDS_BONUS * alike)
}

/** What the words of two flows have in common. */
export interface Likeness {
  /** Share of the information of the shorter text that the other text has too, 0–1. */
  alike: number
  /** Both hold a telling word that is not found too common. */
  isTold: boolean
}

export function likeness(
  own: WordProfile,
  { stems, information }: Reading,
  isTelling: (stem: string) => boolean,
): Likeness {
  let shared = 0
  let isTold = false
  for (const stem of stems) {
    const tells = own.tells.get(stem)
    if (tells === undefined) continue
    shared += tells
    isTold ||= tells >= TELLING && isTelling(stem)
  }
  return { alike: shared === 0 ? 0 : Math.min(1, shared / Math.min(own.total, totalOf(information))), isTold }
}

/** The most that the likeness of a text can be with another, of which the total and the marks are known. */
export function likenessBound(
  { marked, total, marks: own }: WordProfile,
  other: number,
  marks: number,
): number {
  if ((own & marks) === 0) return 0
  let shared = 0
  for (const { mark, tells } of marked) if ((marks & mark) !== 0) shared += tells
  return Math.min(1, shared / Math.min(total, other))
}

/** The words that can bring two flows together. */
export function tellingWords({ tells }: WordProfile): string[] {
  return [...tells].flatMap(([stem, told]) => (told >= TELLING ? [stem] : []))
}
