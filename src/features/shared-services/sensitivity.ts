import {
  SENSITIVITY_PERCENTS,
  type SensitivityFactor,
  sensitivityFactors,
} from '../../kernel/shared-services.ts'
import { from, type Known, marginOf, type Terms } from './rules.ts'

export interface Sensitivity {
  factor: SensitivityFactor
  /** € per year for each of `SENSITIVITY_PERCENTS`. */
  margins: number[]
  /** What the margin loses when this one moves by 10 % the wrong way, € per year. */
  lossPerTenPercent: number
  /** The change, in percent, at which the margin is zero; null when none of this one makes it so. */
  zeroAtPercent: Known
}

function moved(terms: Terms, factor: SensitivityFactor, percent: number): Terms {
  const by = (value: Known) => from([value] as const, (known) => known * (1 + percent / 100))
  if (factor === 'volume') return { ...terms, unitsPerYear: by(terms.unitsPerYear) }
  if (factor === 'price') return { ...terms, priceEurosPerUnit: by(terms.priceEurosPerUnit) }
  if (factor === 'variable-costs') return { ...terms, variableEurosPerUnit: by(terms.variableEurosPerUnit) }
  const { fixedEurosPerYear: fixed, depreciationEurosPerYear: worn, subsidyEurosPerYear: given } = terms
  return {
    ...terms,
    netFixedEurosPerYear: from(
      [fixed, worn, given] as const,
      (costs, depreciation, subsidies) => (costs + depreciation) * (1 + percent / 100) - subsidies,
    ),
  }
}

/**
 * What the margin becomes when one thing moves and the others stay, the one that hurts most first: what is lost by a
 * move of 10 % the wrong way. Nothing while a figure is missing. Fixed costs move with depreciation; subsidies do not.
 */
export function sensitivityOf(terms: Terms): Sensitivity[] {
  const now = marginOf(terms)
  if (now === null) return []
  return sensitivityFactors
    .map((factor) => {
      const at = (percent: number) => marginOf(moved(terms, factor, percent)) ?? now
      // Each is linear: one point gives its slope.
      const slope = (at(10) - now) / 10
      return {
        factor,
        margins: SENSITIVITY_PERCENTS.map(at),
        lossPerTenPercent: Math.abs(slope) * 10,
        zeroAtPercent: slope === 0 ? null : -now / slope,
      }
    })
    .sort((a, b) => b.lossPerTenPercent - a.lossPerTenPercent)
}
