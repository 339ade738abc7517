import { type Unit, yearlyAmount } from '../../../kernel/quantity.ts'
import { openStages, type ProvedStage, provedStages, type Stage } from '../../../kernel/synergies.ts'
import { stepFault } from '../../../kernel/workflow.ts'
import { type SynergyFacts, synergyWorkflow } from '../workflow.ts'

interface Standing {
  on: string
  organisationIds: readonly string[]
  evidence: string | null
  documentId: string | null
  voidedAt: string | null
}

/** Exchanges that count as proof: those that stand, with their evidence. */
const proofs = <E extends Standing>(exchanges: readonly E[]): E[] =>
  exchanges.filter((one) => isProved(one) && one.voidedAt === null)

/** By words, by a document, or by both. */
export const isProved = ({ evidence, documentId }: Pick<Standing, 'evidence' | 'documentId'>) =>
  evidence !== null || documentId !== null

/**
 * What was proved to run: the first day, how many times, how many structures. The national rule asks for a dated
 * exchange with evidence, or a pooled service used by two entities (DOMAIN §3).
 */
export function evidenceOf(exchanges: readonly Standing[]): {
  firstExchangeOn: string | null
  exchanges: number
  users: number
} {
  const proved = proofs(exchanges)
  return {
    firstExchangeOn: proved.map(({ on }) => on).sort()[0] ?? null,
    exchanges: proved.length,
    users: new Set(proved.flatMap(({ organisationIds }) => organisationIds)).size,
  }
}

/** A quantity in tonnes; null when it is not one that weighs by itself. */
export function tonnesOf(quantity: number | null, unit: Unit | null): number | null {
  if (quantity === null || unit === null) return null
  const amount = yearlyAmount({ value: quantity, unit, period: 'once' })
  return amount.unit === 't' ? amount.value : null
}

/** What a tonne costs at a price per unit, in euros; null when the price is not known, or its unit does not weigh. */
export function eurosPerTonne(perUnit: number | null, unit: Unit | null): number | null {
  const tonnes = tonnesOf(1, unit)
  return perUnit === null || tonnes === null ? null : perUnit / tonnes
}

/** The stage that its evidence lets a synergy go on to, forward from where it is; null when there is none. */
export function provedStage(stage: Stage, facts: SynergyFacts): ProvedStage | null {
  const rank = (one: Stage) => (openStages as readonly Stage[]).indexOf(one)
  if (rank(stage) < 0) return null
  return (
    provedStages.find(
      (to) => rank(to) > rank(stage) && stepFault(synergyWorkflow, stage, to, facts) === null,
    ) ?? null
  )
}
