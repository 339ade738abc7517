export const priceIds = ['disposal', 'purchase'] as const
type PriceId = (typeof priceIds)[number]

/** What the two sides said of their costs today; null: not said. Negative when it brings in money. */
export interface DeclaredPrices {
  /** What getting rid of a tonne costs the one who gives. */
  disposalEurosPerTonne: number | null
  /** What a tonne costs the one who receives, bought elsewhere. */
  purchaseEurosPerTonne: number | null
}

export interface EurosEstimate {
  terms: { id: PriceId; eurosPerTonne: number; euros: number }[]
  missing: PriceId[]
  /** Null when neither side said a price: not estimated, never zero. */
  euros: number | null
}

/**
 * What both sides together no longer pay, from the prices they declared and from nothing else. What they pay each other
 * passes from one to the other and cancels out; carriage is not in it.
 */
export function estimateEuros(tonnes: number, prices: DeclaredPrices): EurosEstimate {
  const declared = [
    { id: 'disposal' as const, eurosPerTonne: prices.disposalEurosPerTonne },
    { id: 'purchase' as const, eurosPerTonne: prices.purchaseEurosPerTonne },
  ]
  const terms = declared.flatMap(({ id, eurosPerTonne }) =>
    eurosPerTonne === null ? [] : [{ id, eurosPerTonne, euros: tonnes * eurosPerTonne }],
  )
  return {
    terms,
    missing: declared.flatMap(({ id, eurosPerTonne }) => (eurosPerTonne === null ? [id] : [])),
    euros: terms.length === 0 ? null : terms.reduce((total, term) => total + term.euros, 0),
  }
}
