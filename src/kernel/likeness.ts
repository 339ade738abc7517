import { fold } from './fold.ts'

/** Two designations, or two names, this alike are worth showing to whoever types the second one. */
export const ALIKE = 0.75

/** Words that add nothing to what a thing or a structure is called. */
const EMPTY_WORDS = new Set(
  'a au aux avec d de des du en et l la le les ou par pour sa sarl sas sasu eurl earl ei gaec scea scop sci ets societe entreprise'.split(
    ' ',
  ),
)

/** The words that count, folded, in the order of the alphabet, without the mark of the plural. */
function keyOf(text: string): string {
  const words = fold(text)
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
  const telling = words.filter((word) => !EMPTY_WORDS.has(word))
  return (telling.length > 0 ? telling : words).sort().join(' ')
}

/** How many times each pair of neighbouring letters comes, the beginning and the end of the text being letters too. */
function pairsOf(key: string): Map<string, number> {
  const framed = ` ${key} `
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < framed.length; i++) {
    const pair = framed.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/**
 * How alike two short texts are, 0–1: the share of their pairs of neighbouring letters that they have in common (Dice,
 * "Measures of the Amount of Ecologic Association Between Species", Ecology 26, 1945), whatever the accents, the
 * plurals, the little words and the order of the words. A slip of the keyboard takes away little; another word, much.
 */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [keyOf(one), keyOf(other)]
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const [pairs, others] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, count] of pairs) shared += Math.min(count, others.get(pair) ?? 0)
  return (2 * shared) / (a.length + 1 + b.length + 1)
}

export interface Likeable {
  kind: 'stock' | 'need'
  label: string
  resourceId: string | null
}

/**
 * The flows of one structure that say about the same as one being typed, the most alike first: both offered or both
 * looked for, and near-equal words. The same resource chosen for both lends half of what their words lack.
 */
export function twinsOf<T extends Likeable>(flow: Likeable, others: readonly T[]): T[] {
  const found = others.flatMap((other) => {
    if (other.kind !== flow.kind) return []
    const words = likenessOf(flow.label, other.label)
    const sameResource = flow.resourceId !== null && flow.resourceId === other.resourceId
    const likeness = sameResource ? (words + 1) / 2 : words
    return likeness >= ALIKE ? [{ other, likeness }] : []
  })
  return found.sort((a, b) => b.likeness - a.likeness).map(({ other }) => other)
}
