import type { Family } from '../../kernel/families.ts'
import { countMonths } from '../../kernel/months.ts'
import { type Period, type Unit, unitInFrench, yearlyAmount } from '../../kernel/quantity.ts'

/**
 * What one site of a territory usually has or wants in a year. No register gives it: these are orders of magnitude of
 * practice, wide enough for the largest sites of a département, told so wherever they are shown. Outside, somebody
 * probably slipped a unit or a period, and is asked to confirm; nobody is ever refused for it.
 */
interface Practice {
  /** A resource of the knowledge base and all under it; otherwise the families. */
  under?: string
  families: readonly Family[]
  unit: Unit
  low: number
  high: number
}

const MATTER: readonly Family[] = ['material', 'waste']
const HANDS: readonly Family[] = ['equipment', 'service', 'skill', 'logistics', 'infrastructure', 'space']

/** The first that fits counts: resources before families. */
const PRACTICES: readonly Practice[] = [
  { under: 'mineral', families: MATTER, unit: 't', low: 0.02, high: 500_000 },
  { under: 'biomass', families: MATTER, unit: 't', low: 0.001, high: 200_000 },
  { under: 'wood', families: MATTER, unit: 't', low: 0.001, high: 100_000 },
  { under: 'chemical', families: MATTER, unit: 't', low: 0.0005, high: 10_000 },
  { under: 'metal', families: MATTER, unit: 't', low: 0.001, high: 20_000 },
  { under: 'plastic', families: MATTER, unit: 't', low: 0.001, high: 10_000 },
  { under: 'paper', families: MATTER, unit: 't', low: 0.001, high: 20_000 },
  { under: 'textile', families: MATTER, unit: 't', low: 0.001, high: 5_000 },
  { families: MATTER, unit: 't', low: 0.001, high: 200_000 },
  { families: MATTER, unit: 'm3', low: 0.005, high: 300_000 },
  { families: MATTER, unit: 'piece', low: 1, high: 2_000_000 },
  { families: MATTER, unit: 'm2', low: 0.5, high: 200_000 },
  { families: ['water'], unit: 'm3', low: 0.5, high: 2_000_000 },
  { families: ['water'], unit: 't', low: 0.5, high: 2_000_000 },
  { families: ['energy', 'infrastructure'], unit: 'MWh', low: 0.1, high: 200_000 },
  { families: ['energy'], unit: 't', low: 0.1, high: 100_000 },
  { families: ['energy'], unit: 'm3', low: 0.1, high: 20_000_000 },
  { families: ['space', 'service', 'energy'], unit: 'm2', low: 1, high: 500_000 },
  // A person works 1 607 hours a year (code du travail, L3121-41) and some 218 days: a hundred people at most.
  { families: HANDS, unit: 'hour', low: 1, high: 160_000 },
  { families: HANDS, unit: 'day', low: 0.5, high: 22_000 },
  { families: HANDS, unit: 'place', low: 1, high: 20_000 },
  { families: HANDS, unit: 'piece', low: 1, high: 100_000 },
]

/** A flow as far as its quantity is judged; `lineage`: its resource and those above it, the nearest first. */
export interface Amount {
  family: Family
  lineage: readonly string[]
  densityTonnesPerM3: number | null
  quantity: number | null
  unit: Unit | null
  period: Period | null
  months: number | null
}

const SHOWN = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 3 })

/** Why a quantity needs a second look, in one French sentence; null when it is usual, or when nothing usual is known. */
export function unusualQuantity(amount: Amount): string | null {
  const { quantity, unit, period, months, family, lineage } = amount
  if (quantity === null || unit === null) return null
  const activeMonths = months === null ? 12 : countMonths(months)
  const yearly = (density: number | null) =>
    yearlyAmount(
      { value: quantity, unit, period: period ?? 'year' },
      { densityTonnesPerM3: density, activeMonths },
    )
  // As tonnes where the density is known, else as the unit itself.
  for (const { unit: base, value } of [yearly(amount.densityTonnesPerM3), yearly(null)]) {
    const usual = PRACTICES.find(
      (practice) =>
        practice.unit === base &&
        practice.families.includes(family) &&
        (practice.under === undefined || lineage.includes(practice.under)),
    )
    if (!usual) continue
    if (value >= usual.low && value <= usual.high) return null
    const [total, low, high] = [value, usual.low, usual.high].map((one) => SHOWN.format(one))
    const rate = `${unitInFrench(base)} par an`
    return `Cela fait ${total} ${rate} ; d’habitude un site en a de ${low} à ${high} ${rate} (ordre de grandeur de la pratique).`
  }
  return null
}
