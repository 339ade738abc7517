import { citesLaw } from '../../../kernel/legal-source.ts'
import type { Stop } from '../../materials/knowledge.ts'
import type { Bits } from './bits.ts'
import { isAmong } from './kin.ts'

/** A rule of the knowledge base, with what it asks of every pair. */
export interface Rule {
  stop: Stop
  /** Of law, as against practice, a guide or common sense. */
  isLaw: boolean
  isAnyUse: boolean
  uses: Bits
  receivers: Receivers | null
  /** Of law first, then what forbids everything; hard stops before all. */
  rank: number
  /** How many columns it fills: a condition more says more. */
  conditions: number
}

/** NAF prefixes; "!38" stands for anyone but 38. */
interface Receivers {
  named: readonly string[]
  excepted: readonly string[]
}

export function ruleOf(stop: Stop, bitsOfUses: (ids: readonly string[]) => Bits): Rule {
  const { verdict, resources, wasteCodes, qualifiers, receiverNaf, uses, source } = stop
  const isLaw = citesLaw(source)
  const isAnyUse = uses.length === 0 || uses.includes('*')
  const isAbsolute = isAnyUse && receiverNaf.length === 0
  const filled = [resources, wasteCodes, qualifiers, receiverNaf].filter((column) => column.length > 0)
  return {
    stop,
    isLaw,
    isAnyUse,
    uses: bitsOfUses(uses),
    receivers: receiverNaf.length === 0 ? null : receiversOf(receiverNaf),
    rank: (verdict === 'stop' ? 0 : 4) + (isLaw ? 0 : 2) + (isAbsolute ? 0 : 1),
    conditions: filled.length + (isAnyUse ? 0 : 1),
  }
}

function receiversOf(prefixes: readonly string[]): Receivers {
  return {
    named: prefixes.filter((prefix) => !prefix.startsWith('!')),
    excepted: prefixes.filter((prefix) => prefix.startsWith('!')).map((prefix) => prefix.slice(1)),
  }
}

/** Whether a structure is one that a rule is about; of an unknown activity, when the use tells it or most are. */
export function isReceiver(
  { named, excepted }: Receivers,
  activity: string | null,
  isUseTold: boolean,
): boolean {
  if (activity === null) return isUseTold || excepted.length > 0
  return isAmong(activity, named) || (excepted.length > 0 && !isAmong(activity, excepted))
}

/** A condition more says more than a step up the tree of resources says less. */
const CONDITION = 1.5
/** Steps counted for a rule that names no resource, and the most that are counted. */
const NO_RESOURCE = 2
const MOST_STEPS = 6

/**
 * The best reason first: law, then what forbids everything, then what is closest to the pair, of which the resources
 * are given with the steps to each.
 */
export function byReason(rules: readonly Rule[], stepsTo: ReadonlyMap<string, number>): Rule[] {
  const remoteness = ({ stop, conditions }: Rule) =>
    (stop.resources.length === 0
      ? NO_RESOURCE
      : Math.min(MOST_STEPS, ...stop.resources.map((id) => stepsTo.get(id) ?? MOST_STEPS))) -
    CONDITION * conditions
  return rules
    .map((rule) => ({ rule, remoteness: remoteness(rule) }))
    .sort(
      (a, b) =>
        a.rule.rank - b.rule.rank ||
        a.remoteness - b.remoteness ||
        a.rule.stop.uses.length - b.rule.stop.uses.length ||
        (a.rule.stop.id < b.rule.stop.id ? -1 : 1),
    )
    .map(({ rule }) => rule)
}
