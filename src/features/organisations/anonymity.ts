import type { Point } from '../../kernel/geo.ts'
import type { OrganisationRow } from './store.ts'

/** A place that may be named: a commune, the territory, a département, France. */
export interface Area {
  id: string
  name: string
  /** Where it is drawn and measured from; null when it is too wide for a point to mean anything. */
  centre: Point | null
}

/** Where a structure is when no smaller place hides it. */
export const FRANCE: Area = { id: 'FR', name: 'France', centre: null }

/** What makes structures take one another's place in a reader's guess. */
type Kind = Pick<OrganisationRow, 'kind' | 'nafCode'>

export interface Settled extends Kind {
  /** Every area in which it has a site. */
  areaIds: readonly string[]
}

/** How many structures of each kind have a site in each area. */
export type Crowds = ReadonlyMap<string, number>

const keyOf = (areaId: string, kind: string, division: string) => `${areaId} ${kind} ${division}`
/** NAF division, two digits: who sees « drêches » and a commune looks for its breweries. */
const divisionOf = ({ nafCode }: Kind) => nafCode?.slice(0, 2) ?? ''

export function crowdsOf(structures: Iterable<Settled>): Crowds {
  const crowds = new Map<string, number>()
  const count = (key: string) => crowds.set(key, (crowds.get(key) ?? 0) + 1)
  for (const structure of structures)
    for (const areaId of new Set(structure.areaIds)) {
      count(keyOf(areaId, structure.kind, ''))
      if (structure.nafCode) count(keyOf(areaId, structure.kind, divisionOf(structure)))
    }
  return crowds
}

/**
 * Those of the areas around a structure, in the order given, in which at least `k` structures of its kind are
 * registered: the same sort (company, association, public body) and, when its activity is known, of the same NAF
 * division. None: then no place may be named. Counts what is registered here, itself included: the real number is at
 * least that, so the place shown hides at least as well.
 */
export function areasHiding<A extends Pick<Area, 'id'>>(
  crowds: Crowds,
  structure: Kind,
  areas: readonly A[],
  k: number,
): A[] {
  const crowdIn = ({ id }: A) => crowds.get(keyOf(id, structure.kind, divisionOf(structure))) ?? 0
  return areas.filter((area) => crowdIn(area) >= k)
}
