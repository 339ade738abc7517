import { vehicleIds } from '../../../kernel/synergies.ts'
import { personOf } from '../../../kernel/visibility.ts'
import { estimateImpact, type ImpactEstimate } from '../impact/estimate.ts'
import { type DeclaredPrices, type EurosEstimate, estimateEuros } from '../impact/euros.ts'
import type { RoomsBelow } from '../service.ts'
import { eurosPerTonne } from './rules.ts'
import type { ExchangeRow } from './store.ts'

/** What was known of a stock and a need the day one passed for the other: the way it is used, how far, at what prices. */
export interface KnownThen extends DeclaredPrices {
  /** The resource, and the use, with what they belong to, the nearest first. */
  lineage: readonly string[]
  useLineage: readonly string[]
  /** It is the very thing asked for. */
  isSame: boolean
  distanceKm: number | null
}

/**
 * What exchanges spared, from what was known of their flows when they were noted: flows change and are withdrawn, what
 * passed does not. Where nothing was known then, from what is known today.
 */
export function exchangeEstimates({ flows, matching }: Pick<RoomsBelow, 'flows' | 'matching'>) {
  /** The stock and the need of an exchange of one for the other; null of any other. */
  function pairOf({ organisationIds, flowIds }: Pick<ExchangeRow, 'organisationIds' | 'flowIds'>) {
    const rows = flows.rowsOf(flowIds)
    const [stock, need] = (['stock', 'need'] as const).map((wanted) =>
      rows.find(({ kind }) => kind === wanted),
    )
    const isOfTwo = organisationIds.length === 2 && rows.length === 2
    return stock && need && isOfTwo ? { stockId: stock.id, needId: need.id } : null
  }

  /** The price of a flow as the structure of the other flow may know it: the same for every reader. */
  function shownPrice(flowId: string, otherId: string): number | null {
    const [other] = flows.rowsOf([otherId])
    const seen = other && flows.viewsOf(personOf(other.organisationId), [flowId]).get(flowId)
    return seen ? eurosPerTonne(seen.currentCostEurosPerUnit, seen.unit) : null
  }

  /** What is known today of the flows of an exchange; null of one that is not of one stock for one need. */
  function today(exchange: Pick<ExchangeRow, 'organisationIds' | 'flowIds'>): KnownThen | null {
    const pair = pairOf(exchange)
    if (!pair) return null
    const way = matching.wayBetween(pair.stockId, pair.needId)
    return {
      ...(way ?? { lineage: [], useLineage: [], isSame: false, distanceKm: null }),
      disposalEurosPerTonne: shownPrice(pair.stockId, pair.needId),
      purchaseEurosPerTonne: shownPrice(pair.needId, pair.stockId),
    }
  }

  return {
    today,

    /** Emissions, and euros, spared; null when it is not one stock for one need, or its tonnes are not known. */
    of(row: ExchangeRow): { impact: ImpactEstimate | null; eurosEstimate: EurosEstimate | null } {
      const known = row.known ?? today(row)
      const { tonnes, outlet, vehicle } = row
      if (tonnes === null || !known) return { impact: null, eurosEstimate: null }
      const { lineage, useLineage, isSame, distanceKm: km } = known
      const isFound = useLineage.length > 0 || isSame
      const exchanged = { tonnes, lineage, useLineage, outlet, km, vehicle: vehicle ?? vehicleIds[0] }
      return {
        impact: isFound ? estimateImpact(exchanged) : null,
        eurosEstimate: estimateEuros(tonnes, known),
      }
    },
  }
}
