import { groupBy } from '../../../kernel/group-by.ts'
import { lazyBy, lazyList } from '../../../kernel/lazy.ts'
import type { Knowledge, Path, Resource, Use } from '../../materials/knowledge.ts'
import { type Bits, bitsOf } from './bits.ts'
import { closeness, type KinOfUses, kinOfUses } from './kin.ts'
import { type Rule, ruleOf } from './rule.ts'

/**
 * A concept as a small number, so that what a flow reaches is a row of an array: resources first, then uses. A stock
 * is read as resources, a need as either.
 */
export type Concept = number

/** The knowledge base arranged for the engine: lines of descent and paths by resource and by use. */
export interface Compatibility {
  conceptCount: number
  conceptOfResource(id: string): Concept
  conceptOfUse(id: string): Concept
  numberOfQualifier(id: string): number
  /** The resource of a concept; undefined when it is a use. */
  resourceOfConcept(concept: Concept): Resource | undefined
  resource(id: string): Resource | undefined
  use(id: string): Use | undefined
  /** The resource itself, then its parent, up to the root. */
  lineage(resourceId: string): readonly string[]
  lineageOfUse(useId: string): readonly string[]
  numberOfUse(id: string): number
  /** Uses by number; those that there are not are left out. */
  bitsOfUses(ids: readonly string[]): Bits
  /** The same as `lineageOfUse`; remembered. */
  lineageBitsOfUse(useId: string): Bits
  children(resourceId: string): readonly string[]
  pathsFrom(resourceId: string): readonly Path[]
  /**
   * How many resources have a path to a use, other than experimental, in the base as it is shipped: a path that
   * somebody adds must not move the pairs of all the others.
   */
  resourcesTakenBy(useId: string): number
  /** Direct sub-uses. */
  childrenOfUse(useId: string): readonly string[]
  /** 0–1: how usual a resource is among what an activity uses. */
  usageOf(activity: string): (resource: Concept) => number
  kinOfUses: KinOfUses
  /** Uses whose usual receivers are named by their group or class ("01.4", "01.46"), not by a whole division. */
  usesOfActivity(activity: string): readonly string[]
  /** Rules that name a resource; null: those that name none. */
  rulesAbout(resourceId: string | null): readonly Rule[]
}

/** Of a NAF prefix that names a group or narrower: "01.4". */
const GROUP_LENGTH = 4

export function arrangeKnowledge(knowledge: Knowledge): Compatibility {
  const resources = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const uses = new Map(knowledge.uses.map((use) => [use.id, use]))
  const children = childrenOf(knowledge.resources)
  const subUses = childrenOf(knowledge.uses)
  const pathsByResource = groupBy(knowledge.paths, ({ resource }) => resource)
  const pathsByUse = groupBy(
    knowledge.paths.filter(({ strength, isAdded }) => strength !== 'experimental' && !isAdded),
    ({ use }) => use,
  )
  const lineages = new Map(knowledge.resources.map(({ id }) => [id, climb(resources, id)]))
  const lineagesOfUses = new Map(knowledge.uses.map(({ id }) => [id, climb(uses, id)]))
  const useNumbers = new Map(knowledge.uses.map(({ id }, number) => [id, number]))
  const bitsOfUses = (ids: readonly string[]) =>
    bitsOf(
      useNumbers.size,
      ids.flatMap((id) => useNumbers.get(id) ?? []),
    )
  const rules = new Map<string | null, Rule[]>()
  for (const rule of knowledge.stops.map((stop) => ruleOf(stop, bitsOfUses)))
    for (const id of rule.stop.resources.length > 0 ? rule.stop.resources : [null])
      rules.set(id, [...(rules.get(id) ?? []), rule])
  const numbers = new Map(knowledge.resources.map(({ id }, number) => [id, number]))
  const numberOfUse = (id: string) => useNumbers.get(id) as number
  const qualifierNumbers = new Map(knowledge.qualifiers.map(({ id }, number) => [id, number]))
  const use = (id: string) => uses.get(id)
  const lineageOfUse = (id: string) => lineagesOfUses.get(id) ?? []
  const childrenOfUse = (id: string) => subUses.get(id) ?? []
  return {
    conceptCount: knowledge.resources.length + knowledge.uses.length,
    conceptOfResource: (id) => numbers.get(id) as Concept,
    numberOfQualifier: (id) => qualifierNumbers.get(id) ?? 0,
    conceptOfUse: (id) => knowledge.resources.length + numberOfUse(id),
    resourceOfConcept: (concept) => knowledge.resources[concept],
    resource: (id) => resources.get(id),
    use,
    lineage: (id) => lineages.get(id) ?? [],
    lineageOfUse,
    numberOfUse,
    bitsOfUses,
    lineageBitsOfUse: lazyBy((id: string) => bitsOfUses(lineageOfUse(id))),
    children: (id) => children.get(id) ?? [],
    childrenOfUse,
    pathsFrom: (id) => pathsByResource.get(id) ?? [],
    resourcesTakenBy: (id) => pathsByUse.get(id)?.length ?? 0,
    usageOf: lazyBy((activity: string) =>
      lazyList(knowledge.resources.length, (resource) =>
        closeness(activity, knowledge.resources[resource]?.users ?? []),
      ),
    ),
    kinOfUses: kinOfUses({ use, lineageOfUse, childrenOfUse, bitsOfUses }),
    usesOfActivity: lazyBy((activity: string) =>
      knowledge.uses
        .filter(({ receivers }) =>
          receivers.some((prefix) => prefix.length >= GROUP_LENGTH && activity.startsWith(prefix)),
        )
        .map(({ id }) => id),
    ),
    rulesAbout: (id) => rules.get(id) ?? [],
  }
}

function childrenOf(entries: readonly { id: string; parent: string | null }[]): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const { id, parent } of entries) {
    if (parent === null) continue
    const filed = children.get(parent)
    if (filed) filed.push(id)
    else children.set(parent, [id])
  }
  return children
}

function climb(entries: ReadonlyMap<string, { parent: string | null }>, id: string): string[] {
  const lineage: string[] = []
  for (let at: string | null = id; at !== null; at = entries.get(at)?.parent ?? null) lineage.push(at)
  return lineage
}
