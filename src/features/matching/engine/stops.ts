import type { Stop } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'

/** A concept counts for a stop only when the text plainly says it: a hint must not forbid anything. */
const PLAIN = 0.7

/**
 * The rules that a pair meets, hard stops first. Within a rule, filled columns must all hold and any value of a
 * column is enough. The stock answers with its resources (and what they belong to), its waste code and its
 * qualities; the need with its uses — those it names, the one the fit goes through — and its activity.
 */
export function rulesMet(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  compatibility: Compatibility,
): Stop[] {
  const rules = rulesOfStock(stock, fit.resourceId, compatibility)
  if (rules.length === 0) return []
  const uses = usesOf(need, compatibility)
  const through = fit.via.type === 'path' ? [fit.via.useId, fit.via.path.use] : []
  const lineage = through.flatMap((id) => compatibility.lineageOfUse(id))
  const { activity } = need.reading
  return rules.filter(
    (rule) =>
      (rule.uses.length === 0 ||
        rule.uses.includes('*') ||
        rule.uses.some((id) => uses.has(id) || lineage.includes(id))) &&
      (rule.receiverNaf.length === 0 || rule.receiverNaf.some((prefix) => activity?.startsWith(prefix))),
  )
}

/** Remembered per flow: the side of the rules that does not depend on the pair is worked out once. */
const stockRules = new WeakMap<EngineFlow, Map<string | null, Stop[]>>()
const needUses = new WeakMap<EngineFlow, Set<string>>()

function rulesOfStock(stock: EngineFlow, through: string | null, compatibility: Compatibility): Stop[] {
  const byResource = stockRules.get(stock) ?? new Map<string | null, Stop[]>()
  stockRules.set(stock, byResource)
  const known = byResource.get(through)
  if (known) return known
  const said = saidIds(stock.reading.resources)
  const resources = new Set(
    [...said, ...(through ? [through] : [])].flatMap((id) => compatibility.lineage(id)),
  )
  const { qualifiers } = stock.reading
  const about = new Set([null, ...resources].flatMap((id) => compatibility.stopsAbout(id)))
  const rules = [...about]
    .filter(
      (rule) =>
        (rule.qualifiers.length === 0 || rule.qualifiers.some((id) => qualifiers.includes(id))) &&
        (rule.wasteCodes.length === 0 ||
          rule.wasteCodes.some((prefix) => stock.wasteCode?.startsWith(prefix))),
    )
    .sort((a, b) => Number(a.verdict === 'warn') - Number(b.verdict === 'warn') || (a.id < b.id ? -1 : 1))
  byResource.set(through, rules)
  return rules
}

function usesOf(need: EngineFlow, compatibility: Compatibility): Set<string> {
  const known = needUses.get(need)
  if (known) return known
  const uses = new Set(saidIds(need.reading.uses).flatMap((id) => compatibility.lineageOfUse(id)))
  needUses.set(need, uses)
  return uses
}

function saidIds(concepts: EngineFlow['reading']['resources']): string[] {
  return concepts.filter(({ weight, isSaid }) => isSaid && weight >= PLAIN).map(({ id }) => id)
}
