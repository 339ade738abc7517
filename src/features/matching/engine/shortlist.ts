import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import type { Judgement } from './score.ts'

export interface Options {
  /** At most this many matches, best first. */
  top: number
  minScore: number
  /** Share of the best score below which a match is left out; 0 leaves nothing out. */
  relativeFloor?: number
}

/**
 * Below this share of the best score of a list, a weak match says nothing that the strong ones do not say better:
 * it is left out. When nothing is strong, everything above `minScore` is shown.
 */
export const RELATIVE_FLOOR = 0.33

export interface Judged {
  stock: EngineFlow
  need: EngineFlow
  fit: Fit
  judgement: Judgement
}

/** The best pairs so far; its threshold rises as it fills, and what cannot enter is not kept. */
export class Shortlist {
  threshold: number
  private readonly kept: Judged[] = []
  private readonly forbidden: Judged[] = []
  private readonly top: number
  private readonly relativeFloor: number

  constructor({ top, minScore, relativeFloor = RELATIVE_FLOOR }: Options) {
    this.top = top
    this.relativeFloor = relativeFloor
    this.threshold = minScore
  }

  offer(judged: Judged): void {
    const { score, stop } = judged.judgement
    if (score < this.threshold) return
    if (stop) {
      this.forbidden.push(judged)
      return
    }
    const { kept } = this
    let at = kept.length
    while (at > 0 && bestFirst(judged, kept[at - 1] as Judged) < 0) at--
    kept.splice(at, 0, judged)
    if (kept.length > this.top) kept.pop()
    const scoreAt = (position: number) => kept[position]?.judgement.score ?? 0
    this.threshold = Math.max(this.threshold, scoreAt(this.top - 1), scoreAt(0) * this.relativeFloor)
  }

  /** Best first. */
  matches(): Judged[] {
    return this.kept.filter((judged) => this.isShown(judged))
  }

  /** Those that a hard stop forbids and that would have been among the matches without it, best first. */
  stopped(): Judged[] {
    return this.forbidden
      .filter((judged) => this.isShown(judged))
      .sort(bestFirst)
      .slice(0, this.top)
  }

  /** What came early may since have been outdone. */
  private isShown({ judgement }: Judged): boolean {
    return judgement.score >= this.threshold
  }
}

function bestFirst(a: Judged, b: Judged): number {
  return (
    b.judgement.score - a.judgement.score || compare(a.stock.id, b.stock.id) || compare(a.need.id, b.need.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
