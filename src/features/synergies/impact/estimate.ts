import type { Outlet, VehicleId } from '../../../kernel/synergies.ts'
import { FACTOR_VERSION, type Factor, factorOf } from './factors.ts'
import { type ResourceFactors, resourceFactors } from './resource-factors.ts'

/** Their factors in the base. */
export const vehicles: Record<VehicleId, string> = {
  'articulated-40t': '43643',
  'articulated-34t': '43651',
  'rigid-32t': '43721',
  'rigid-26t': '43718',
  'rigid-20t': '43716',
  'rigid-12t': '43724',
  'rigid-7t': '43722',
  van: '43735',
}

export interface Exchanged {
  tonnes: number
  /** The resource and what it belongs to, the nearest first. */
  lineage: readonly string[]
  /** The use and what it belongs to, the nearest first; empty: it serves as it is in place of the same thing new. */
  useLineage: readonly string[]
  /** Null: not known. */
  outlet: Outlet | null
  /** By road, one way, as the base counts a tonne-kilometre; null: not known. */
  km: number | null
  vehicle: VehicleId
}

export const termIds = ['production', 'disposal', 'transport', 'processing'] as const
export type TermId = (typeof termIds)[number]

export interface ImpactTerm {
  id: TermId
  /** In the unit of the factor: t or t.km. */
  quantity: number
  /** Null: nothing to count, by what was said (matter already recovered, no processing). */
  factor: (Factor & { version: string }) | null
  /** Positive when it spares emissions, negative when it causes them. */
  kgCO2e: number
}

/** Why a term could not be estimated. */
export const missingReasons = [
  'resource-without-factor',
  'use-without-factor',
  'outlet-unknown',
  'outlet-without-factor',
  'distance-unknown',
  'processing-without-factor',
] as const
export type Missing = (typeof missingReasons)[number]

export interface ImpactEstimate {
  terms: ImpactTerm[]
  missing: { term: TermId; why: Missing }[]
  /**
   * The sum of the terms, negative as it is. Null, hence not estimated and never zero, when nothing spared has a factor,
   * or when something that takes away is missing: what is left would say too much. With something spared missing, it is
   * the least that can be said (`isLeast`).
   */
  kgCO2e: number | null
  isLeast: boolean
  /** ± kg on the 95 % interval; null when a factor gives no uncertainty, or without a sum. */
  uncertaintyKg: number | null
}

/**
 * Estimated net = avoided virgin production + avoided disposal − transport − processing (DOMAIN §6), each term the
 * quantity times a factor. Uncertainties are those of the factors, the quantities being taken as said: factors are held
 * to be independent, so that their absolute uncertainties add in quadrature (IPCC 2006, vol. 1, ch. 3, approach 1), and
 * terms of one factor, which err together, are added first.
 */
export function estimateImpact(exchanged: Exchanged): ImpactEstimate {
  const row = nearest(exchanged.lineage, (id) => resourceFactors.find(({ resource }) => resource === id))
  const parts = [productionAndProcessing(exchanged, row), disposal(exchanged, row), transport(exchanged)]
  const inOrder =
    <T>(of: (item: T) => TermId) =>
    (a: T, b: T) =>
      termIds.indexOf(of(a)) - termIds.indexOf(of(b))
  const terms = parts.flatMap((part) => part.terms).sort(inOrder(({ id }) => id))
  const missing = parts.flatMap((part) => part.missing).sort(inOrder(({ term }) => term))
  const spares = (id: TermId) => id === 'production' || id === 'disposal'
  const isEstimated =
    terms.some(({ id, factor }) => spares(id) && factor !== null) && missing.every(({ term }) => spares(term))
  const kgCO2e = isEstimated ? sum(terms.map((term) => term.kgCO2e)) : null
  return {
    terms,
    missing,
    kgCO2e,
    isLeast: isEstimated && missing.length > 0,
    uncertaintyKg: isEstimated ? uncertaintyOf(terms) : null,
  }
}

interface Part {
  terms: ImpactTerm[]
  missing: ImpactEstimate['missing']
}

/**
 * The way a resource is used: as new, or by the nearest use that has a factor. Of a use without one, neither what it
 * replaces nor what it costs is known.
 */
function productionAndProcessing({ tonnes, useLineage }: Exchanged, row: ResourceFactors | undefined): Part {
  if (useLineage.length === 0) {
    const production = row?.asNew
      ? spared('production', tonnes, row.asNew)
      : lacking('production', row ? 'use-without-factor' : 'resource-without-factor')
    return both(production, nothing('processing'))
  }
  const way = nearest(useLineage, (id) => row?.uses?.[id])
  if (!way) {
    const why = row ? 'use-without-factor' : 'resource-without-factor'
    return both(lacking('production', why), lacking('processing', why))
  }
  return both(
    spared('production', tonnes, way.replaces),
    way.processing === null
      ? nothing('processing')
      : way.processing === 'unknown'
        ? lacking('processing', 'processing-without-factor')
        : caused('processing', tonnes, way.processing),
  )
}

function disposal({ tonnes, outlet }: Exchanged, row: ResourceFactors | undefined): Part {
  if (outlet === 'recovered') return nothing('disposal')
  if (outlet === null) return lacking('disposal', 'outlet-unknown')
  const factor = row?.[outlet]
  if (!factor) return lacking('disposal', row ? 'outlet-without-factor' : 'resource-without-factor')
  return spared('disposal', tonnes, factor)
}

function transport({ tonnes, km, vehicle }: Exchanged): Part {
  if (km === null) return lacking('transport', 'distance-unknown')
  return caused('transport', tonnes * km, vehicles[vehicle])
}

const both = (a: Part, b: Part): Part => ({
  terms: [...a.terms, ...b.terms],
  missing: [...a.missing, ...b.missing],
})
const lacking = (term: TermId, why: Missing): Part => ({ terms: [], missing: [{ term, why }] })
const nothing = (id: TermId): Part => ({ terms: [{ id, quantity: 0, factor: null, kgCO2e: 0 }], missing: [] })

function spared(id: TermId, quantity: number, factorId: string): Part {
  const factor = factorOf(factorId)
  // The base writes what is avoided as a negative emission: sparing it spares as much.
  return counted(id, quantity, factor, quantity * Math.abs(factor.value))
}

function caused(id: TermId, quantity: number, factorId: string): Part {
  const factor = factorOf(factorId)
  return counted(id, quantity, factor, -quantity * factor.value)
}

function counted(id: TermId, quantity: number, factor: Factor, kgCO2e: number): Part {
  return { terms: [{ id, quantity, factor: { ...factor, version: FACTOR_VERSION }, kgCO2e }], missing: [] }
}

function uncertaintyOf(terms: readonly ImpactTerm[]): number | null {
  const byFactor = new Map<string, number>()
  for (const { factor, kgCO2e } of terms) {
    if (!factor) continue
    if (factor.uncertaintyPercent === null) return null
    const own = (kgCO2e * factor.uncertaintyPercent) / 100
    byFactor.set(factor.id, (byFactor.get(factor.id) ?? 0) + own)
  }
  return Math.hypot(...byFactor.values())
}

function nearest<T>(ids: readonly string[], find: (id: string) => T | undefined): T | undefined {
  for (const id of ids) {
    const found = find(id)
    if (found !== undefined) return found
  }
  return undefined
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
