import { type Period, type Unit, yearlyAmount } from '../../kernel/quantity.ts'
import type { PayPeriod } from '../../kernel/shared-services.ts'
import type { Known, Share } from './rules.ts'

/** What a structure said it brings and would pay, as it said it. */
export interface SaidVolume {
  organisationId: string
  quantity: number | null
  unit: Unit | null
  period: Period | null
  wouldPayEuros: number | null
  wouldPayPer: PayPeriod | null
}

/** How many units of a service a year; unknown when nothing was said, or in a unit that does not convert to it. */
export function unitsPerYear(
  { quantity, unit, period }: Pick<SaidVolume, 'quantity' | 'unit' | 'period'>,
  of: Unit | null,
): Known {
  if (quantity === null || unit === null || period === null || of === null) return null
  const said = yearlyAmount({ value: quantity, unit, period })
  const one = yearlyAmount({ value: 1, unit: of, period: 'year' })
  return said.unit === one.unit ? said.value / one.value : null
}

/** What it said, in the unit of the service and for a year. */
export function shareOf(said: SaidVolume, unit: Unit | null): Share {
  const units = unitsPerYear(said, unit)
  return {
    organisationId: said.organisationId,
    unitsPerYear: units,
    wouldPayEurosPerYear: paidPerYear(said, units),
  }
}

function paidPerYear({ wouldPayEuros: euros, wouldPayPer: per }: SaidVolume, units: Known): Known {
  if (euros === null || per === null) return null
  if (per === 'unit') return units === null ? null : euros * units
  return per === 'month' ? euros * 12 : euros
}
