/** From what a structure proposes to what was reached. */
export const projectWay = ['proposed', 'gathering', 'preparing', 'under-way', 'achieved'] as const

/** The ways out; a suspended project comes back where it was. */
export const projectExits = ['suspended', 'abandoned'] as const

export const projectStages = [...projectWay, ...projectExits] as const
export type ProjectStage = (typeof projectStages)[number]

/** How far on the way a stage is, 0 for the first; -1 off the way. */
export const projectRank = (stage: ProjectStage | null) =>
  (projectWay as readonly (ProjectStage | null)[]).indexOf(stage)

/** Somebody still works on it, or waits for it. */
export const isProjectOpen = (stage: ProjectStage) => stage !== 'abandoned' && stage !== 'achieved'

/** Why a project is suspended or given up. */
export const projectExitReasons = [
  'no-partner',
  'cost',
  'funding',
  'regulation',
  'timing',
  'internal',
  'other',
] as const
export type ProjectExitReason = (typeof projectExitReasons)[number]

/** Where a structure stands with a project; `owns`: it proposed it. */
export const projectMemberStates = ['owns', 'invited', 'asked', 'in', 'declined', 'refused', 'left'] as const
export type ProjectMemberState = (typeof projectMemberStates)[number]

/** What a project may become. */
export const projectOutcomes = ['group', 'synergy', 'service'] as const
export type ProjectOutcome = (typeof projectOutcomes)[number]
