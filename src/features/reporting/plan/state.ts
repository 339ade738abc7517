import type { PlanPriority, PlanStatus } from '../../../kernel/plan.ts'

/** All that is said of an action sheet or of a step, and may be said otherwise from some day on. */
export interface ActionState {
  title: string
  /** « Contexte » of a sheet, « Descriptif » of a step. */
  description: string
  /** « Objectifs et résultats attendus ». */
  objectives: string
  /** Indicators in the words of the plan; those that are followed are kept apart. */
  indicators: string
  audiences: string
  assessment: string
  regulatory: string
  leads: string
  partners: string
  /** « Ressources à mobiliser », in the words of the plan. */
  resources: string
  /** « Planification », in the words of the plan. */
  planning: string
  governance: string
  department: string
  person: string
  elected: string
  participation: string
  financings: string
  /** Null: that of a sheet is what its steps make of it. */
  status: PlanStatus | null
  priority: PlanPriority | null
  /** Per cent; null: not said. */
  progress: number | null
  startsOn: string | null
  endsOn: string | null
  /** Goes on without an end. */
  isOpenEnded: boolean
  /** Facilitators keep this step up to date: a chamber or the operator leads it or takes part in it. */
  isFacilitated: boolean
}

export const emptyState: ActionState = {
  title: '',
  description: '',
  objectives: '',
  indicators: '',
  audiences: '',
  assessment: '',
  regulatory: '',
  leads: '',
  partners: '',
  resources: '',
  planning: '',
  governance: '',
  department: '',
  person: '',
  elected: '',
  participation: '',
  financings: '',
  status: null,
  priority: null,
  progress: null,
  startsOn: null,
  endsOn: null,
  isOpenEnded: false,
  isFacilitated: false,
}

/** One change: what was said otherwise, from which day, and when that was written down. */
export interface DatedPatch {
  on: string
  at: string
  patch: Partial<ActionState>
}

/** In the order in which they count: by the day from which they hold, then as they were written down. */
export function inOrder<P extends DatedPatch>(patches: readonly P[]): P[] {
  return [...patches].sort((a, b) => (a.on === b.on ? (a.at < b.at ? -1 : 1) : a.on < b.on ? -1 : 1))
}

/** What was so at the end of a day: the state it began with, and every change that holds by then. */
export function stateOn(base: ActionState, patches: readonly DatedPatch[], day: string): ActionState {
  const holding = inOrder(patches).filter(({ on }) => on <= day)
  return Object.assign({ ...base }, ...holding.map(({ patch }) => patch))
}

/** Of a change, only what is not already so. */
export function differing(state: ActionState, change: Partial<ActionState>): Partial<ActionState> {
  const entries = Object.entries(change).filter(
    ([field, value]) => value !== undefined && value !== state[field as keyof ActionState],
  )
  return Object.fromEntries(entries)
}
