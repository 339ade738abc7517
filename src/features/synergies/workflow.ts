import type { Stage } from '../../kernel/synergies.ts'
import type { Step } from '../../kernel/workflow.ts'

/** What the guards look at. */
export interface SynergyFacts {
  /** Structures in it, each once. */
  structures: number
  /** Parties that have not been made known to the others, or of which a flow has not. */
  notIntroduced: number
  /** A rule of law that keeps this from going on until a facilitator has lifted it in writing; in French. */
  legalBlock: string | null
  /** `YYYY-MM-DD` of the first exchange with evidence that stands; null: none yet. */
  firstExchangeOn: string | null
  /** Structures that used what is pooled, with evidence. */
  usersWithEvidence: number
  /** Exchanges with evidence that stand. */
  exchanges: number
  isPooled: boolean
  /** Where a suspended one comes back to. */
  suspendedFrom: Stage | null
  /** A reason was given for leaving. */
  hasReason: boolean
}

const yes = () => 'yes'
const withReason = ({ hasReason }: SynergyFacts) => (hasReason ? 'yes' : 'Un motif est demandé.')

const together = ({ structures }: SynergyFacts) =>
  structures < 2 ? 'Il faut au moins deux structures différentes.' : 'yes'

function known(facts: SynergyFacts): string {
  const fault = together(facts)
  if (fault !== 'yes') return fault
  if (facts.legalBlock !== null) return facts.legalBlock
  return facts.notIntroduced === 0 ? 'yes' : 'Toutes les structures n’ont pas donné leur accord.'
}

/**
 * The national rule, word for word: from at least one material exchange carried out, or one pooled service used by at
 * least two entities. Dated, with evidence (DOMAIN.md §3).
 */
function runs(facts: SynergyFacts): string {
  const fault = known(facts)
  if (fault !== 'yes') return fault
  if (facts.isPooled)
    return facts.usersWithEvidence >= 2
      ? 'yes'
      : 'Il faut une preuve datée que deux structures au moins utilisent ce qui est mutualisé.'
  return facts.firstExchangeOn === null ? 'Il faut un premier échange daté, avec sa preuve.' : 'yes'
}

function recurs(facts: SynergyFacts): string {
  const fault = runs(facts)
  if (fault !== 'yes') return fault
  return facts.exchanges >= 2 ? 'yes' : 'Il faut au moins deux échanges datés, avec leur preuve.'
}

const steps = (from: readonly Stage[], to: Stage, guard: (facts: SynergyFacts) => string) =>
  from.map((one) => ({ from: one, to, guard }))

const PREPARED = ['introduced', 'study', 'negotiation', 'implementation'] as const
const RUNNING = ['operational', 'recurring'] as const

/** The life of a synergy. A step forward may pass over others; a step back corrects; both are told in its history. */
export const synergyWorkflow: readonly Step<Stage, SynergyFacts>[] = [
  { from: 'proposed', to: 'validated', guard: together },
  { from: 'validated', to: 'introduced', guard: known },
  ...steps(['introduced'], 'study', known),
  ...steps(['introduced', 'study'], 'negotiation', known),
  ...steps(['introduced', 'study', 'negotiation'], 'implementation', known),
  ...steps(PREPARED, 'operational', runs),
  ...steps(['operational'], 'recurring', recurs),
  // Back, when it was said too early.
  ...steps(['study'], 'introduced', known),
  ...steps(['negotiation'], 'study', known),
  ...steps(['implementation'], 'negotiation', known),
  ...steps(['recurring'], 'operational', runs),
  // Out.
  ...steps(['proposed', 'validated'], 'refused', withReason),
  ...steps(PREPARED, 'abandoned', withReason),
  ...steps([...PREPARED, ...RUNNING], 'suspended', yes),
  ...steps(RUNNING, 'ended', yes),
  // And in again.
  ...steps(['refused'], 'proposed', yes),
  ...steps(['abandoned'], 'study', known),
  ...[...PREPARED, ...RUNNING].map((to) => ({
    from: 'suspended' as const,
    to,
    guard: (facts: SynergyFacts) =>
      facts.suspendedFrom === to ? known(facts) : 'Elle reprend là où elle a été suspendue.',
  })),
  ...steps(['suspended'], 'abandoned', withReason),
]
