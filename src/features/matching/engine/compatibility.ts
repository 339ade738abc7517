import { groupBy } from '../../../kernel/group-by.ts'
import type { Knowledge, Path, Resource, Stop, Use } from '../../materials/knowledge.ts'

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
  children(resourceId: string): readonly string[]
  pathsFrom(resourceId: string): readonly Path[]
  /** Direct sub-uses. */
  childrenOfUse(useId: string): readonly string[]
  /** Uses whose usual receivers are named by their group or class ("01.4", "01.46"), not by a whole division. */
  usesOfActivity(activity: string): string[]
  /** Rules that name a resource; null: those that name none. */
  stopsAbout(resourceId: string | null): readonly Stop[]
}

/** Of a NAF prefix that names a group or narrower: "01.4". */
const GROUP_LENGTH = 4

export function arrangeKnowledge(knowledge: Knowledge): Compatibility {
  const resources = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const uses = new Map(knowledge.uses.map((use) => [use.id, use]))
  const children = childrenOf(knowledge.resources)
  const childrenOfUse = childrenOf(knowledge.uses)
  const pathsByResource = groupBy(knowledge.paths, ({ resource }) => resource)
  const lineages = new Map(knowledge.resources.map(({ id }) => [id, climb(resources, id)]))
  const lineagesOfUses = new Map(knowledge.uses.map(({ id }) => [id, climb(uses, id)]))
  const stops = new Map<string | null, Stop[]>()
  for (const stop of knowledge.stops)
    for (const id of stop.resources.length > 0 ? stop.resources : [null])
      stops.set(id, [...(stops.get(id) ?? []), stop])
  const numbers = new Map(knowledge.resources.map(({ id }, number) => [id, number]))
  const useNumbers = new Map(
    knowledge.uses.map(({ id }, number) => [id, knowledge.resources.length + number]),
  )
  const qualifierNumbers = new Map(knowledge.qualifiers.map(({ id }, number) => [id, number]))
  return {
    conceptCount: knowledge.resources.length + knowledge.uses.length,
    conceptOfResource: (id) => numbers.get(id) as Concept,
    numberOfQualifier: (id) => qualifierNumbers.get(id) ?? 0,
    conceptOfUse: (id) => useNumbers.get(id) as Concept,
    resourceOfConcept: (concept) => knowledge.resources[concept],
    resource: (id) => resources.get(id),
    use: (id) => uses.get(id),
    lineage: (id) => lineages.get(id) ?? [],
    lineageOfUse: (id) => lineagesOfUses.get(id) ?? [],
    children: (id) => children.get(id) ?? [],
    childrenOfUse: (id) => childrenOfUse.get(id) ?? [],
    pathsFrom: (id) => pathsByResource.get(id) ?? [],
    usesOfActivity: (activity) =>
      knowledge.uses
        .filter(({ receivers }) =>
          receivers.some((prefix) => prefix.length >= GROUP_LENGTH && activity.startsWith(prefix)),
        )
        .map(({ id }) => id),
    stopsAbout: (id) => stops.get(id) ?? [],
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
