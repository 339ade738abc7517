/** Statuses of an action sheet or of a step: those of the national tool where authorities keep such plans. */
export const planStatuses = [
  'upcoming',
  'to-discuss',
  'in-progress',
  'done',
  'late',
  'on-hold',
  'abandoned',
  'blocked',
] as const
export type PlanStatus = (typeof planStatuses)[number]

export const planPriorities = ['high', 'medium', 'low'] as const
export type PlanPriority = (typeof planPriorities)[number]

/** What is said of an amount: foreseen, promised to somebody, or paid. */
export const budgetKinds = ['planned', 'committed', 'spent'] as const
export type BudgetKind = (typeof budgetKinds)[number]

/** What an indicator tells of: means put in, what was done, what changed for people, what changed for the territory. */
export const indicatorKinds = ['input', 'output', 'outcome', 'impact'] as const
export type IndicatorKind = (typeof indicatorKinds)[number]

/** How often a value is awaited. */
export const frequencies = ['month', 'quarter', 'half-year', 'year', 'once'] as const
export type Frequency = (typeof frequencies)[number]

/** How a value is known. */
export const valueBases = ['estimated', 'measured'] as const
export type ValueBasis = (typeof valueBases)[number]

/** A value that was reached, or one that is aimed at. */
export const seriesNames = ['result', 'target'] as const
export type SeriesName = (typeof seriesNames)[number]
