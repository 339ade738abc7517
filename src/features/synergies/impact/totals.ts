import { type ResultBasis, resultBases } from '../../../kernel/synergies.ts'

export const measures = ['tonnes', 'euros', 'kgCO2e'] as const
export type Measure = (typeof measures)[number]

export interface Figure {
  measure: Measure
  basis: ResultBasis
  value: number
}

/** Of each measure, the sum of its figures on each basis; null when there is none: unknown is not zero. */
export type Totals = Record<Measure, Record<ResultBasis, number | null>>

export function totalsByBasis(figures: readonly Figure[]): Totals {
  const totals = Object.fromEntries(
    measures.map((measure) => [measure, Object.fromEntries(resultBases.map((basis) => [basis, null]))]),
  ) as Totals
  for (const { measure, basis, value } of figures)
    totals[measure][basis] = (totals[measure][basis] ?? 0) + value
  return totals
}
