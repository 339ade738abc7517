import type { ServiceStage } from '../../kernel/shared-services.ts'
import type { Step } from '../../kernel/workflow.ts'

/** What the guards look at. */
export interface ServiceFacts {
  /** Structures that said yes to using it. */
  users: number
  /** `none`: not said; `to-create`: nobody yet; `asked`: a structure that did not say yes; `known`: it exists and agreed. */
  carrier: 'none' | 'to-create' | 'asked' | 'known'
  /** `YYYY-MM-DD` from which it is used. */
  startsOn: string | null
  today: string
  /** Where a suspended one comes back to. */
  suspendedFrom: ServiceStage | null
  /** A reason was given for leaving. */
  hasReason: boolean
}

const yes = () => 'yes'
const withReason = ({ hasReason }: ServiceFacts) => (hasReason ? 'yes' : 'Un motif est demandé.')

/** One pooled service is used by at least two entities, says the national rule (DOMAIN.md §3). */
const together = ({ users }: ServiceFacts) =>
  users >= 2 ? 'yes' : 'Il faut au moins deux structures qui ont dit oui.'

const CARRIER_FAULTS: Record<ServiceFacts['carrier'], string> = {
  none: 'Dites quelle structure le porte.',
  'to-create': 'La structure qui doit le porter reste à créer.',
  asked: 'La structure qui doit le porter n’a pas encore dit oui.',
  known: 'yes',
}

function prepared(facts: ServiceFacts): string {
  const fault = together(facts)
  if (fault !== 'yes') return fault
  return facts.carrier === 'none' ? CARRIER_FAULTS.none : 'yes'
}

function runs(facts: ServiceFacts): string {
  const fault = together(facts)
  if (fault !== 'yes') return fault
  if (CARRIER_FAULTS[facts.carrier] !== 'yes') return CARRIER_FAULTS[facts.carrier]
  if (facts.startsOn === null) return 'Dites depuis quel jour il sert.'
  return facts.startsOn <= facts.today ? 'yes' : 'Le jour où il commence n’est pas encore venu.'
}

const steps = (
  from: readonly ServiceStage[],
  to: ServiceStage,
  guard: Step<ServiceStage, ServiceFacts>['guard'],
) => from.map((one) => ({ from: one, to, guard }))

const BEFORE = ['idea', 'study', 'agreement', 'setting-up'] as const
const GUARDS = { idea: yes, study: yes, agreement: together, 'setting-up': prepared, running: runs } as const

/** The life of a shared service. A step forward may pass over others; a step back corrects; both are told in its history. */
export const serviceWorkflow: readonly Step<ServiceStage, ServiceFacts>[] = [
  ...steps(['idea'], 'study', yes),
  ...steps(['idea', 'study'], 'agreement', together),
  ...steps(['idea', 'study', 'agreement'], 'setting-up', prepared),
  ...steps(BEFORE, 'running', runs),
  // Back, when it was said too early.
  ...steps(['study'], 'idea', yes),
  ...steps(['agreement'], 'study', yes),
  ...steps(['setting-up'], 'agreement', together),
  ...steps(['running'], 'setting-up', prepared),
  // Out.
  ...steps([...BEFORE, 'running'], 'suspended', withReason),
  ...steps([...BEFORE, 'suspended'], 'abandoned', withReason),
  ...steps(['running', 'suspended'], 'ended', withReason),
  // And in again.
  ...steps(['abandoned'], 'idea', yes),
  ...[...BEFORE, 'running' as const].map((to) => ({
    from: 'suspended' as const,
    to,
    guard: (facts: ServiceFacts) =>
      facts.suspendedFrom === to ? GUARDS[to](facts) : 'Il reprend là où il a été suspendu.',
  })),
]
