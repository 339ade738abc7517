import { groupBy } from '../../../kernel/group-by.ts'
import type { SheetSummary, StepSummary } from './contract.ts'
import { namedMeans } from './read-cells.ts'
import { budgetOf, latenessOf, statusOfSteps, summed } from './rules.ts'
import { type ActionState, stateOn } from './state.ts'
import type { ActionRow, FactRow, PlanStore } from './store.ts'

/** A sheet or a step as it stood at the end of a day. */
export interface Standing {
  row: ActionRow
  state: ActionState
  facts: readonly FactRow[]
}

/** The whole plan as it stood at the end of a day. */
export interface PlanAsOf {
  day: string
  sheets: readonly Standing[]
  /** By sheet, in the order of its table: its own steps, and those that it names in another’s. */
  stepsOf(sheetId: string): readonly Standing[]
  codeOf(sheetId: string | null): string | null
}

/** Reads the plan as of any past day, from what it began with and what is dated since. */
export function planAsOf(store: PlanStore, day: string): PlanAsOf {
  const rows = store.actions().filter(({ since }) => since <= day)
  const ids = rows.map(({ id }) => id)
  const [changes, facts] = [store.changesOf(ids), store.factsOf(ids)]
  const standings = rows.map((row) => ({
    row,
    state: stateOn(row.base, changes.get(row.id) ?? [], day),
    facts: (facts.get(row.id) ?? []).filter(({ on }) => on <= day),
  }))
  const sheets = standings.filter(({ row }) => row.sheetId === null)
  const steps = standings.filter(({ row }) => row.sheetId !== null)
  const own = groupBy(steps, ({ row }) => row.sheetId)
  const named = groupBy(steps, ({ row }) => row.alsoSheetId)
  const codes = new Map(sheets.map(({ row }) => [row.id, row.code]))
  return {
    ...{ day, sheets },
    stepsOf: (sheetId) => [...(own.get(sheetId) ?? []), ...(named.get(sheetId) ?? [])],
    codeOf: (sheetId) => codes.get(sheetId ?? '') ?? null,
  }
}

const statusOf = ({ state }: Standing) => state.status ?? 'upcoming'

export function stepSummary({ row, state, facts }: Standing, { day, codeOf }: PlanAsOf): StepSummary {
  const { title, progress, planning, startsOn, endsOn, isOpenEnded, leads, partners, resources } = state
  return {
    ...{ id: row.id, title, progress, planning, startsOn, endsOn, isOpenEnded, leads, partners, resources },
    sheetCode: codeOf(row.sheetId) ?? '',
    alsoSheetCode: codeOf(row.alsoSheetId),
    status: state.status ?? 'upcoming',
    lateness: latenessOf(state, day),
    means: namedMeans(resources),
    budget: budgetOf(facts, day),
  }
}

/** A sheet with what its steps make of it; amounts of steps that it only names are counted in their own sheet. */
export function sheetSummary(sheet: Standing, plan: PlanAsOf): Omit<SheetSummary, 'shown'> {
  const { row, state } = sheet
  const steps = plan.stepsOf(row.id)
  const summaries = steps.map((step) => stepSummary(step, plan))
  const counted = summaries.filter(({ status }) => status !== 'abandoned')
  const own = steps.filter((step) => step.row.sheetId === row.id)
  const [late] = summaries.filter(({ lateness }) => lateness !== null)
  return {
    ...{ id: row.id, headingId: row.headingId, code: row.code ?? '', title: state.title },
    status: state.status ?? statusOfSteps(steps.map(statusOf)),
    isStatusSaid: state.status !== null,
    ...{ progress: state.progress, priority: state.priority },
    lateness: latenessOf(state, plan.day) ?? late?.lateness ?? null,
    steps: {
      counted: counted.length,
      done: counted.filter(({ status }) => status === 'done').length,
      late: summaries.filter(({ lateness }) => lateness !== null).length,
      abandoned: summaries.length - counted.length,
    },
    budget: summed([sheet, ...own].map(({ facts }) => budgetOf(facts, plan.day))),
  }
}
