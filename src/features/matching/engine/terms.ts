import { greatCircleKm, roadKmFromStraight } from '../../../kernel/geo.ts'
import { countMonths } from '../../../kernel/months.ts'
import { yearlyAmount } from '../../../kernel/quantity.ts'
import type { Resource } from '../../materials/knowledge.ts'
import type { EngineFlow } from './flow.ts'

/**
 * The terms of a match besides the fit of the resource. Each is 0–1, or null when unknown: an unknown is to be
 * checked, neither a fault nor a quality. All are pure functions of two flows.
 */
export const termIds = [
  'resource',
  'quality',
  'quantity',
  'months',
  'distance',
  'freshness',
  'legal',
] as const
export type TermId = (typeof termIds)[number]

/** How strongly each term bends the score: exponents of a product. The resource counts in full (1, always). */
export const defaultWeights: Record<TermId, number> = {
  resource: 1,
  quality: 0.6,
  quantity: 0.2,
  months: 0.35,
  distance: 0.5,
  freshness: 0.1,
  legal: 0.15,
}
export type Weights = typeof defaultWeights

/** What an unknown term is worth: below a good one, above a bad one. */
export const UNKNOWN = 0.8

/** Estimated road distance in km; null when a place is missing. */
export function distanceKm(stock: EngineFlow, need: EngineFlow): number | null {
  if (!stock.point || !need.point) return null
  return roadKmFromStraight(greatCircleKm(stock.point, need.point))
}

/**
 * Soft decay, 1 at the door and one half at the sensible distance of the resource; no hard cut (DOMAIN §5).
 * Decreasing in distance.
 */
export function distanceTerm(km: number | null, resource: Resource | undefined): number | null {
  return km === null ? null : nearness(km, sensibleKm(resource))
}

/** Between the wet (25) and the baled (300), for a resource the knowledge base does not know. */
const UNKNOWN_RESOURCE_KM = 50

export function sensibleKm(resource: Resource | undefined): number {
  return resource?.sensibleDistanceKm ?? UNKNOWN_RESOURCE_KM
}

export function nearness(km: number, sensibleKm: number): number {
  const ratio = km / sensibleKm
  return 1 / (1 + ratio * ratio)
}

/** Share of the need that the stock covers over a year, 0–1; null when a quantity is missing or units differ. */
export function coverage(stock: EngineFlow, need: EngineFlow, resource: Resource | undefined): number | null {
  const ratio = offeredPerWanted(stock, need, resource)
  return ratio === null ? null : Math.min(1, ratio)
}

/** What the stock offers in a year over what the need wants; null when a quantity is missing or units differ. */
export function offeredPerWanted(
  stock: EngineFlow,
  need: EngineFlow,
  resource: Resource | undefined,
): number | null {
  if (!stock.quantity || !need.quantity) return null
  const density = resource?.densityTonnesPerM3 ?? null
  const amount = ({ quantity, months }: EngineFlow) =>
    yearlyAmount(quantity as NonNullable<typeof quantity>, {
      densityTonnesPerM3: density,
      activeMonths: months === null ? 12 : countMonths(months),
    })
  const [offered, wanted] = [amount(stock), amount(need)]
  if (offered.unit !== wanted.unit || wanted.value === 0) return null
  return offered.value / wanted.value
}

/** A small stock still helps: several can serve one need. Increasing in what is covered. */
export function quantityTerm(covered: number | null): number | null {
  return covered === null ? null : 0.25 + 0.75 * covered
}

/** Share of the needed months in which the stock is there. */
export function monthsInCommon(stock: EngineFlow, need: EngineFlow): number | null {
  if (stock.months === null || need.months === null) return null
  return countMonths(stock.months & need.months) / countMonths(need.months)
}

/** Energy, water and people cannot wait in a shed: without a month in common they hardly fit. */
const CANNOT_WAIT = new Set(['energy', 'water', 'skill', 'space', 'equipment', 'service', 'logistics'])

export function monthsTerm(common: number | null, resource: Resource | undefined): number | null {
  if (common === null) return null
  const floor = monthsFloor(resource)
  return floor + (1 - floor) * common
}

/** What is left of a resource when no month is common. */
export function monthsFloor(resource: Resource | undefined): number {
  // The month of a group purchase is that of joining it: another month does not make it worth less.
  if (resource?.family === 'group-purchase') return 1
  const perishable = resource?.keepsDays != null && resource.keepsDays < 60
  return perishable || CANNOT_WAIT.has(resource?.family ?? '') ? 0.02 : 0.3
}

/** A need that refuses what the stock is or carries is contradicted; otherwise quality is to be checked. */
export function qualityTerm(stock: EngineFlow, need: EngineFlow): number | null {
  const { qualifiers, resources, excluded } = stock.reading
  const refused = need.reading.excluded
  if (refused.length > 0) {
    if (qualifiers.some((id) => refused.includes(id))) return 0.15
    if (resources.some(({ id, weight }) => weight >= 0.5 && refused.includes(id))) return 0.15
  }
  const asked = need.reading.qualifiers
  if (asked.length === 0) return null
  // Said to be missing, in words that may mean something else (« à laver », « non lavées »): doubtful, not refused.
  if (asked.some((id) => excluded.includes(id))) return 0.6
  return asked.every((id) => qualifiers.includes(id)) ? 1 : null
}

/** The age at which a flow that nobody said again is stale: ages are counted so that it is this one for all. */
export const LIFE_DAYS = 365

export function isStale({ ageDays }: EngineFlow): boolean {
  return ageDays !== null && ageDays > LIFE_DAYS
}

/**
 * Audited and recent is best; a declaration loses half of its credit in two years without confirmation, and three
 * quarters of what is left on the day it is stale. Decreasing in age.
 */
export function freshnessTerm(flow: EngineFlow): number | null {
  if (flow.ageDays === null) return null
  const source = (flow.isAudited ? 1 : 0.85) * (isStale(flow) ? 0.25 : 1)
  return source * 0.5 ** (Math.max(0, flow.ageDays - 90) / 730)
}
