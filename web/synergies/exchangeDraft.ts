import type { ExchangeInput } from '../../src/features/synergies/results/contract.ts'
import { type Unit, yearlyAmount } from '../../src/kernel/quantity.ts'
import type { Outlet, ResultBasis, VehicleId } from '../../src/kernel/synergies.ts'
import type { PartyView, SynergyView } from '../api/synergies.ts'

/** An exchange as it is typed, but for its day. */
export interface ExchangeDraft {
  partyIds: readonly string[]
  quantity: string
  unit: Unit
  tonnes: string
  euros: string
  basis: ResultBasis
  evidence: string
  /** Empty: none. */
  documentId: string
  outlet: Outlet | ''
  vehicle: VehicleId | ''
}

/** Those that may take part in an exchange: known to the others, and still there. */
export function takers({ parties }: SynergyView): PartyView[] {
  return parties.filter(({ introducedAt, leftAt }) => introducedAt !== null && leftAt === null)
}

/** Everybody takes part, in the unit of the first flow, until something else is said. */
export function draftOf(synergy: SynergyView): ExchangeDraft {
  const [unit = 't'] = takers(synergy).flatMap(({ flow }) => flow?.unit ?? [])
  return {
    ...{ partyIds: takers(synergy).map(({ id }) => id), quantity: '', unit, tonnes: '', euros: '' },
    ...{ basis: 'declared', evidence: '', documentId: '', outlet: '', vehicle: '' },
  }
}

export const weighs = (unit: Unit) => yearlyAmount({ value: 1, unit, period: 'once' }).unit === 't'

export function inputOf(draft: ExchangeDraft): Omit<ExchangeInput, 'on'> {
  const { basis, outlet, vehicle, unit } = draft
  const quantity = numberOf(draft.quantity)
  return {
    ...{ partyIds: [...draft.partyIds], quantity, unit: quantity === null ? null : unit },
    tonnes: quantity !== null && weighs(unit) ? null : numberOf(draft.tonnes),
    ...{ euros: numberOf(draft.euros), basis, evidence: draft.evidence.trim() || null },
    ...{ documentId: draft.documentId || null, outlet: outlet || null, vehicle: vehicle || null },
  }
}

export const numberOf = (text: string) => (text === '' ? null : Number(text))
