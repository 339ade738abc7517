import type { Family } from '../../kernel/families.ts'
import { fits } from '../../kernel/family-units.ts'
import type { Unit } from '../../kernel/quantity.ts'
import type { Reading } from '../../kernel/reading.ts'
import type { Knowledge, Resource, WasteCode } from './knowledge.ts'
import { amountIn, monthsIn, type ReadAmount, type ReadMonths } from './reading/amounts.ts'
import type { FlowText } from './reading/reader.ts'
import { stemsOf } from './reading/words.ts'

export interface Suggestion {
  resources: { resource: Resource; isSure: boolean; because: string }[]
  /** The five likeliest waste codes, each with why. */
  wasteCodes: { entry: WasteCode; because: string }[]
  /** How much and when, where the words say it. */
  amount: ReadAmount | null
  months: ReadMonths | null
}

const CODES_SHOWN = 5
const SURE = 0.5

/**
 * What a form may propose from free text: the likely resources and waste codes. A code comes from a resource
 * read in the text, or from words it shares with the text; both count together. Never chosen for the declarant.
 */
export function suggest(knowledge: Knowledge, reading: Reading, { label }: FlowText): Suggestion {
  const byId = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const stems = new Set(stemsOf(label))
  const scores = new Map<string, { score: number; because: string }>()
  const add = (code: string, score: number, because: string) => {
    const known = scores.get(code)
    if (known) known.score += score
    else scores.set(code, { score, because })
  }
  for (const { id, weight, because } of reading.resources) {
    const resource = byId.get(id)
    resource?.wasteCodes.forEach((code, rank) => {
      add(code, weight / (1 + 0.25 * rank), `${resource.labelFr}, lu dans ${because}`)
    })
  }
  for (const { code, labelFr, keywordsFr } of knowledge.wasteCodes) {
    const shared = [...new Set([labelFr, ...keywordsFr].flatMap(stemsOf))].filter((stem) => stems.has(stem))
    if (shared.length > 0)
      add(code, 0.35 * (shared.length / Math.max(2, stems.size)), 'mots de l’intitulé du code')
  }
  const entries = new Map(knowledge.wasteCodes.map((entry) => [entry.code, entry]))
  const [likeliest] = reading.resources
  return {
    amount: amountOf(amountIn(label), byId.get(likeliest?.id ?? '')?.family),
    months: monthsIn(label),
    resources: reading.resources.slice(0, 5).flatMap(({ id, weight, isSaid, because }) => {
      const resource = byId.get(id)
      return resource ? [{ resource, isSure: isSaid && weight >= SURE, because }] : []
    }),
    wasteCodes: [...scores]
      .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
      .slice(0, CODES_SHOWN)
      .flatMap(([code, { because }]) => {
        const entry = entries.get(code)
        return entry ? [{ entry, because }] : []
      }),
  }
}

const MATTER: ReadonlySet<Unit> = new Set(['t', 'kg', 'm3', 'L'])
const COUNTED_AS_MATTER: ReadonlySet<Family> = new Set(['material', 'waste', 'water', 'energy'])

/** A mass or a volume beside a machine or a room tells its size ("chariot 3 t"), unless it is so much a week. */
function amountOf(amount: ReadAmount | null, family: Family | undefined): ReadAmount | null {
  if (!amount || !family) return amount
  if (!fits(amount.unit, family)) return null
  const isSize = MATTER.has(amount.unit) && !COUNTED_AS_MATTER.has(family) && amount.period === null
  return isSize ? null : amount
}
