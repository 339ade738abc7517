import type { ExchangeInput } from '../../src/features/synergies/results/contract.ts'
import { type Unit, yearlyAmount } from '../../src/kernel/quantity.ts'
import type { Outlet, ResultBasis, VehicleId } from '../../src/kernel/synergies.ts'
import type { PartyView, SynergyView } from '../api/synergies.ts'

/** An exchange as it is typed, but for its day. */
export interface ExchangeDraft {
  partyIds: readonly string[]
  /** Of structures that bring several flows, those that it is of. */
  flowIds: readonly string[]
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

/** Flows of a party that may have passed: those that were shown to the others. */
export const passing = ({ flows }: PartyView) => flows.filter(({ introducedAt }) => introducedAt !== null)

/** Everybody takes part with everything, in the unit of the first flow, until something else is said. */
export function draftOf(synergy: SynergyView): ExchangeDraft {
  const parties = takers(synergy)
  const brought = parties.flatMap(passing).map(({ flow }) => flow)
  const unit = brought.flatMap((flow) => flow.unit ?? [])[0] ?? 't'
  return {
    ...{ partyIds: parties.map(({ id }) => id), flowIds: brought.map(({ id }) => id) },
    ...{ quantity: '', unit, tonnes: '', euros: '' },
    ...{ basis: 'declared', evidence: '', documentId: '', outlet: '', vehicle: '' },
  }
}

export const weighs = (unit: Unit) => yearlyAmount({ value: 1, unit, period: 'once' }).unit === 't'

export function inputOf(draft: ExchangeDraft): Omit<ExchangeInput, 'on'> {
  const { basis, outlet, vehicle, unit } = draft
  const quantity = numberOf(draft.quantity)
  return {
    ...{ partyIds: [...draft.partyIds], flowIds: [...draft.flowIds] },
    ...{ quantity, unit: quantity === null ? null : unit },
    tonnes: quantity !== null && weighs(unit) ? null : numberOf(draft.tonnes),
    ...{ euros: numberOf(draft.euros), basis, evidence: draft.evidence.trim() || null },
    ...{ documentId: draft.documentId || null, outlet: outlet || null, vehicle: vehicle || null },
  }
}

export const numberOf = (text: string) => (text === '' ? null : Number(text))
