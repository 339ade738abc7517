import type { Unit } from '../../kernel/quantity.ts'
import type { CostSheetInput, FiguresView } from './cost-contract.ts'
import {
  balancedPriceOf,
  costOf,
  type Known,
  marginOf,
  monthsToBreakEven,
  partiesNeeded,
  revenueOf,
  type Share,
  sharedCosts,
  termsOf,
  thresholdOf,
} from './rules.ts'
import { sensitivityOf } from './sensitivity.ts'
import { type SaidVolume, shareOf } from './volumes.ts'

/** What structures bring together, in the unit of a service for a year; unknown while one of them did not say. */
export function unitsTogether(shares: readonly Share[]): Known {
  if (shares.length === 0) return null
  return shares.reduce<Known>(
    (sum, { unitsPerYear }) => (sum === null || unitsPerYear === null ? null : sum + unitsPerYear),
    0,
  )
}

/** Who sees of a structure what it would pay, and its name. */
interface Eyes {
  named(organisationId: string): { id: string; name: string }
  readsPrice(organisationId: string): boolean
}

/** Every figure of a service: what its sheet says, at the volume assumed or at what those who said yes bring. */
export function figuresOf(
  sheet: CostSheetInput,
  { unit, users }: { unit: Unit | null; users: readonly SaidVolume[] },
  eyes: Eyes,
): FiguresView {
  const shares = users.map((user) => shareOf(user, unit))
  const { assumedUnitsPerYear } = sheet
  const terms = termsOf(sheet, assumedUnitsPerYear ?? unitsTogether(shares))
  const threshold = thresholdOf(terms)
  const breakEven = monthsToBreakEven(sheet, terms)
  return {
    terms,
    volumeIs: assumedUnitsPerYear === null ? 'said' : 'assumed',
    costEurosPerYear: costOf(terms),
    revenueEurosPerYear: revenueOf(terms),
    marginEurosPerYear: marginOf(terms),
    balancedPriceEurosPerUnit: balancedPriceOf(terms),
    threshold: { unitsPerYear: null, upToUnitsPerYear: null, ...threshold },
    partiesNeeded: partiesNeeded(threshold, shares),
    breakEven: { months: null, ...breakEven },
    shares: sharedCosts(terms, shares).map(({ organisationId, wouldPayEurosPerYear, ...share }) => ({
      organisation: eyes.named(organisationId),
      ...share,
      wouldPayEurosPerYear: eyes.readsPrice(organisationId) ? wouldPayEurosPerYear : null,
    })),
    sensitivity: sensitivityOf(terms),
  }
}
