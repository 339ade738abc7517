import { dayAfter, monthsAfter } from '../../../kernel/day.ts'
import type { BudgetKind, Frequency, PlanStatus } from '../../../kernel/plan.ts'
import type { Budget, Lateness } from './contract.ts'
import type { ActionState } from './state.ts'

type Timed = Pick<ActionState, 'status' | 'startsOn' | 'endsOn' | 'isOpenEnded'>

const NOT_BEGUN: readonly (PlanStatus | null)[] = ['upcoming', 'to-discuss', null]

/**
 * Whether something is late on a day: its status says so, its end is past, or it has not begun although its beginning
 * is past. A plan that gives years is held to their last day. What is done, on hold, blocked or abandoned is not late.
 */
export function latenessOf({ status, startsOn, endsOn, isOpenEnded }: Timed, day: string): Lateness | null {
  if (status === 'late') return { reason: 'said', since: null }
  const hasNotBegun = NOT_BEGUN.includes(status)
  if (!hasNotBegun && status !== 'in-progress') return null
  if (endsOn !== null && !isOpenEnded && endsOn < day) return { reason: 'end', since: endsOn }
  const beginsBy = startsOn?.endsWith('-01-01') ? `${startsOn.slice(0, 4)}-12-31` : startsOn
  return hasNotBegun && beginsBy !== null && beginsBy !== undefined && beginsBy < day
    ? { reason: 'start', since: beginsBy }
    : null
}

/** What the steps of a sheet make of it when nobody says its status; abandoned steps count only if all are. */
export function statusOfSteps(statuses: readonly PlanStatus[]): PlanStatus {
  const counted = statuses.filter((status) => status !== 'abandoned')
  if (counted.length === 0) return statuses.length > 0 ? 'abandoned' : 'upcoming'
  if (counted.every((status) => status === 'done')) return 'done'
  const has = (status: PlanStatus) => statuses.includes(status)
  if (has('in-progress') || has('late') || has('done')) return 'in-progress'
  return (['blocked', 'on-hold', 'to-discuss'] as const).find(has) ?? 'upcoming'
}

interface Fact {
  kind: BudgetKind
  euros: number
  on: string
  voidedAt: string | null
}

/** Sums of amounts of each kind up to a day, voided ones left out: a correction shows at any past day. */
export function budgetOf(facts: readonly Fact[], day: string): Budget {
  const noted = facts.filter(({ voidedAt, on }) => voidedAt === null && on <= day)
  const isPlanned = noted.some(({ kind }) => kind === 'planned')
  const sum = (wanted: BudgetKind) =>
    noted.reduce((total, { kind, euros }) => (kind === wanted ? total + euros : total), 0)
  return { planned: isPlanned ? sum('planned') : null, committed: sum('committed'), spent: sum('spent') }
}

/** Of several steps or sheets: what is planned is known as soon as it is for one of them. */
export function summed(budgets: readonly Budget[]): Budget {
  return budgets.reduce(
    (total, { planned, committed, spent }) => ({
      planned: planned === null ? total.planned : (total.planned ?? 0) + planned,
      committed: total.committed + committed,
      spent: total.spent + spent,
    }),
    { planned: null, committed: 0, spent: 0 },
  )
}

const MONTHS: Record<Frequency, number | null> = {
  ...{ month: 1, quarter: 3, 'half-year': 6, year: 12 },
  once: null,
}

/**
 * The day by which the next value is awaited: a period after the last, or after the day since when values are awaited.
 * A value asked for once is awaited a year after that day. Null: none is awaited any more.
 */
export function nextValueDue(frequency: Frequency, since: string, lastOn: string | null): string | null {
  const months = MONTHS[frequency]
  if (months === null) return lastOn === null ? dayAfter(monthsAfter(since, 12), -1) : null
  return dayAfter(monthsAfter(lastOn ?? since, months), lastOn === null ? -1 : 0)
}

/** As a plan orders its numbers: 1.2 before 1.10. */
export function byCode(a: string, b: string): number {
  const [left, right] = [a, b].map((code) => code.split('.').map(Number))
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? -1) - (right?.[i] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
