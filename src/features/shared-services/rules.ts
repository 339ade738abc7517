/** A figure that nobody said yet: it is shown as to be said, and what needs it is not known either. Never zero. */
export type Known = number | null

/** What a service costs and brings in, as its facilitators wrote it. */
export interface CostSheet {
  fixedCosts: readonly { label: string; eurosPerYear: Known }[]
  variableCosts: readonly { label: string; eurosPerUnit: Known }[]
  investments: readonly { label: string; euros: Known; years: Known }[]
  subsidies: readonly { label: string; euros: Known; basis: 'per-year' | 'once'; years: Known }[]
  priceEurosPerUnit: Known
}

/** What a structure brings and would pay, in the unit of the service, for a year. */
export interface Share {
  organisationId: string
  unitsPerYear: Known
  wouldPayEurosPerYear: Known
}

/** What each unit and each year costs, with every term. */
export interface Terms {
  fixedEurosPerYear: Known
  depreciationEurosPerYear: Known
  subsidyEurosPerYear: Known
  /** What is to be paid whatever the volume: fixed costs and depreciation, less subsidies. */
  netFixedEurosPerYear: Known
  variableEurosPerUnit: Known
  priceEurosPerUnit: Known
  unitsPerYear: Known
}

/** Adds what is known; unknown as soon as one of them is. An empty list is said by the caller. */
function sumOf(values: readonly Known[]): Known {
  return values.reduce<Known>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}

/** Computes with figures that are all known; unknown otherwise. */
export function from<T extends readonly Known[]>(
  values: T,
  compute: (...known: { [K in keyof T]: number }) => number,
): Known {
  return values.every((value) => value !== null) ? compute(...(values as { [K in keyof T]: number })) : null
}

/** Straight line: the same part each year of its life (plan comptable général, règlement ANC 2014-03, art. 214-13). */
const perYear = ({ euros, years }: { euros: Known; years: Known }): Known =>
  from([euros, years] as const, (all, span) => all / span)

/**
 * The terms of a sheet. Where no fixed cost and no investment were written, or no variable cost, the term is unknown: a
 * line of zero says that there is none. No subsidy means that none is counted on. One that is paid once for an
 * investment comes in over its life (same rules, art. 312-1).
 */
export function termsOf(sheet: CostSheet, unitsPerYear: Known): Terms {
  const { fixedCosts, variableCosts, investments, subsidies, priceEurosPerUnit } = sheet
  const isSaid = fixedCosts.length + investments.length > 0
  const fixedEurosPerYear = isSaid ? sumOf(fixedCosts.map((line) => line.eurosPerYear)) : null
  const depreciationEurosPerYear = sumOf(investments.map(perYear))
  const subsidyEurosPerYear = sumOf(
    subsidies.map((line) => (line.basis === 'per-year' ? line.euros : perYear(line))),
  )
  return {
    fixedEurosPerYear,
    depreciationEurosPerYear,
    subsidyEurosPerYear,
    netFixedEurosPerYear: from(
      [fixedEurosPerYear, depreciationEurosPerYear, subsidyEurosPerYear] as const,
      (fixed, worn, given) => fixed + worn - given,
    ),
    variableEurosPerUnit:
      variableCosts.length > 0 ? sumOf(variableCosts.map((line) => line.eurosPerUnit)) : null,
    priceEurosPerUnit,
    unitsPerYear,
  }
}

/** What a year costs at the volume, € per year. */
export const costOf = ({ netFixedEurosPerYear, variableEurosPerUnit, unitsPerYear }: Terms): Known =>
  from(
    [netFixedEurosPerYear, variableEurosPerUnit, unitsPerYear] as const,
    (fixed, variable, units) => fixed + variable * units,
  )

/** What a year brings in at the price and the volume, € per year. */
export const revenueOf = ({ priceEurosPerUnit, unitsPerYear }: Terms): Known =>
  from([priceEurosPerUnit, unitsPerYear] as const, (price, units) => price * units)

/** What is left of a year, € per year; negative as it is. */
export const marginOf = (terms: Terms): Known =>
  from([revenueOf(terms), costOf(terms)] as const, (revenue, cost) => revenue - cost)

/** The price at which a year costs nobody anything, € per unit; unknown without a volume. */
export const balancedPriceOf = (terms: Terms): Known =>
  terms.unitsPerYear === 0
    ? null
    : from([costOf(terms), terms.unitsPerYear] as const, (cost, units) => cost / units)

/**
 * `reached`: from so many units a year, up to so many where each unit costs more than it brings in and what is given
 * covers it for a while (null: without end). `never`: at no volume. `unknown`: a figure is missing.
 */
export type Threshold =
  | { is: 'reached'; unitsPerYear: number; upToUnitsPerYear: Known }
  | { is: 'never' }
  | { is: 'unknown' }

/** The volumes at which the price covers what a year costs: fixed costs over what each unit leaves. */
export function thresholdOf({
  netFixedEurosPerYear: fixed,
  variableEurosPerUnit: variable,
  priceEurosPerUnit: price,
}: Terms): Threshold {
  if (fixed === null || variable === null || price === null) return { is: 'unknown' }
  const left = price - variable
  if (fixed <= 0) {
    const upToUnitsPerYear = left < 0 ? fixed / left : null
    return { is: 'reached', unitsPerYear: 0, upToUnitsPerYear }
  }
  return left > 0 ? { is: 'reached', unitsPerYear: fixed / left, upToUnitsPerYear: null } : { is: 'never' }
}

/** How many structures of the mean volume reach the threshold; at least two: alone, nothing is shared. */
export function partiesNeeded(threshold: Threshold, shares: readonly Share[]): Known {
  const said = shares.flatMap(({ unitsPerYear }) => unitsPerYear ?? [])
  const total = said.reduce((sum, units) => sum + units, 0)
  if (threshold.is !== 'reached' || total <= 0) return null
  return Math.max(2, Math.ceil(threshold.unitsPerYear / (total / said.length)))
}

/** Months, or why there are none. */
export type Months = { is: 'reached'; months: number } | { is: 'never' } | { is: 'unknown' }

/**
 * Months of running after which what came in has paid back what was put in at the start: investments less what is
 * subsidised once, over what a month leaves in cash (depreciation is no cash).
 */
export function monthsToBreakEven(sheet: CostSheet, terms: Terms): Months {
  const once = sheet.subsidies.filter(({ basis }) => basis === 'once')
  const yearly = sheet.subsidies.filter(({ basis }) => basis === 'per-year')
  const putIn = from(
    [sumOf(sheet.investments.map(({ euros }) => euros)), sumOf(once.map(({ euros }) => euros))] as const,
    (spent, given) => spent - given,
  )
  const { fixedEurosPerYear: fixed, variableEurosPerUnit: variable, unitsPerYear: units } = terms
  const cash = from(
    [revenueOf(terms), fixed, variable, units, sumOf(yearly.map(({ euros }) => euros))] as const,
    (revenue, fixedCosts, perUnit, volume, given) => revenue + given - fixedCosts - perUnit * volume,
  )
  if (putIn === null || cash === null) return { is: 'unknown' }
  if (putIn <= 0 && cash >= 0) return { is: 'reached', months: 0 }
  if (cash <= 0) return { is: 'never' }
  return { is: 'reached', months: (Math.max(0, putIn) * 12) / cash }
}

/** What one structure pays when the cost is shared by volume. */
export interface SharedCost extends Share {
  /** 0–1 of the volumes that are known. */
  share: Known
  /** Its part of what a year costs; in all they make that cost. */
  costEurosPerYear: Known
  /** At the price of the sheet. */
  priceEurosPerYear: Known
}

/** Each structure’s part, by its volume: unknown for all while the volume of one is, since its part is theirs too. */
export function sharedCosts(terms: Terms, shares: readonly Share[]): SharedCost[] {
  const total = sumOf(shares.map(({ unitsPerYear }) => unitsPerYear))
  const cost = costOf({ ...terms, unitsPerYear: total })
  return shares.map((one) => {
    const share = total === 0 ? null : from([one.unitsPerYear, total] as const, (own, all) => own / all)
    return {
      ...one,
      share,
      costEurosPerYear: from([share, cost] as const, (part, all) => part * all),
      priceEurosPerYear: from(
        [one.unitsPerYear, terms.priceEurosPerUnit] as const,
        (own, price) => own * price,
      ),
    }
  })
}
