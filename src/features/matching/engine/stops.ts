import type { Stop } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import type { Via } from './links.ts'
import { isAmong, lineages, PLAIN, type Purposes, purposesOf, saidIds, withKin } from './purposes.ts'

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
  const through = throughOf(fit.via, activity, compatibility)
  const isWayMeant = through.way.some((id) => purposes.said.has(id) || purposes.ofThings.has(id))
  const met: Stop[] = []
  for (const rule of rules)
    if (
      (rule.isAnyUse || isForOne(rule, purposes, through, isWayMeant)) &&
      (!rule.receivers || isReceiver(rule.receivers, activity, rule.isLaw && !rule.isAnyUse))
    )
      met.push(rule.stop)
  return met
}

/** Whether the need is for one of the uses of a rule. */
function isForOne({ isLaw, stop }: Rule, purposes: Purposes, through: Through, isWayMeant: boolean): boolean {
  const { plain, said, ofThings, ofActivity } = purposes
  for (const id of stop.uses)
    if (
      isLaw
        ? said.has(id) || through.kin.has(id) || (!isWayMeant && (ofThings.has(id) || ofActivity.has(id)))
        : plain.has(id) || through.lineage.has(id)
    )
      return true
  return false
}

/** The uses that a path goes through, those they belong to, and besides those that the receiver tells. */
interface Through {
  way: readonly string[]
  lineage: ReadonlySet<string>
  kin: ReadonlySet<string>
}

const NO_WAY: Through = { way: [], lineage: new Set(), kin: new Set() }

/** Many pairs go the same way to the same trade: worked out once. */
const throughByWay = new WeakMap<Via, Map<string | null, Through>>()

function throughOf(via: Via, activity: string | null, compatibility: Compatibility): Through {
  if (via.type !== 'path') return NO_WAY
  const byActivity = throughByWay.get(via) ?? new Map<string | null, Through>()
  const known = byActivity.get(activity)
  if (known) return known
  const way = [via.useId, via.path.use]
  const through = {
    way,
    lineage: lineages(way, compatibility),
    kin: withKin(way, activity, compatibility),
  }
  throughByWay.set(via, byActivity.set(activity, through))
  return through
}

/** A rule with what is asked of it for every pair. */
interface Rule {
  stop: Stop
  isLaw: boolean
  isAnyUse: boolean
  receivers: Receivers | null
}

/** NAF prefixes; "!38" stands for anyone but 38. */
interface Receivers {
  named: readonly string[]
  excepted: readonly string[]
}

function ruleOf(stop: Stop): Rule {
  const { receiverNaf, uses, source } = stop
  return {
    stop,
    isLaw: LEGAL.test(source),
    isAnyUse: uses.length === 0 || uses.includes('*'),
    receivers:
      receiverNaf.length === 0
        ? null
        : {
            named: receiverNaf.filter((prefix) => !prefix.startsWith('!')),
            excepted: receiverNaf.filter((prefix) => prefix.startsWith('!')).map((prefix) => prefix.slice(1)),
          },
  }
}

function isReceiver({ named, excepted }: Receivers, activity: string | null, isUseTold: boolean): boolean {
  if (activity === null) return isUseTold || excepted.length > 0
  return isAmong(activity, named) || (excepted.length > 0 && !isAmong(activity, excepted))
}

/** Remembered per flow: the side of the rules that does not depend on the pair is worked out once. */
const stockRules = new WeakMap<EngineFlow, Map<string | null, Rule[]>>()

function rulesOfStock(stock: EngineFlow, through: string | null, compatibility: Compatibility): Rule[] {
  const byResource = stockRules.get(stock) ?? new Map<string | null, Rule[]>()
  stockRules.set(stock, byResource)
  const known = byResource.get(through)
  if (known) return known
  const { all, plain } = thingsOf(stock, through, compatibility)
  const { qualifiers } = stock.reading
  const about = new Set([null, ...all.keys()].flatMap((id) => compatibility.stopsAbout(id)))
  const rules = [...about]
    .filter(
      (rule) =>
        (rule.resources.length === 0 ||
          LEGAL.test(rule.source) ||
          rule.resources.some((id) => plain.has(id))) &&
        (rule.qualifiers.length === 0 || rule.qualifiers.some((id) => qualifiers.includes(id))) &&
        (rule.wasteCodes.length === 0 ||
          rule.wasteCodes.some((prefix) => stock.wasteCode?.startsWith(prefix))),
    )
    .map((rule) => ({ rule, rank: reasonRank(rule, all) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || (a.rule.id < b.rule.id ? -1 : 1))
    .map(({ rule }) => ruleOf(rule))
  byResource.set(through, rules)
  return rules
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

/** Words of a reference to a legal text, as against practice, a guide or common sense. */
const LEGAL = /règlement|directive|décret|arrêté|décision|convention|\bcode\b|nomenclature|rubrique|article/i

/** A condition more says more than a step up the tree of resources says less. */
const CONDITION = 1.5
/** Steps counted for a rule that names no resource, and the most that are counted. */
const NO_RESOURCE = 2
const MOST_STEPS = 6

/** What makes a reason better, in order: law, then what forbids everything, then what is closest to the pair. */
function reasonRank(rule: Stop, resources: ReadonlyMap<string, number>): number[] {
  const conditions = [rule.resources, rule.wasteCodes, rule.qualifiers, rule.receiverNaf].filter(
    (column) => column.length > 0,
  ).length
  const isForAnyUse = rule.uses.length === 0 || rule.uses.includes('*')
  const isAbsolute = isForAnyUse && rule.receiverNaf.length === 0
  const steps =
    rule.resources.length === 0
      ? NO_RESOURCE
      : Math.min(MOST_STEPS, ...rule.resources.map((id) => resources.get(id) ?? MOST_STEPS))
  return [
    rule.verdict === 'stop' ? 0 : 1,
    LEGAL.test(rule.source) ? 0 : 1,
    isAbsolute ? 0 : 1,
    steps - CONDITION * (conditions + (isForAnyUse ? 0 : 1)),
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
