import { groupBy } from '../../../kernel/group-by.ts'
import type { FactRow, HeadingRow, PlanStore } from './store.ts'
import { type PlanAsOf, planAsOf, type Standing } from './views.ts'
import { type Cells, priorityLabels, statusLabels, withSections } from './workbook-columns.ts'

/** Where actions go that a workbook puts under no axis; such an axis is not written back. */
export const NO_AXIS = { code: '0', title: 'Actions sans axe' }

/** A row of the workbook, and the sheet or the step it tells of. */
export interface PlanRow {
  id: string
  headingId: string
  sheetId: string | null
  cells: Cells
}

/** What is planned, by funder: the three that give most, and the whole. */
function planned(facts: readonly FactRow[]): { funders: [string, number][]; total: number | null } {
  const own = facts.filter(({ kind }) => kind === 'planned')
  const sum = (some: readonly FactRow[]) => some.reduce((total, { euros }) => total + euros, 0)
  const byFunder = [...groupBy(own, ({ funder }) => funder)].flatMap(([funder, some]) =>
    funder === null ? [] : [[funder, sum(some)] as [string, number]],
  )
  const funders = byFunder.sort(([a, x], [b, y]) => y - x || a.localeCompare(b, 'fr')).slice(0, 3)
  return { funders, total: own.length > 0 ? sum(own) : null }
}

const orNull = (text: string) => (text === '' ? null : text)

/** Axis, sub-axis and sub-sub-axis of a heading, as they are written. */
function pathOf(headings: ReadonlyMap<string, HeadingRow>, headingId: string): (string | null)[] {
  const path: string[] = []
  for (let one = headings.get(headingId); one; one = headings.get(one.parentId ?? ''))
    if (one.code !== NO_AXIS.code) path.unshift(`${one.code} ${one.title}`)
  return [path[0] ?? null, path[1] ?? null, path[2] ?? null]
}

function cellsOf(
  standing: Standing,
  sheet: Standing,
  path: readonly (string | null)[],
  plan: PlanAsOf,
): Cells {
  const { row, state, facts } = standing
  const { funders, total } = planned(facts)
  const isStep = row.sheetId !== null
  const [one, two, three] = [0, 1, 2].map((i) => funders[i] ?? [null, null])
  const description = withSections(state.description, {
    ...{ audiences: state.audiences, assessment: state.assessment, regulatory: state.regulatory },
    ...{ planning: state.planning, also: plan.codeOf(row.alsoSheetId) ?? '' },
  })
  return [
    ...path,
    `${sheet.row.code} ${sheet.state.title}`,
    isStep ? state.title : null,
    ...[description, state.governance, state.objectives, state.indicators, state.leads].map(orNull),
    ...[state.resources, state.partners, state.department, state.person, state.elected].map(orNull),
    ...[state.participation, state.financings].map(orNull),
    ...[...(one ?? []), ...(two ?? []), ...(three ?? [])],
    total,
    state.status && statusLabels[state.status],
    state.priority && priorityLabels[state.priority],
    ...[state.startsOn, state.endsOn],
  ]
}

/** Every sheet of the plan followed by its own steps, in the order of the plan, as of a day. */
export function planRows(store: PlanStore, day: string): PlanRow[] {
  const plan = planAsOf(store, day)
  const headings = new Map(store.headings().map((row) => [row.id, row]))
  return plan.sheets.flatMap((sheet) => {
    const path = pathOf(headings, sheet.row.headingId)
    const own = plan.stepsOf(sheet.row.id).filter(({ row }) => row.sheetId === sheet.row.id)
    return [sheet, ...own].map((standing) => ({
      ...{ id: standing.row.id, headingId: standing.row.headingId, sheetId: standing.row.sheetId },
      cells: cellsOf(standing, sheet, path, plan),
    }))
  })
}
