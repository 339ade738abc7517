import type { TermValues } from './score.ts'
import { type TermId, termIds, UNKNOWN, type Weights } from './terms.ts'

/** A pair as it was judged, and what a facilitator decided of it. */
export interface Decided {
  values: TermValues
  isKept: boolean
}

/** What decisions teach of the weights. */
export interface Lesson {
  weights: Weights
  kept: number
  refused: number
  /** Mean log-loss on decisions that the weights were not fitted to: of the present weights, and of these. */
  lossBefore: number
  lossAfter: number
  /** Share of the pairs of a kept and a refused one, among the same decisions, that each puts in the right order. */
  orderedBefore: number
  orderedAfter: number
  /** Better by more than chance (one standard error of the difference). */
  isBetter: boolean
}

/** Fewer decisions of either sort teach nothing that would hold for the next ones. */
export const ENOUGH_OF_EACH = 15
const FOLDS = 5
/** How many decisions the present weights count for against those that were made. */
const PRIOR = 10
/** No term is given more say than half as much again as the resource. */
const MOST = 1.5
const ROUNDS = 300
const SMALLEST = 1e-3

/** A pair in numbers: what is multiplied by the weights to make the logarithm of its score. */
interface Example {
  logs: number[]
  isKept: boolean
}

/** P(kept) = σ(offset + Σ slopeₜ · log valueₜ): the present score is such a sum with slopes in the proportions of its weights. */
interface Model {
  offset: number
  slopes: number[]
}

/**
 * Fits the weights to decisions: a logistic regression on the logarithms of the terms, whose slopes are held near those
 * of the present weights (ridge), never negative, so that the score stays monotone. Measured by cross-validation
 * against the present weights, each time fitted to the same decisions in offset and scale alone. Null while there are
 * fewer than `ENOUGH_OF_EACH` kept or refused, or when the resource itself is not found to tell anything.
 * Deterministic: folds follow the order given.
 */
export function learnWeights(decided: readonly Decided[], present: Weights): Lesson | null {
  const kept = decided.filter(({ isKept }) => isKept).length
  const refused = decided.length - kept
  if (Math.min(kept, refused) < ENOUGH_OF_EACH) return null
  const examples = decided.map(({ values, isKept }) => ({ logs: logsOf(values), isKept }))
  const weights = weightsOf(fitSlopes(examples, fitScale(examples, present)))
  if (!weights) return null
  const trials = inFolds(examples).map(([others, own]) => {
    const before = fitScale(others, present)
    return { own, before, after: fitSlopes(others, before) }
  })
  const each = (measure: (example: Example, model: Model) => number, which: 'before' | 'after') =>
    trials.flatMap((trial) => trial.own.map((example) => measure(example, trial[which])))
  const [before, after] = [each(lossOf, 'before'), each(lossOf, 'after')]
  const [lossBefore, lossAfter] = [mean(before), mean(after)]
  const ordered = (which: 'before' | 'after') =>
    mean(trials.map((trial) => orderedBy(trial.own, trial[which])))
  return {
    ...{ weights, kept, refused, lossBefore, lossAfter },
    orderedBefore: ordered('before'),
    orderedAfter: ordered('after'),
    isBetter: lossBefore - lossAfter > standardErrorOf(before.map((loss, i) => loss - (after[i] as number))),
  }
}

/** The area under the ROC curve: 1 when every kept pair comes before every refused one, ½ for chance. */
function orderedBy(examples: readonly Example[], model: Model): number {
  const chances = (isKept: boolean) =>
    examples.filter((example) => example.isKept === isKept).map((example) => chanceOf(example, model))
  const refused = chances(false)
  return mean(
    chances(true).flatMap((kept) => refused.map((other) => (kept > other ? 1 : kept === other ? 0.5 : 0))),
  )
}

const logsOf = (values: TermValues) =>
  termIds.map((id) => Math.log(Math.max(SMALLEST, values[id] ?? UNKNOWN)))

/** Each fold: the decisions to learn from, and those to be tried on; kept and refused are dealt out alike. */
function inFolds(examples: readonly Example[]): [Example[], Example[]][] {
  const dealt = [true, false].flatMap((isKept) =>
    examples
      .filter((example) => example.isKept === isKept)
      .map((example, position) => ({ example, fold: position % FOLDS })),
  )
  const where = (test: (fold: number) => boolean) =>
    dealt.filter(({ fold }) => test(fold)).map(({ example }) => example)
  return Array.from({ length: FOLDS }, (_, fold) => [
    where((other) => other !== fold),
    where((own) => own === fold),
  ])
}

/** The present weights, of which only the scale and the offset are fitted. */
function fitScale(examples: readonly Example[], present: Weights): Model {
  const scores = examples.map(({ logs, isKept }) => ({
    logs: [logs.reduce((sum, log, i) => sum + log * present[termIds[i] as TermId], 0)],
    isKept,
  }))
  const { offset, slopes } = descend(scores, { offset: 0, slopes: [1] }, null)
  return { offset, slopes: termIds.map((id) => (slopes[0] as number) * present[id]) }
}

const fitSlopes = (examples: readonly Example[], from: Model) => descend(examples, from, from.slopes)

/** Gradient descent, slopes kept from going below zero and, with `prior`, near it. */
function descend(examples: readonly Example[], from: Model, prior: readonly number[] | null): Model {
  const size = from.slopes.length
  let model = from
  let step = 1
  let loss = costOf(examples, model, prior)
  for (let round = 0; round < ROUNDS && step > SMALLEST ** 2; round++) {
    const gradient = new Array<number>(size + 1).fill(0)
    for (const example of examples) {
      const error = chanceOf(example, model) - (example.isKept ? 1 : 0)
      example.logs.forEach((log, i) => {
        gradient[i] = (gradient[i] as number) + (error * log) / examples.length
      })
      gradient[size] = (gradient[size] as number) + error / examples.length
    }
    prior?.forEach((value, i) => {
      const away = (model.slopes[i] as number) - value
      gradient[i] = (gradient[i] as number) + (PRIOR * away) / examples.length
    })
    const next = {
      offset: model.offset - step * (gradient[size] as number),
      slopes: model.slopes.map((slope, i) => Math.max(0, slope - step * (gradient[i] as number))),
    }
    const nextLoss = costOf(examples, next, prior)
    if (nextLoss < loss) {
      ;[model, loss] = [next, nextLoss]
      step *= 1.5
    } else step /= 2
  }
  return model
}

function costOf(examples: readonly Example[], model: Model, prior: readonly number[] | null): number {
  const ridge = prior?.reduce((sum, value, i) => sum + ((model.slopes[i] as number) - value) ** 2, 0) ?? 0
  return mean(examples.map((example) => lossOf(example, model))) + (PRIOR / 2 / examples.length) * ridge
}

function chanceOf({ logs }: Example, { offset, slopes }: Model): number {
  return 1 / (1 + Math.exp(-logs.reduce((sum, log, i) => sum + log * (slopes[i] as number), offset)))
}

function lossOf(example: Example, model: Model): number {
  const chance = chanceOf(example, model)
  return -Math.log(Math.max(Number.EPSILON, example.isKept ? chance : 1 - chance))
}

/** Slopes in proportion to that of the resource, which counts in full; null when that is nothing. */
function weightsOf({ slopes }: Model): Weights | null {
  const ofResource = slopes[termIds.indexOf('resource')] as number
  if (ofResource < SMALLEST) return null
  const weights = termIds.map(
    (id, i) => [id, round(Math.min(MOST, (slopes[i] as number) / ofResource))] as const,
  )
  return { ...(Object.fromEntries(weights) as Weights), resource: 1 }
}

const round = (value: number) => Math.round(value * 100) / 100
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function standardErrorOf(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)) / values.length)
}
