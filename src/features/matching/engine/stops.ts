import type { Stop } from '../../materials/knowledge.ts'
import { type Bits, holds, meet } from './bits.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import type { Via } from './links.ts'
import { PLAIN, type Purposes, purposesOf, saidIds } from './purposes.ts'
import { byReason, isReceiver, type Rule } from './rule.ts'

/**
 * The rules that a pair meets, hard stops first and the best reason first among them. Within a rule, filled columns
 * must all hold and any value of a column is enough. The stock answers with its resources (and what they belong to),
 * its waste code and its qualities; the need with what it is for and who receives. A rule of practice needs the thing and
 * the use to be plainly named, or to be those of the fit. A rule of law fails closed: it also holds for what is named
 * less plainly, for what the need is evidently for though it only names a thing, and, when the receiver is unknown, on
 * the use alone.
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
  const purposes = purposesOf(need, compatibility)
  const through = throughOf(fit.via, purposes, compatibility)
  const met: Stop[] = []
  for (const rule of rules)
    if (
      (rule.isAnyUse || isForOne(rule, purposes, through)) &&
      (!rule.receivers || isReceiver(rule.receivers, activity, rule.isLaw && !rule.isAnyUse))
    )
      met.push(rule.stop)
  return met
}

/** Whether the need is for one of the uses of a rule. */
function isForOne(
  { isLaw, uses }: Rule,
  purposes: Purposes,
  { lineages, kin, isMeant, isPlain }: Through,
): boolean {
  const { plain, said, ofThings, ofActivity } = purposes
  const isWay = (isLaw ? kin : lineages).some((way) => meet(way, uses))
  if (!isLaw) return isWay || (!isPlain && meet(plain, uses))
  return isWay || meet(said, uses) || (!isMeant && (meet(ofThings, uses) || meet(ofActivity, uses)))
}

/** What a path goes through: its use and the one that the need is read as. */
interface Through {
  /** The uses with those they belong to. */
  lineages: readonly Bits[]
  /** And besides those that the receiver tells. */
  kin: readonly Bits[]
  /** The need says one of the uses, or it is what such a structure does with the things that the need names. */
  isMeant: boolean
  /** The need plainly says one of the uses: no other that it says is what the path is for. */
  isPlain: boolean
}

const NO_WAY: Through = { lineages: [], kin: [], isMeant: false, isPlain: false }

function throughOf(
  via: Via,
  { plain, said, ofThings, kinOf }: Purposes,
  compatibility: Compatibility,
): Through {
  if (via.type !== 'path') return NO_WAY
  const way = via.useId === via.path.use ? [via.useId] : [via.useId, via.path.use]
  const numbers = way.map(compatibility.numberOfUse)
  return {
    lineages: way.map(compatibility.lineageBitsOfUse),
    kin: way.map(kinOf),
    isMeant: numbers.some((use) => holds(said, use) || holds(ofThings, use)),
    isPlain: numbers.some((use) => holds(plain, use)),
  }
}

/** Remembered per flow: the side of the rules that does not depend on the pair is worked out once. */
const stockRules = new WeakMap<EngineFlow, Map<string | null, Rule[]>>()

function rulesOfStock(stock: EngineFlow, through: string | null, compatibility: Compatibility): Rule[] {
  const byResource = stockRules.get(stock) ?? new Map<string | null, Rule[]>()
  if (byResource.size === 0) stockRules.set(stock, byResource)
  const known = byResource.get(through)
  if (known) return known
  const { all, plain } = thingsOf(stock, through, compatibility)
  const about = new Set(compatibility.rulesAbout(null))
  for (const id of all.keys()) for (const rule of compatibility.rulesAbout(id)) about.add(rule)
  const rules = byReason(
    [...about].filter((rule) => isAbout(rule, stock, plain)),
    all,
  )
  byResource.set(through, rules)
  return rules
}

/** Whether a rule about a resource of a stock is about the stock: of practice, only when that is plainly said. */
function isAbout({ isLaw, stop }: Rule, { reading, wasteCode }: EngineFlow, plain: ReadonlySet<string>) {
  const { resources, qualifiers, wasteCodes } = stop
  return (
    (resources.length === 0 || isLaw || resources.some((id) => plain.has(id))) &&
    (qualifiers.length === 0 || qualifiers.some((id) => reading.qualifiers.includes(id))) &&
    (wasteCodes.length === 0 || wasteCodes.some((prefix) => wasteCode?.startsWith(prefix)))
  )
}

/** Said among other things: enough for a rule of law, when it is of the same nature as what fits. */
const AMONG_OTHERS = 0.6
const SUBSTANCES: ReadonlySet<string | undefined> = new Set(['material', 'waste', 'water'])

/**
 * What a stock is, with what that belongs to and in how many steps; and the part of it that is plainly said, or that
 * fits the need.
 */
function thingsOf(stock: EngineFlow, through: string | null, compatibility: Compatibility) {
  const all = new Map<string, number>()
  const plain = new Set<string>()
  const familyOf = (id: string) => compatibility.resource(id)?.family
  const isLike = (id: string) =>
    through === null || SUBSTANCES.has(familyOf(id)) === SUBSTANCES.has(familyOf(through))
  const sure = new Set([...saidIds(stock.reading.resources, PLAIN), ...(through ? [through] : [])])
  for (const id of new Set([...sure, ...saidIds(stock.reading.resources, AMONG_OTHERS).filter(isLike)]))
    compatibility.lineage(id).forEach((ancestor, steps) => {
      all.set(ancestor, Math.min(steps, all.get(ancestor) ?? steps))
      if (sure.has(id)) plain.add(ancestor)
    })
  return { all, plain }
}
