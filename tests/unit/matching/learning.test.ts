import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decided, ENOUGH_OF_EACH, learnWeights } from '../../../src/features/matching/engine/learning.ts'
import { combine, type TermValues } from '../../../src/features/matching/engine/score.ts'
import { defaultWeights, termIds, type Weights } from '../../../src/features/matching/engine/terms.ts'

/** The same numbers at each run: a linear congruential generator (Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function pairs(count: number, next: () => number): TermValues[] {
  const value = () => 0.05 + 0.95 * next()
  return Array.from({ length: count }, () => ({
    resource: value(),
    quality: next() < 0.5 ? null : value(),
    quantity: value(),
    months: value(),
    distance: value(),
    freshness: value(),
    legal: null,
  }))
}

/** Decisions of somebody who weighs so, and errs now and then. */
function decisionsOf(weights: Weights, count: number, seed = 1): Decided[] {
  const next = numbers(seed)
  const all = pairs(count, next)
  const scores = all.map((values) => combine(values, weights)).sort((a, b) => a - b)
  const middle = scores[Math.floor(count / 2)] as number
  return all.map((values) => ({
    values,
    isKept: next() < 0.05 ? next() < 0.5 : combine(values, weights) > middle,
  }))
}

const caresForDistance: Weights = { ...defaultWeights, distance: 1.4, quantity: 0 }

describe('learning from decisions', () => {
  it('finds out that somebody weighs distance more and quantity less, and does better for it', () => {
    const lesson = learnWeights(decisionsOf(caresForDistance, 300), defaultWeights)
    expect(lesson?.isBetter).toBe(true)
    expect(lesson?.lossAfter).toBeLessThan(lesson?.lossBefore ?? 0)
    expect(lesson?.weights.distance).toBeGreaterThan(defaultWeights.distance * 1.5)
    expect(lesson?.weights.quantity).toBeLessThan(defaultWeights.quantity)
    expect(lesson?.weights.resource).toBe(1)
  })

  it('ranks the decisions of next month better than the present weights do', () => {
    const lesson = learnWeights(decisionsOf(caresForDistance, 300), defaultWeights)
    const later = decisionsOf(caresForDistance, 300, 2)
    const rankedBy = (weights: Weights) => {
      const scored = later.map(({ values, isKept }) => ({ score: combine(values, weights), isKept }))
      const [kept, refused] = [true, false].map((wanted) => scored.filter(({ isKept }) => isKept === wanted))
      const wins =
        kept?.flatMap(({ score }) => refused?.map((other) => Number(score > other.score)) ?? []) ?? []
      return wins.reduce((sum, win) => sum + win, 0) / wins.length
    }
    expect(rankedBy(lesson?.weights ?? defaultWeights)).toBeGreaterThan(rankedBy(defaultWeights) + 0.02)
  })

  it('does not claim to be better when the present weights are those of who decides', () => {
    const lessons = [1, 2, 3, 4].map((seed) =>
      learnWeights(decisionsOf(defaultWeights, 200, seed), defaultWeights),
    )
    expect(lessons.filter((lesson) => lesson?.isBetter).length).toBeLessThanOrEqual(1)
  })

  it('does not claim to be better when decisions follow nothing', () => {
    const next = numbers(9)
    const random = pairs(200, next).map((values) => ({ values, isKept: next() < 0.5 }))
    expect(learnWeights(random, defaultWeights)?.isBetter ?? false).toBe(false)
  })

  it('waits for enough decisions of either sort', () => {
    const few = decisionsOf(caresForDistance, 200)
    const kept = few.filter(({ isKept }) => isKept)
    const refused = few.filter(({ isKept }) => !isKept)
    expect(learnWeights([...kept, ...refused.slice(0, ENOUGH_OF_EACH - 1)], defaultWeights)).toBeNull()
    expect(learnWeights([...kept, ...refused.slice(0, ENOUGH_OF_EACH)], defaultWeights)).not.toBeNull()
  })

  it('keeps every weight from going below zero or beyond bounds, whatever was decided', () => {
    const seeds = fc.tuple(
      fc.integer({ min: 1, max: 1e6 }),
      fc.constantFrom(...termIds),
      fc.integer({ min: 0, max: 5 }),
    )
    fc.assert(
      fc.property(seeds, ([seed, term, weight]) => {
        const lesson = learnWeights(
          decisionsOf({ ...defaultWeights, [term]: weight }, 60, seed),
          defaultWeights,
        )
        for (const id of termIds) {
          expect(lesson?.weights[id] ?? 0).toBeGreaterThanOrEqual(0)
          expect(lesson?.weights[id] ?? 0).toBeLessThanOrEqual(1.5)
        }
      }),
      { numRuns: 15 },
    )
  })
})
