import { type Family, isSubstance } from '../../../kernel/families.ts'
import { ALL_MONTHS, countMonths } from '../../../kernel/months.ts'
import { type Period, type Quantity, type Unit, yearlyAmount } from '../../../kernel/quantity.ts'
import { HAZARDOUS, type Reading } from '../../../kernel/reading.ts'
import type { Resource, WasteCode } from '../../materials/knowledge.ts'
import type { Hazard, LegalStatus } from '../../materials/legal-point.ts'
import { PLAIN, saidIds } from '../engine/purposes.ts'

/** One side of an exchange, as its reader is shown it. */
export interface LegalSide {
  family: Family
  resourceId: string | null
  wasteCode: string | null
  hazardous: boolean | null
  quantity: number | null
  unit: Unit | null
  period: Period | null
  months: number | null
  reading: Reading
}

/** How the match was found; null when nothing links the two. */
interface Way {
  resourceId: string | null
  useId: string | null
}

/** What the law is asked about. */
export interface LegalFacts {
  /** What the stock is taken for; null for what no law of waste is about (water). */
  status: LegalStatus | null
  hazards: ReadonlySet<Hazard>
  /** Of the stock and of the need, each with what it belongs to. */
  resources: ReadonlySet<string>
  uses: ReadonlySet<string>
  qualifiers: ReadonlySet<string>
  /** Bit mask of the months that both have; null when neither says. */
  months: number | null
  /** Tonnes that may pass in a year: the lesser of the two sides; null when unknown. */
  tonnes: number | null
  /** They pass once, not year after year. */
  isOnce: boolean
  /** The two entries of a mirror pair, to choose between. */
  mirror: readonly [WasteCode, WasteCode] | null
}

/** What the knowledge base says of ids. */
export interface LegalGround {
  resource(id: string): Resource | undefined
  lineage(resourceId: string): readonly string[]
  lineageOfUse(useId: string): readonly string[]
  wasteCode(code: string): WasteCode | undefined
  mirrorOf(code: WasteCode): WasteCode | null
}

const MATTER: ReadonlySet<Family> = new Set(['material', 'waste'])

/** What is waste by its nature until it is shown to have ceased to be (R211-27 of sludge, L255-12 of compost). */
const WASTES = ['catering-waste', 'compost', 'digestate', 'mixed-waste', 'sludge']
/**
 * Finished products and used goods, and uses of them as they are: no process yields them besides what it is for, so
 * that they cannot be by-products (code de l’environnement, L541-1-1 on réemploi, L541-4-2).
 */
const USABLE = [
  'clothing',
  'construction-element',
  'cooperage',
  'electronics',
  'hotel-linen',
  'household-objects',
  'mattress',
  'packaging',
  'surplus-food',
  'tyres',
  'unsold-products',
  'workwear',
]
const REUSES = [
  'building-reuse',
  'donation-reuse',
  'electronics-reuse',
  'furniture-reuse',
  'packaging-reuse',
  'textile-reuse',
]

/**
 * The facts of an exchange that the law asks about; null when what passes is no substance. `need`: null when who takes
 * the stock has not said for what.
 */
export function legalFactsOf(
  stock: LegalSide,
  need: LegalSide | null,
  way: Way | null,
  ground: LegalGround,
): LegalFacts | null {
  if (!isSubstance(stock.family)) return null
  const ofStock = present([...saidIds(stock.reading.resources, PLAIN), stock.resourceId, way?.resourceId])
  const ofNeed = present([...(need ? saidIds(need.reading.uses, PLAIN) : []), way?.useId])
  const resources = new Set(ofStock.flatMap(ground.lineage))
  const uses = new Set(ofNeed.flatMap(ground.lineageOfUse))
  const code = stock.wasteCode ? ground.wasteCode(stock.wasteCode) : undefined
  const twin = code ? ground.mirrorOf(code) : null
  const main = ofStock.flatMap((id) => ground.resource(id) ?? [])
  return {
    status: statusOf(stock, main, resources, uses),
    hazards: hazardsOf(stock, code, twin, main, ground),
    resources,
    uses,
    qualifiers: new Set(stock.reading.qualifiers),
    months: inCommon(stock.months, need?.months ?? null),
    tonnes: least(tonnesOf(stock, main[0]), need && tonnesOf(need, main[0])),
    isOnce: stock.period === 'once' || need?.period === 'once',
    mirror: code && twin ? [code, twin] : null,
  }
}

function present(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))]
}

/** A code, the family or a resource that can only be waste make it waste; else what it is to serve as decides. */
function statusOf(
  { family, wasteCode }: LegalSide,
  main: readonly Resource[],
  resources: ReadonlySet<string>,
  uses: ReadonlySet<string>,
): LegalStatus | null {
  const isProduct = USABLE.some((id) => resources.has(id))
  const isWaste =
    main.some((resource) => resource.family === 'waste') || WASTES.some((id) => resources.has(id))
  if (wasteCode || family === 'waste' || (isWaste && !isProduct)) return 'waste'
  if (!MATTER.has(family)) return null
  const servesAgain = isProduct || REUSES.some((id) => uses.has(id))
  return servesAgain ? 'reuse' : 'by-product'
}

function hazardsOf(
  { hazardous, reading }: LegalSide,
  code: WasteCode | undefined,
  twin: WasteCode | null,
  main: readonly Resource[],
  ground: LegalGround,
): Set<Hazard> {
  const found = new Set<Hazard>()
  const isSaid = hazardous === true || code?.hazardous === true || reading.qualifiers.includes(HAZARDOUS)
  if (code && hazardous !== null && hazardous !== code.hazardous) found.add('contradicted')
  if (isSaid) return found.add('hazardous')
  if (code || hazardous === false) found.add('not-hazardous')
  else {
    const often = main.some(({ wasteCodes }) => wasteCodes.some((id) => ground.wasteCode(id)?.hazardous))
    found.add(often ? 'likely' : 'unsaid')
  }
  return twin ? found.add('mirror') : found
}

function tonnesOf({ quantity, unit, period, months }: LegalSide, resource: Resource | undefined) {
  if (quantity === null || unit === null || period === null) return null
  const declared: Quantity = { value: quantity, unit, period }
  const yearly = yearlyAmount(declared, {
    densityTonnesPerM3: resource?.densityTonnesPerM3,
    activeMonths: countMonths(months ?? ALL_MONTHS),
  })
  return yearly.unit === 't' ? yearly.value : null
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function inCommon(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a & b
}
