import type { Family } from '../../../kernel/families.ts'
import { ALL_MONTHS, countMonths } from '../../../kernel/months.ts'
import { numberInFrench, type Unit, unitInFrench, yearlyAmount } from '../../../kernel/quantity.ts'
import type { Resource } from '../../materials/knowledge.ts'
import type { EngineFlow } from './flow.ts'

/** How much a pooling gathers beside what makes it worth launching. */
export interface Threshold {
  state: 'reached' | 'short' | 'unknown'
  /** What is gathered over what it takes, capped at 1; what nobody said counts for nothing. */
  share: number
  /** In French, with both amounts. */
  sentence: string
  source: string
}

interface Least {
  kind: EngineFlow['kind']
  families: ReadonlySet<Family>
  unit: Unit
  howMuch: string
  perYear: number
  /** What that amount is. */
  label: string
  source: string
}

/** Below these, one vehicle or one person stays idle: sharing costs each more than it spares. No other has a public source. */
const LEASTS: readonly Least[] = [
  {
    kind: 'stock',
    families: new Set(['waste', 'material']),
    unit: 't',
    howMuch: 'combien de tonnes',
    perYear: 25,
    label: 'une semi-remorque complète par an',
    source:
      'ADEME, Information GES des prestations de transport, guide méthodologique : ensemble articulé de 40 t, charge utile 25 t',
  },
  {
    kind: 'need',
    families: new Set(['skill', 'service']),
    unit: 'hour',
    howMuch: 'combien d’heures',
    perYear: 1607,
    label: 'un temps plein partagé',
    source: 'Code du travail, art. L3121-41 : 1 607 heures par an',
  },
]

/** Legal week of 35 hours (Code du travail, art. L3121-27) over five days. */
const HOURS_PER_DAY = 7

/**
 * What these flows, of one resource and one kind, gather in a year beside the least that makes a collection round or a
 * shared job worth launching; null where no public source says how much that is.
 */
export function thresholdOf(group: readonly EngineFlow[], resource: Resource): Threshold | null {
  const [first] = group
  const family = first?.family ?? resource.family
  const least = LEASTS.find(({ kind, families }) => kind === first?.kind && families.has(family))
  if (!least) return null
  const amounts = group.map((flow) => amountIn(least.unit, flow, resource))
  const known = amounts.filter((amount) => amount !== null)
  // Nobody counts in it: a training course asked for in places is not a job to share.
  if (known.length === 0) return null
  const total = known.reduce((sum, amount) => sum + amount, 0)
  const unsaid = amounts.length - known.length
  const isReached = total >= least.perYear
  return {
    state: isReached ? 'reached' : unsaid > 0 ? 'unknown' : 'short',
    share: Math.min(1, total / least.perYear),
    sentence: sentenceOf(least, { total, unsaid }),
    source: least.source,
  }
}

function amountIn(unit: Unit, { quantity, months }: EngineFlow, resource: Resource): number | null {
  if (!quantity) return null
  const { densityTonnesPerM3 } = resource
  const activeMonths = countMonths(months ?? ALL_MONTHS)
  const amount = yearlyAmount(quantity, { densityTonnesPerM3, activeMonths })
  if (unit === 'hour' && amount.unit === 'day') return amount.value * HOURS_PER_DAY
  return amount.unit === unit ? amount.value : null
}

function sentenceOf(
  { unit, howMuch, perYear, label }: Least,
  { total, unsaid }: { total: number; unsaid: number },
) {
  const amount = (value: number) => `${numberInFrench(Math.round(value * 10) / 10)} ${unitInFrench(unit)}`
  const gathered = `${amount(total)} par an réunies, pour un seuil de ${amount(perYear)} (${label})`
  if (total >= perYear) return `Seuil atteint : ${gathered}.`
  const missing = `Il manque ${amount(perYear - total)} par an : ${gathered}`
  return unsaid > 0
    ? `${missing} ; ${unsaid === 1 ? 'une structure n’a' : `${unsaid} structures n’ont`} pas dit ${howMuch}.`
    : `${missing}.`
}
