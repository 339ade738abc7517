import type { CostSheetInput } from '../api/shared-services.ts'

export const partsOf = ['fixedCosts', 'variableCosts', 'investments', 'subsidies'] as const
export type CostPart = (typeof partsOf)[number]

/** A line as it is typed: texts, so that an empty figure stays unknown. */
interface Line {
  key: number
  label: string
  amount: string
  years: string
  basis: 'per-year' | 'once'
}

export type CostDraft = Record<CostPart, Line[]> & { price: string; assumed: string }

let lastKey = 0
const typed = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)
const numberOf = (text: string) => (text.trim() === '' ? null : Number(text))

export const emptyLine = (said: Partial<Line> = {}): Line => ({
  ...{ key: ++lastKey, label: '', amount: '', years: '', basis: 'once' },
  ...said,
})

export function costDraft(sheet: CostSheetInput | null): CostDraft {
  if (!sheet)
    return {
      ...{ fixedCosts: [emptyLine()], variableCosts: [emptyLine()], investments: [], subsidies: [] },
      ...{ price: '', assumed: '' },
    }
  return {
    fixedCosts: sheet.fixedCosts.map(({ label, eurosPerYear }) =>
      emptyLine({ label, amount: typed(eurosPerYear) }),
    ),
    variableCosts: sheet.variableCosts.map(({ label, eurosPerUnit }) =>
      emptyLine({ label, amount: typed(eurosPerUnit) }),
    ),
    investments: sheet.investments.map(({ label, euros, years }) =>
      emptyLine({ label, amount: typed(euros), years: typed(years) }),
    ),
    subsidies: sheet.subsidies.map(({ label, euros, basis, years }) =>
      emptyLine({ label, amount: typed(euros), basis, years: typed(years) }),
    ),
    ...{ price: typed(sheet.priceEurosPerUnit), assumed: typed(sheet.assumedUnitsPerYear) },
  }
}

export function saidSheet(draft: CostDraft): CostSheetInput {
  const amountOf = ({ label, amount }: Line) => ({ label, euros: numberOf(amount) })
  return {
    fixedCosts: draft.fixedCosts.map(({ label, amount }) => ({ label, eurosPerYear: numberOf(amount) })),
    variableCosts: draft.variableCosts.map(({ label, amount }) => ({
      label,
      eurosPerUnit: numberOf(amount),
    })),
    investments: draft.investments.map((line) => ({ ...amountOf(line), years: numberOf(line.years) })),
    subsidies: draft.subsidies.map((line) => ({
      ...amountOf(line),
      basis: line.basis,
      years: line.basis === 'once' ? numberOf(line.years) : null,
    })),
    priceEurosPerUnit: numberOf(draft.price),
    assumedUnitsPerYear: numberOf(draft.assumed),
  }
}
