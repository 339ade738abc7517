/** From what a facilitator took up to what runs (DOMAIN.md §3); there is no official list, only *operational* is normative. */
export const openStages = [
  'proposed',
  'validated',
  'introduced',
  'study',
  'negotiation',
  'implementation',
  'operational',
  'recurring',
] as const

/** The ways out; a suspended synergy comes back where it was. */
export const exits = ['refused', 'abandoned', 'suspended', 'ended'] as const

export const stages = [...openStages, ...exits] as const
export type Stage = (typeof stages)[number]

/** How far on the way a stage is, 0 for the first; -1 off the way. */
export const rankOf = (stage: Stage | null) => (openStages as readonly (Stage | null)[]).indexOf(stage)

/** Somebody still works on it, or waits for it. */
export const isOpen = (stage: Stage) => stage !== 'refused' && stage !== 'abandoned' && stage !== 'ended'

/** Its parties know each other. */
export const isIntroduced = (stage: Stage) => isOpen(stage) && stage !== 'proposed' && stage !== 'validated'

/** Why a synergy is refused or abandoned. */
export const exitReasons = [
  'price',
  'quantity',
  'quality',
  'regulation',
  'distance',
  'timing',
  'no-answer',
  'internal',
  'declined',
  'other',
] as const
export type ExitReason = (typeof exitReasons)[number]

/**
 * `substitution` and `sharing`: one gives, one receives. `pooling`: several with the same need or the same flow.
 * `aggregation`: several stocks for one need. `split`: one stock for several needs. `transformation`: through a third.
 */
export const synergyKinds = [
  'substitution',
  'sharing',
  'pooling',
  'aggregation',
  'split',
  'transformation',
] as const
export type SynergyKind = (typeof synergyKinds)[number]

/** What two structures check before a first exchange, once they are introduced. */
export const checklist = ['quality-sample', 'transport', 'contract', 'legal-status'] as const
export type ChecklistItem = (typeof checklist)[number]

/** Stages that evidence alone opens. */
export const provedStages = ['operational', 'recurring'] as const
export type ProvedStage = (typeof provedStages)[number]

/** What a structure does in a synergy: its flow says whether it gives or receives; a transformer may have none. */
export const partyRoles = ['gives', 'receives', 'transforms'] as const
export type PartyRole = (typeof partyRoles)[number]

/** How a result is known: different things, never added to one another. */
export const resultBases = ['declared', 'estimated', 'measured'] as const
export type ResultBasis = (typeof resultBases)[number]

/** How often a planned exchange comes back. */
export const planPeriods = ['week', 'month', 'quarter', 'year'] as const
export type PlanPeriod = (typeof planPeriods)[number]

/** How the matter is got rid of without the exchange; `recovered`: it is already put to use, so nothing is spared. */
export const outlets = ['landfill', 'incineration', 'recovered'] as const
export type Outlet = (typeof outlets)[number]

/** What carries the matter, the largest first; the first is counted when nothing is said. */
export const vehicleIds = [
  'articulated-40t',
  'articulated-34t',
  'rigid-32t',
  'rigid-26t',
  'rigid-20t',
  'rigid-12t',
  'rigid-7t',
  'van',
] as const
export type VehicleId = (typeof vehicleIds)[number]
