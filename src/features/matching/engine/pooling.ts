import type { Family } from '../../../kernel/families.ts'
import { greatCircleKm, roadKmFromStraight } from '../../../kernel/geo.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import { ALL_MONTHS, monthsInFrench } from '../../../kernel/months.ts'
import { numberInFrench } from '../../../kernel/quantity.ts'
import type { Resource } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import { type Threshold, thresholdOf } from './threshold.ts'

/** Several structures with the same need, or the same flow to have collected, near one another. */
export interface Pooling {
  /** Stable: the resource and the flow at the centre. */
  id: string
  resourceId: string
  flowIds: string[]
  score: number
  /** Farthest member from the centre, km by road; null when no place is known. */
  radiusKm: number | null
  /** Months in which all can act together. */
  months: number
  reasons: string[]
  /** What it takes to be worth launching; null where no public source says. */
  threshold: Threshold | null
  toCheck: string[]
}

/** A pooling begins with two structures (national référentiel: a service used by at least two entities). */
const MINIMUM_MEMBERS = 2
const CERTAIN = 0.4

/** Needs that gain from being met together, and stocks that gain from being collected together. */
const NEEDS_TO_POOL: ReadonlySet<Family> = new Set([
  'service',
  'skill',
  'logistics',
  'group-purchase',
  'infrastructure',
  'space',
  'equipment',
  'energy',
])
const STOCKS_TO_POOL: ReadonlySet<Family> = new Set(['waste', 'material'])

/** What reaches its threshold comes before what does not, all else alike; what is not known stands between. */
const SHORT = 0.7
const UNKNOWN = 0.85

/** A group that only agrees on the genus ("formation") is worth less than one that agrees on the thing. */
const PER_STEP_UP = 0.75

/**
 * Proposes poolings among live flows: for each resource, the flow with most neighbours of other structures within
 * its sensible distance and with a month in common makes a group; those flows are set aside and the search goes on.
 * What finds no company under its own resource is tried again under the next more general one, never under a root.
 * Deterministic: ties go to the smaller id. Wastes are pooled as collection rounds, so only when they have a code.
 */
export function proposePoolings(flows: Iterable<EngineFlow>, compatibility: Compatibility): Pooling[] {
  let open = new Map<EngineFlow, string>()
  for (const flow of flows) {
    const resource = subjectOf(flow, compatibility)
    if (resource && canPool(flow, resource)) open.set(flow, resource.id)
  }
  const found: Pooling[] = []
  for (let worth = 1; open.size > 0; worth *= PER_STEP_UP) {
    const groups = groupBy(
      open,
      // Wastes of different sub-chapters are never collected together.
      ([flow, resourceId]) => `${flow.kind} ${resourceId} ${flow.wasteCode?.slice(0, 4) ?? ''}`,
    )
    for (const members of groups.values()) {
      const [first] = members
      const resource = first && compatibility.resource(first[1])
      if (!resource) continue
      for (const pooling of clusters(
        members.map(([flow]) => flow),
        resource,
      )) {
        found.push({ ...pooling, score: pooling.score * worth })
        for (const [flow] of members) if (pooling.flowIds.includes(flow.id)) open.delete(flow)
      }
    }
    open = new Map(
      [...open].flatMap(([flow, resourceId]) => {
        const [, parent, grandparent] = compatibility.lineage(resourceId)
        return parent && grandparent && flow.kind === 'need' ? [[flow, parent] as const] : []
      }),
    )
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** What the flow is about: of the resources surely read, the first of the family that was declared. */
function subjectOf({ family, reading }: EngineFlow, compatibility: Compatibility): Resource | undefined {
  const sure = reading.resources
    .filter(({ weight }) => weight >= CERTAIN)
    .flatMap(({ id }) => compatibility.resource(id) ?? [])
  return sure.find((resource) => family === null || resource.family === family) ?? sure[0]
}

function canPool(flow: EngineFlow, resource: Resource): boolean {
  if (flow.kind === 'need') return NEEDS_TO_POOL.has(flow.family ?? resource.family)
  return flow.wasteCode !== null && STOCKS_TO_POOL.has(resource.family)
}

function clusters(members: EngineFlow[], resource: Resource): Pooling[] {
  const left = new Set([...members].sort((a, b) => (a.id < b.id ? -1 : 1)))
  const found: Pooling[] = []
  for (;;) {
    let best: EngineFlow[] = []
    for (const centre of left) {
      const group = neighbours(centre, left, resource)
      if (group.length > best.length) best = group
    }
    if (best.length < MINIMUM_MEMBERS) return found
    found.push(describe(best, resource))
    for (const flow of best) left.delete(flow)
  }
}

/** The centre first, then one flow of each other structure within reach, nearest first. */
function neighbours(centre: EngineFlow, left: ReadonlySet<EngineFlow>, resource: Resource): EngineFlow[] {
  const owners = new Set([centre.owner])
  let months = centre.months ?? ALL_MONTHS
  const group = [centre]
  const near = [...left]
    .filter((flow) => flow !== centre)
    .map((flow) => ({ flow, km: kmBetween(centre, flow) }))
    .filter(({ km }) => km === null || km <= resource.sensibleDistanceKm)
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0))
  for (const { flow } of near) {
    const common = months & (flow.months ?? ALL_MONTHS)
    if (common === 0 || (flow.owner !== null && owners.has(flow.owner))) continue
    months = common
    owners.add(flow.owner)
    group.push(flow)
  }
  return group
}

function kmBetween(a: EngineFlow, b: EngineFlow): number | null {
  return a.point && b.point ? roadKmFromStraight(greatCircleKm(a.point, b.point)) : null
}

function describe(group: EngineFlow[], resource: Resource): Pooling {
  const centre = group[0] as EngineFlow
  const distances = group.slice(1).map((flow) => kmBetween(centre, flow))
  const known = distances.filter((km) => km !== null)
  const radiusKm = known.length > 0 ? Math.max(...known) : null
  const months = group.reduce((mask, { months: own }) => mask & (own ?? ALL_MONTHS), ALL_MONTHS)
  const isCollection = centre.kind === 'stock'
  const compactness = radiusKm === null ? 0.8 : 1 / (1 + (radiusKm / resource.sensibleDistanceKm) ** 2)
  const threshold = thresholdOf(group, resource)
  return {
    id: `${resource.id}~${centre.id}`,
    resourceId: resource.id,
    flowIds: group.map(({ id }) => id),
    score: (1 - 1 / group.length) * compactness * worthOf(threshold),
    radiusKm,
    months,
    reasons: [
      isCollection
        ? `${group.length} structures font enlever la même ressource : ${resource.labelFr}.`
        : `${group.length} structures ont le même besoin : ${resource.labelFr}.`,
      radiusKm === null
        ? 'Distance : les lieux manquent.'
        : `Distance : toutes à moins de ${numberInFrench(Math.ceil(radiusKm))} km de l’une d’elles.`,
      `Saison : ${monthsInFrench(months)} en commun.`,
    ],
    threshold,
    toCheck: [
      ...(threshold ? [] : ['Le volume qui rend un service commun rentable.']),
      'La structure qui porterait le service.',
      ...(isCollection
        ? [
            'Le rôle de courtier en déchets (R541-54-1) si un tiers organise la collecte, aide à la qualification.',
          ]
        : []),
    ],
  }
}

function worthOf(threshold: Threshold | null): number {
  if (!threshold || threshold.state === 'unknown') return UNKNOWN
  return SHORT + (1 - SHORT) * threshold.share
}
