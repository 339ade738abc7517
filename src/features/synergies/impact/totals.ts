/** How a figure is known: they are different things, and are never added to one another. */
export const bases = ['declared', 'estimated', 'measured'] as const
export type Basis = (typeof bases)[number]

export const measures = ['tonnes', 'euros', 'kgCO2e'] as const
export type Measure = (typeof measures)[number]

export interface Figure {
  measure: Measure
  basis: Basis
  value: number
}

/** Of each measure, the sum of its figures on each basis; null when there is none: unknown is not zero. */
export type Totals = Record<Measure, Record<Basis, number | null>>

export function totalsByBasis(figures: readonly Figure[]): Totals {
  const totals = Object.fromEntries(
    measures.map((measure) => [measure, { declared: null, estimated: null, measured: null }]),
  ) as Totals
  for (const { measure, basis, value } of figures)
    totals[measure][basis] = (totals[measure][basis] ?? 0) + value
  return totals
}
