import type { Stop } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { rulesMet } from './stops.ts'
import {
  coverage,
  distanceKm,
  distanceTerm,
  freshnessTerm,
  monthsInCommon,
  monthsTerm,
  qualityTerm,
  quantityTerm,
  type TermId,
  termIds,
  UNKNOWN,
  type Weights,
} from './terms.ts'

export type TermValues = Record<TermId, number | null>

export interface Judgement {
  /** 0–1. */
  score: number
  values: TermValues
  distanceKm: number | null
  covered: number | null
  monthsInCommon: number | null
  warnings: Stop[]
  /** The hard stop that forbids the pair; null when none does. */
  stop: Stop | null
}

/**
 * Judges one pair whose fit is known. The score is the product of the terms, each raised to its weight, an
 * unknown counting for `UNKNOWN`: so it grows with each term (hence with what is covered and the months in
 * common, and falls with distance), and no good term can hide a bad one. Null when it is below `threshold`.
 */
export function judge(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  compatibility: Compatibility,
  weights: Weights,
  threshold = 0,
): Judgement | null {
  const resource = fit.resourceId ? compatibility.resource(fit.resourceId) : undefined
  const km = distanceKm(stock, need)
  const covered = coverage(stock, need, resource)
  const common = monthsInCommon(stock, need)
  const values: TermValues = {
    resource: fit.value,
    quality: qualityTerm(stock, need),
    quantity: quantityTerm(covered),
    months: monthsTerm(common, resource),
    distance: distanceTerm(km, resource),
    freshness: lowest(freshnessTerm(stock), freshnessTerm(need)),
    legal: null,
  }
  // Rules only take away: a pair that is too low without them needs no look at them.
  const score = combine(values, weights)
  if (score < threshold) return null
  const rules = rulesMet(stock, need, fit, compatibility)
  const stop = rules.find(({ verdict }) => verdict === 'stop') ?? null
  const warnings = rules.filter(({ verdict }) => verdict === 'warn')
  if (warnings.length > 0) values.legal = 0.6
  return {
    score: warnings.length > 0 ? combine(values, weights) : score,
    values,
    distanceKm: km,
    covered,
    monthsInCommon: common,
    warnings,
    stop,
  }
}

export function combine(values: TermValues, weights: Weights): number {
  let score = 1
  for (const id of termIds) score *= (values[id] ?? UNKNOWN) ** weights[id]
  return score
}

function lowest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
