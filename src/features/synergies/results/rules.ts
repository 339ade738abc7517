import { type Unit, yearlyAmount } from '../../../kernel/quantity.ts'

interface Standing {
  on: string
  organisationIds: readonly string[]
  evidence: string | null
  voidedAt: string | null
}

/** Exchanges that count as proof: those that stand, with their evidence. */
const proofs = <E extends Standing>(exchanges: readonly E[]): E[] =>
  exchanges.filter(({ evidence, voidedAt }) => evidence !== null && voidedAt === null)

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
