import type { Knowledge, Path, Resource, Stop, Use } from '../../materials/knowledge.ts'

/** The knowledge base arranged for the engine: lines of descent and paths by resource and by use. */
export interface Compatibility {
  resource(id: string): Resource | undefined
  use(id: string): Use | undefined
  /** The resource itself, then its parent, up to the root. */
  lineage(resourceId: string): readonly string[]
  useLineage(useId: string): readonly string[]
  children(resourceId: string): readonly string[]
  pathsTo(useId: string): readonly Path[]
  /** Direct sub-uses. */
  useChildren(useId: string): readonly string[]
  stops: readonly Stop[]
}

export function arrangeKnowledge(knowledge: Knowledge): Compatibility {
  const resources = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const uses = new Map(knowledge.uses.map((use) => [use.id, use]))
  const children = childrenOf(knowledge.resources)
  const useChildren = childrenOf(knowledge.uses)
  const pathsByUse = new Map<string, Path[]>()
  for (const path of knowledge.paths) {
    const filed = pathsByUse.get(path.use)
    if (filed) filed.push(path)
    else pathsByUse.set(path.use, [path])
  }
  const lineages = new Map(knowledge.resources.map(({ id }) => [id, climb(resources, id)]))
  const useLineages = new Map(knowledge.uses.map(({ id }) => [id, climb(uses, id)]))
  return {
    resource: (id) => resources.get(id),
    use: (id) => uses.get(id),
    lineage: (id) => lineages.get(id) ?? [],
    useLineage: (id) => useLineages.get(id) ?? [],
    children: (id) => children.get(id) ?? [],
    useChildren: (id) => useChildren.get(id) ?? [],
    pathsTo: (id) => pathsByUse.get(id) ?? [],
    stops: knowledge.stops,
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
