import type { Stop } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { isAmong, lineages, PLAIN, purposesOf, saidIds, withKin } from './purposes.ts'

/**
 * The rules that a pair meets, hard stops first and the best reason first among them. Within a rule, filled columns
 * must all hold and any value of a column is enough. The stock answers with its resources (and what they belong to),
 * its waste code and its qualities; the need with what it is for and who receives. A rule of practice needs the use to
 * be plainly named, or to be that of the path. A rule of law fails closed: it also holds for what the need is evidently
 * for though it only names a thing, and, when the receiver is unknown, on the use alone.
 */
export function rulesMet(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  compatibility: Compatibility,
): Stop[] {
  const rules = rulesOfStock(stock, fit.resourceId, compatibility)
  if (rules.length === 0) return []
  const { activity } = need.reading
  const { plain, said, ofThings, ofActivity } = purposesOf(need, compatibility)
  const way = fit.via.type === 'path' ? [fit.via.useId, fit.via.path.use] : []
  const through = lineages(way, compatibility)
  const isWayMeant = way.some((id) => said.has(id) || ofThings.has(id))
  const evident = [withKin(way, activity, compatibility), ...(isWayMeant ? [] : [ofThings, ofActivity])]
  return rules.filter((rule) => {
    const isLaw = LEGAL.test(rule.source)
    const isAnyUse = rule.uses.length === 0 || rule.uses.includes('*')
    const isFor = isLaw
      ? (id: string) => said.has(id) || evident.some((uses) => uses.has(id))
      : (id: string) => plain.has(id) || through.has(id)
    if (!isAnyUse && !rule.uses.some(isFor)) return false
    return rule.receiverNaf.length === 0 || isReceiver(rule.receiverNaf, activity, isLaw && !isAnyUse)
  })
}

/** "!38" stands for anyone but 38. */
function isReceiver(receivers: readonly string[], activity: string | null, isUseTold: boolean): boolean {
  const excepted = receivers.flatMap((prefix) => (prefix.startsWith('!') ? [prefix.slice(1)] : []))
  if (activity === null) return isUseTold || excepted.length > 0
  return isAmong(activity, receivers) || (excepted.length > 0 && !isAmong(activity, excepted))
}

/** Remembered per flow: the side of the rules that does not depend on the pair is worked out once. */
const stockRules = new WeakMap<EngineFlow, Map<string | null, Stop[]>>()

function rulesOfStock(stock: EngineFlow, through: string | null, compatibility: Compatibility): Stop[] {
  const byResource = stockRules.get(stock) ?? new Map<string | null, Stop[]>()
  stockRules.set(stock, byResource)
  const known = byResource.get(through)
  if (known) return known
  /** Steps from what the stock is said to be to what it belongs to. */
  const resources = new Map<string, number>()
  for (const id of [...saidIds(stock.reading.resources, PLAIN), ...(through ? [through] : [])])
    compatibility.lineage(id).forEach((ancestor, steps) => {
      resources.set(ancestor, Math.min(steps, resources.get(ancestor) ?? steps))
    })
  const { qualifiers } = stock.reading
  const about = new Set([null, ...resources.keys()].flatMap((id) => compatibility.stopsAbout(id)))
  const rules = [...about]
    .filter(
      (rule) =>
        (rule.qualifiers.length === 0 || rule.qualifiers.some((id) => qualifiers.includes(id))) &&
        (rule.wasteCodes.length === 0 ||
          rule.wasteCodes.some((prefix) => stock.wasteCode?.startsWith(prefix))),
    )
    .map((rule) => ({ rule, rank: reasonRank(rule, resources) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || (a.rule.id < b.rule.id ? -1 : 1))
    .map(({ rule }) => rule)
  byResource.set(through, rules)
  return rules
}

/** Words of a reference to a legal text, as against practice, a guide or common sense. */
const LEGAL = /règlement|directive|décret|arrêté|décision|convention|\bcode\b|article|\bL\.? ?\d/i

/** What makes a reason better, in order: lower is better. */
function reasonRank(rule: Stop, resources: ReadonlyMap<string, number>): number[] {
  const conditions = [rule.resources, rule.wasteCodes, rule.qualifiers, rule.receiverNaf].filter(
    (column) => column.length > 0,
  ).length
  const isForSomeUse = rule.uses.length > 0 && !rule.uses.includes('*')
  const steps = Math.min(...rule.resources.map((id) => resources.get(id) ?? Number.POSITIVE_INFINITY), 99)
  return [
    rule.verdict === 'stop' ? 0 : 1,
    LEGAL.test(rule.source) ? 0 : 1,
    -(conditions + (isForSomeUse ? 1 : 0)),
    steps,
    rule.uses.length,
  ]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return 0
}
