/** What several structures may do in common. */
export const serviceKinds = [
  'collection',
  'purchase',
  'equipment',
  'storage',
  'employment',
  'transport',
  'contract',
  'other',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** From an idea to a service that runs; `running` alone is counted. */
export const serviceWay = ['idea', 'study', 'agreement', 'setting-up', 'running'] as const

/** The ways out; a suspended service comes back where it was. */
export const serviceExits = ['suspended', 'abandoned', 'ended'] as const

export const serviceStages = [...serviceWay, ...serviceExits] as const
export type ServiceStage = (typeof serviceStages)[number]

/** How far on the way a stage is, 0 for the first; -1 off the way. */
export const serviceRank = (stage: ServiceStage | null) =>
  (serviceWay as readonly (ServiceStage | null)[]).indexOf(stage)

/** Somebody still works on it, or waits for it. */
export const isServiceOpen = (stage: ServiceStage) => stage !== 'abandoned' && stage !== 'ended'

/** Why a service is given up, or ends. */
export const serviceExitReasons = [
  'cost',
  'volume',
  'carrier',
  'funding',
  'regulation',
  'timing',
  'no-answer',
  'other',
] as const
export type ServiceExitReason = (typeof serviceExitReasons)[number]

/** `closed`: nobody outside knows of it; `open`: the network reads what it is and may ask to take part. */
export const serviceVisibilities = ['closed', 'open'] as const
export type ServiceVisibility = (typeof serviceVisibilities)[number]

/** Where a structure stands with a service; `in`: it said yes. */
export const partyStates = ['invited', 'asked', 'in', 'declined', 'refused', 'left'] as const
export type PartyState = (typeof partyStates)[number]

/** What a structure would pay is said for a unit, or for a time whatever the volume. */
export const payPeriods = ['unit', 'month', 'year'] as const
export type PayPeriod = (typeof payPeriods)[number]

/** Who carries a service. `to-create`: nobody yet, a structure is to be made for it. */
export const carrierKinds = ['operator', 'association', 'cooperative', 'authority', 'to-create'] as const
export type CarrierKind = (typeof carrierKinds)[number]

/** What the authority is asked for. */
export const supportKinds = ['service', 'agreement', 'grant', 'premises', 'other'] as const
export type SupportKind = (typeof supportKinds)[number]

export const supportAnswers = ['granted', 'partly', 'refused'] as const
export type SupportAnswer = (typeof supportAnswers)[number]

/** Of a subsidy: each year, or once, for an investment that lasts. */
export const subsidyBases = ['per-year', 'once'] as const

/** Percents by which the sensitivity of a margin is looked at. */
export const SENSITIVITY_PERCENTS = [-30, -20, -10, 0, 10, 20, 30] as const

/** What the margin of a service is sensitive to. */
export const sensitivityFactors = ['volume', 'price', 'fixed-costs', 'variable-costs'] as const
export type SensitivityFactor = (typeof sensitivityFactors)[number]
