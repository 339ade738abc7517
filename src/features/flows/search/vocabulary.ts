/** Shorter words have too many neighbours for a slip in them to be made out. */
const SHORTEST_SLIPPED = 4

/** The words that something is filed under, found by their beginning or in spite of a slip of the keyboard. */
export class Vocabulary {
  private readonly words = new Set<string>()
  private sorted: string[] | null = null

  add(word: string): void {
    if (this.words.has(word)) return
    this.words.add(word)
    this.sorted = null
  }

  /** Those that are one slip of the keyboard away from what is typed. */
  slippedFrom(typed: string): string[] {
    return typed.length < SHORTEST_SLIPPED ? [] : this.inOrder().filter((word) => isOneSlipAway(typed, word))
  }

  /** Those that begin as what is typed. */
  beginningWith(typed: string): string[] {
    const words = this.inOrder()
    let [low, high] = [0, words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((words[middle] as string) < typed) low = middle + 1
      else high = middle
    }
    let end = low
    while (words[end]?.startsWith(typed)) end++
    return words.slice(low, end)
  }

  private inOrder(): string[] {
    this.sorted ??= [...this.words].sort()
    return this.sorted
  }
}

/** Whether two different words are the same but for a letter too many, too few, other, or changed over with the next. */
export function isOneSlipAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isOther = short.slice(at + 1) === long.slice(at + 1)
  const isTurned =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return isOther || isTurned
}
