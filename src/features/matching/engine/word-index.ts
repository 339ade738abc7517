import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'

/** The most that shared words alone are worth, and the most they add to a fit the knowledge base found. */
const WORDS_CEILING = 0.42
const WORDS_BONUS = 0.12
/** Words in more than this share of the flows say too little to bring two flows together. */
const COMMON_SHARE = 0.05

export interface WordIndex {
  add(flow: EngineFlow): void
  remove(flow: EngineFlow): void
  /** Raises the bounds of the flows of the other kind that share informative words with this one. */
  nearest(flow: EngineFlow, otherKind: EngineFlow['kind'], bounds: Map<string, number>): void
  /** The fit with what the shared words add to it; a fit of words alone when there was none. */
  refine(stock: EngineFlow, need: EngineFlow, fit: Fit | null): Fit | null
}

/**
 * The words of the live flows: catches what the knowledge base does not know yet (a trade name, a new material)
 * and tells apart pairs that it finds equal. A word weighs by its rarity among the live flows.
 */
export function createWordIndex(): WordIndex {
  const ids = { stock: new Map<string, Set<string>>(), need: new Map<string, Set<string>>() }
  let flowCount = 0

  const frequency = (stem: string) => (ids.stock.get(stem)?.size ?? 0) + (ids.need.get(stem)?.size ?? 0)
  const information = (stem: string) => Math.log((flowCount + 1) / (frequency(stem) + 0.5))
  const weightOf = (stems: readonly string[]) => stems.reduce((sum, stem) => sum + information(stem), 0)

  /** Share of the information of the shorter text that the other text has too, 0–1. */
  function likeness(a: EngineFlow, b: EngineFlow): { value: number; shared: string[] } {
    const other = new Set(b.reading.stems)
    const shared = [...new Set(a.reading.stems)].filter((stem) => other.has(stem))
    if (shared.length === 0) return { value: 0, shared }
    const smaller = Math.min(weightOf([...new Set(a.reading.stems)]), weightOf([...other]))
    return { value: smaller > 0 ? Math.min(1, weightOf(shared) / smaller) : 0, shared }
  }

  return {
    add(flow) {
      flowCount++
      for (const stem of new Set(flow.reading.stems)) {
        const files = ids[flow.kind]
        const known = files.get(stem)
        if (known) known.add(flow.id)
        else files.set(stem, new Set([flow.id]))
      }
    },
    remove(flow) {
      flowCount--
      for (const stem of new Set(flow.reading.stems)) ids[flow.kind].get(stem)?.delete(flow.id)
    },
    nearest(flow, otherKind, bounds) {
      const floor = Math.max(3, flowCount * COMMON_SHARE)
      const reached = new Set<string>()
      for (const stem of new Set(flow.reading.stems)) {
        if (frequency(stem) > floor) continue
        for (const id of ids[otherKind].get(stem) ?? []) reached.add(id)
      }
      for (const id of reached) {
        const known = bounds.get(id) ?? 0
        bounds.set(id, Math.max(WORDS_CEILING, known + (1 - known) * WORDS_BONUS))
      }
      for (const [id, value] of bounds) if (!reached.has(id)) bounds.set(id, value + (1 - value) * WORDS_BONUS)
    },
    refine(stock, need, fit) {
      const { value: alike, shared } = likeness(stock, need)
      if (fit) {
        const value = fit.value + (1 - fit.value) * WORDS_BONUS * alike
        if (value >= alike * WORDS_CEILING) return { ...fit, value }
      }
      if (alike === 0) return fit
      const because = `« ${shared.join(' ')} »`
      return {
        value: alike * WORDS_CEILING,
        resourceId: fit?.resourceId ?? null,
        via: { type: 'words', stems: shared },
        stockBecause: because,
        needBecause: because,
      }
    },
  }
}
