import type { ProjectStage } from '../../kernel/projects.ts'
import type { Step } from '../../kernel/workflow.ts'

/** What the guards look at. */
export interface ProjectFacts {
  /** Structures in it, the one that proposed it counted. */
  structures: number
  /** `YYYY-MM-DD` by when; null: not said. */
  dueOn: string | null
  /** What was reached was told in words. */
  hasNote: boolean
  /** Where a suspended one comes back to. */
  suspendedFrom: ProjectStage | null
  /** A reason was given for leaving. */
  hasReason: boolean
}

type Guard = Step<ProjectStage, ProjectFacts>['guard']
const yes = () => 'yes'
const withReason: Guard = ({ hasReason }) => (hasReason ? 'yes' : 'Un motif est demandé.')

const together: Guard = ({ structures }) =>
  structures >= 2 ? 'yes' : 'Il faut au moins une autre structure, qui a dit oui.'

const planned: Guard = (facts) => {
  const fault = together(facts)
  if (fault !== 'yes') return fault
  return facts.dueOn === null ? 'Dites pour quand.' : 'yes'
}

const reached: Guard = (facts) => {
  const fault = planned(facts)
  if (fault !== 'yes') return fault
  return facts.hasNote ? 'yes' : 'Dites en un mot ce qui a été obtenu.'
}

const steps = (from: readonly ProjectStage[], to: ProjectStage, guard: Guard) =>
  from.map((one) => ({ from: one, to, guard }))

const BEFORE = ['proposed', 'gathering', 'preparing', 'under-way'] as const
const GUARDS = { proposed: yes, gathering: yes, preparing: together, 'under-way': planned } as const

/** The life of a project. A step forward may pass over others; a step back corrects; both are told in its history. */
export const projectWorkflow: readonly Step<ProjectStage, ProjectFacts>[] = [
  ...steps(['proposed'], 'gathering', yes),
  ...steps(['proposed', 'gathering'], 'preparing', together),
  ...steps(['proposed', 'gathering', 'preparing'], 'under-way', planned),
  ...steps(['under-way'], 'achieved', reached),
  // Back, when it was said too early.
  ...steps(['gathering'], 'proposed', yes),
  ...steps(['preparing'], 'gathering', yes),
  ...steps(['under-way'], 'preparing', together),
  ...steps(['achieved'], 'under-way', planned),
  // Out.
  ...steps(BEFORE, 'suspended', withReason),
  ...steps([...BEFORE, 'suspended'], 'abandoned', withReason),
  // And in again.
  ...steps(['abandoned'], 'proposed', yes),
  ...BEFORE.map((to) => ({
    from: 'suspended' as const,
    to,
    guard: (facts: ProjectFacts) =>
      facts.suspendedFrom === to ? GUARDS[to](facts) : 'Il reprend là où il a été suspendu.',
  })),
]
