import { readFileSync } from 'node:fs'
import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { projectPath } from '../../../project-path.ts'
import type { planIndicators } from './indicators.ts'
import { daysOf, namedMeans, namesFacilitation, plannedYears } from './read-cells.ts'
import { type ReadAxis, type ReadSheet, type ReadStep, readPlan } from './read-plan.ts'
import { indicatorsIn } from './read-words.ts'
import { countersOfSteps, seededIndicator } from './seed-choices.ts'
import { type ActionState, emptyState } from './state.ts'
import type { ActionRow, PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

/** The public text of the territory’s climate plan that comes with the platform. */
const AXIS_FILE = 'src/features/reporting/plan/seed/axe-1.txt'
export const AXIS_SOURCE =
  'Plan climat-air-énergie territorial, Grand Auch Cœur de Gascogne, axe 1, texte du plan'
export const AXIS_CODE = '1'

/**
 * Sheets that the plan lists without a table of their own, and whose steps stand at the end of another’s: the network,
 * the shared tool and the shared services of 1.1.3 are the last three steps of 1.1.2.
 */
const STEPS_ELSEWHERE: Record<string, { sheet: string; last: number }> = {
  '1.1.3': { sheet: '1.1.2', last: 3 },
}

export const readAxis = (): ReadAxis => readPlan(readFileSync(projectPath(AXIS_FILE), 'utf8'))

/** A day in the first year that an axis plans: from then on it is the plan. */
export function firstDay(axis: ReadAxis): string {
  const years = axis.objectives
    .flatMap(({ sheets }) => sheets.flatMap(({ steps }) => steps))
    .flatMap(({ planning }) => plannedYears(planning)?.from ?? [])
  return `${Math.min(...years)}-01-01`
}

const sheetState = ({ title, fields }: ReadSheet): ActionState => ({
  ...{ ...emptyState, title },
  ...(fields && {
    ...{ description: fields.context, objectives: fields.results, indicators: fields.indicators },
    ...{ audiences: fields.audiences, assessment: fields.assessment, regulatory: fields.regulatory },
  }),
})

const stepState = ({ title, description, planning, resources, lead, partners }: ReadStep): ActionState => ({
  ...{ ...emptyState, title, description, planning, resources, leads: lead, partners },
  ...daysOf(plannedYears(planning)),
  status: 'upcoming',
  isFacilitated: namesFacilitation(`${lead}\n${partners}`),
})

/** Puts the axis that comes with the platform into the plan, word for word. */
export function planLoading(
  db: Database,
  {
    store,
    tools,
    indicators,
  }: {
    store: PlanStore
    tools: PlanTools
    indicators: Pick<ReturnType<typeof planIndicators>, 'insert'>
  },
) {
  const written = (by: string) => ({ createdBy: by, createdAt: tools.nowIso() })

  function insertAction(row: Omit<ActionRow, 'state' | 'alsoSheetId'> & { alsoSheetId?: string }): void {
    store.insertAction({ alsoSheetId: null, ...row, state: row.base })
  }

  /** What the words of a step say of money, and what the platform counts for it. */
  function insertFacts(id: string, sheetCode: string, step: ReadStep, since: string, by: string): void {
    const { euros } = namedMeans(step.resources)
    const stamp = { by, at: tools.nowIso() }
    if (euros !== null)
      store.insertFact({
        ...{ id: newId(), actionId: id, kind: 'planned', euros, on: since, funder: null, documentId: null },
        ...{
          note: `Texte du plan : « ${step.resources} », ${step.planning}`,
          voidedBy: null,
          voidedAt: null,
        },
        ...stamp,
      })
    for (const counter of countersOfSteps[sheetCode]?.[step.title] ?? [])
      store.insertLink({ id: newId(), actionId: id, counter, from: null, to: null, ...stamp })
  }

  function insertSheet(
    sheet: ReadSheet,
    { headingId, since, position, by }: { headingId: string; since: string; position: number; by: string },
  ): { code: string; id: string; stepIds: string[] } {
    const [id, elsewhere] = [newId(), STEPS_ELSEWHERE[sheet.code]]
    insertAction({
      ...{ id, headingId, sheetId: null, code: sheet.code, position, since, base: sheetState(sheet) },
      listedTitle: sheet.listedTitle === sheet.title ? null : sheet.listedTitle,
      note: elsewhere
        ? `Le plan nomme cette fiche sans lui donner de tableau : ses étapes figurent à la fin de celui de la fiche ${elsewhere.sheet}.`
        : null,
      ...written(by),
    })
    const stepIds = sheet.steps.map((step, index) => {
      const stepId = newId()
      insertAction({
        ...{ id: stepId, headingId, sheetId: id, code: null, listedTitle: null, note: null },
        ...{ position: index, since, base: stepState(step), ...written(by) },
      })
      insertFacts(stepId, sheet.code, step, since, by)
      return stepId
    })
    for (const [index, label] of indicatorsIn(sheet.fields?.indicators ?? '').entries())
      indicators.insert(id, { ...seededIndicator(label), since, position: index }, by)
    return { code: sheet.code, id, stepIds }
  }

  return {
    isLoaded: () => store.headings().some(({ parentId, code }) => parentId === null && code === AXIS_CODE),

    /** Axis 1 with everything it says; once. */
    loadAxis(actor: Actor): void {
      tools.mustWrite(actor)
      const axis = readAxis()
      const [since, by] = [firstDay(axis), actor.userId]
      db.write(() => {
        if (this.isLoaded()) fail('conflict', 'Le plan contient déjà un axe 1.')
        const axisId = newId()
        const heading = { position: Number(axis.code), ...written(by) }
        store.insertHeading({
          ...{ id: axisId, parentId: null, code: axis.code, title: axis.title, text: '' },
          ...{ source: AXIS_SOURCE, ...heading },
        })
        const placed = axis.objectives.flatMap(({ code, title, stakes, sheets }, index) => {
          const headingId = newId()
          store.insertHeading({
            ...{ id: headingId, parentId: axisId, code, title, text: stakes, source: null },
            ...{ ...heading, position: index },
          })
          return sheets.map((sheet, position) => insertSheet(sheet, { headingId, since, position, by }))
        })
        for (const { code, id } of placed) {
          const elsewhere = STEPS_ELSEWHERE[code]
          const owner = placed.find((one) => one.code === elsewhere?.sheet)
          for (const stepId of owner?.stepIds.slice(-(elsewhere?.last ?? 0)) ?? [])
            store.updateAction(stepId, { alsoSheetId: id })
        }
        const steps = placed.reduce((sum, { stepIds }) => sum + stepIds.length, 0)
        tools.tell('plan.loaded', axisId, by, { after: { title: axis.title, sheets: placed.length, steps } })
      })
    },
  }
}
