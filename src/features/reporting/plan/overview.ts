import type { Actor } from '../../../kernel/actor.ts'
import { fold } from '../../../kernel/fold.ts'
import { type PlanStatus, planStatuses } from '../../../kernel/plan.ts'
import type { PlanQuery, PlanView, SheetSummary, StepSummary } from './contract.ts'
import type { planIndicators } from './indicators.ts'
import type { planLoading } from './loading.ts'
import { canWritePlan } from './policy.ts'
import { byCode, summed } from './rules.ts'
import type { HeadingRow, PlanStore } from './store.ts'
import { planAsOf, sheetSummary, stepSummary } from './views.ts'
import type { PlanTools } from './writing.ts'

/** What a step is sought by. */
function isSought(
  step: Pick<StepSummary, 'status' | 'lateness' | 'leads' | 'startsOn' | 'endsOn' | 'isOpenEnded'>,
  { status, lead, year, late }: PlanQuery,
): boolean {
  const { startsOn, endsOn, isOpenEnded } = step
  const from = Number(startsOn?.slice(0, 4) ?? Number.NaN)
  const to = isOpenEnded ? Number.POSITIVE_INFINITY : Number(endsOn?.slice(0, 4) ?? from)
  return (
    (!status || step.status === status) &&
    (!lead || fold(step.leads).includes(fold(lead))) &&
    (!year || (from <= year && year <= to)) &&
    (!late || step.lateness !== null)
  )
}

const isFiltered = ({ status, lead, year, late }: PlanQuery) =>
  [status, lead, year, late].some((one) => one !== undefined && one !== '')

/** The plan in one page: each objective with its sheets and steps, what is late, what it costs. */
export function planOverview({
  store,
  tools,
  loading,
  indicators,
}: {
  store: PlanStore
  tools: PlanTools
  loading: Pick<ReturnType<typeof planLoading>, 'isLoaded'>
  indicators: Pick<ReturnType<typeof planIndicators>, 'overdue'>
}) {
  /** Sheets as of a day with the steps that are sought; a sheet without a step is sought as one. */
  function sheetsOf(query: PlanQuery, day: string): SheetSummary[] {
    const plan = planAsOf(store, day)
    return plan.sheets
      .map((sheet) => {
        const steps = plan.stepsOf(sheet.row.id).map((step) => stepSummary(step, plan))
        return {
          ...sheetSummary(sheet, plan),
          shown: steps.filter((step) => isSought(step, query)),
          isItself: steps.length === 0 && isSought({ ...sheet.state, ...sheetSummary(sheet, plan) }, query),
        }
      })
      .filter(({ shown, isItself }) => shown.length > 0 || isItself || !isFiltered(query))
      .map(({ isItself, ...sheet }) => sheet)
      .sort((a, b) => byCode(a.code, b.code))
  }

  /** Every step once, in its own sheet. */
  const stepsOnce = (sheets: readonly SheetSummary[]) => [
    ...new Map(sheets.flatMap(({ shown }) => shown.map((step) => [step.id, step]))).values(),
  ]

  function totalsOf(sheets: readonly SheetSummary[], isAll: boolean): PlanView['totals'] {
    const steps = stepsOnce(sheets)
    const count = (status: PlanStatus) => steps.filter((step) => step.status === status).length
    return {
      ...{ sheets: sheets.length, steps: steps.length },
      byStatus: Object.fromEntries(planStatuses.map((status) => [status, count(status)])) as Record<
        PlanStatus,
        number
      >,
      late: steps.filter(({ lateness }) => lateness !== null).length,
      // Amounts of sheets themselves belong to no step: they count when the whole plan is shown.
      budget: isAll ? summed(sheets.map(({ budget }) => budget)) : summed(steps.map(({ budget }) => budget)),
      toBeDefined: steps.filter(({ means }) => means.isToBeDefined).length,
      fte: Math.round(steps.reduce((sum, { means }) => sum + (means.fte ?? 0), 0) * 100) / 100,
    }
  }

  return {
    stepsOnce,
    sheetsOf,

    /** As it stood at the end of a day, today unless it is said. */
    get(actor: Actor, query: PlanQuery): PlanView {
      const day = query.on ?? tools.today()
      tools.checkDay(day)
      const [sheets, all] = [sheetsOf(query, day), sheetsOf({}, day)]
      const steps = stepsOnce(all)
      const leads = steps.flatMap((step) => (step.leads ? [step.leads] : []))
      const years = steps.flatMap(({ startsOn, endsOn }) =>
        [startsOn, endsOn].flatMap((on) => (on ? [Number(on.slice(0, 4))] : [])),
      )
      return {
        ...{ on: day, isPast: day < tools.today() },
        headings: ordered(store.headings()),
        sheets,
        totals: totalsOf(sheets, !isFiltered(query)),
        leads: [...new Set(leads)].sort((a, b) => a.localeCompare(b, 'fr')),
        years: [...new Set(years)].sort(),
        overdue: indicators.overdue(actor),
        canLoad: canWritePlan(actor) && !loading.isLoaded(),
        can: { write: canWritePlan(actor) },
      }
    },
  }
}

const ordered = (headings: readonly HeadingRow[]): PlanView['headings'] =>
  headings
    .map(({ id, parentId, code, title, text, source }) => ({ id, parentId, code, title, text, source }))
    .sort((a, b) => byCode(a.code, b.code))
