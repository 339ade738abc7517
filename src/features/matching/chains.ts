import type { Actor } from '../../kernel/actor.ts'
import type { Point } from '../../kernel/geo.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { MaterialsService } from '../materials/service.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type { ChainList, ChainQuery, ChainView, MissingLink } from './contract.ts'
import { type Chain, proposeChains } from './engine/chains.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { Weights } from './engine/terms.ts'
import type { Look } from './look.ts'

interface Sources {
  organisations: OrganisationsService
  materials: MaterialsService
  compatibility: () => Compatibility
  weights: () => Weights
}

interface Seen extends Look {
  /** The flows as the actor is shown them. */
  flows: readonly EngineFlow[]
  /** Of the pair as it is; 0 when nothing links it or a stop forbids it. */
  directScore(stockId: string, needId: string): number
}

/**
 * Chains through a transformer among what an actor is shown, best first under the filters, with the links that are
 * missing on the territory: transformations that stocks and needs wait for and that no structure known to the actor
 * does.
 */
export function chainsFor(
  actor: Actor,
  query: ChainQuery,
  { organisations, materials, compatibility, weights }: Sources,
  { flows, isAbout, familyOf, viewsOf, directScore }: Seen,
): ChainList {
  const { transformations } = materials.knowledge()
  const records = organisations
    .records()
    .filter(({ id, closedAt }) => closedAt === null && canReadIdentity(actor, id))
  const names = new Map(records.map((record) => [record.id, record]))
  const transformers = records.map((record) => ({
    id: record.id,
    nafCode: record.nafCode,
    point: placeOf(record),
  }))
  const chains = proposeChains(flows, transformers, transformations, compatibility(), weights(), directScore)
  const about = chains.filter(
    ({ stockId, needId }) =>
      (!query.family || [stockId, needId].some((id) => familyOf(id) === query.family)) &&
      isAbout([stockId, needId]),
  )
  const kept = about.filter(
    ({ transformerId }) => !query.transformer || (query.transformer === 'known') === (transformerId !== null),
  )
  const page = kept.slice(query.offset, query.offset + query.limit)
  const views = viewsOf([...new Set(page.flatMap(({ stockId, needId }) => [stockId, needId]))])
  const byId = new Map(transformations.map((transformation) => [transformation.id, transformation]))

  function viewOf(chain: Chain): ChainView | null {
    const [stock, need] = [views.get(chain.stockId), views.get(chain.needId)]
    const transformation = byId.get(chain.transformationId)
    if (!stock || !need || !transformation) return null
    const { id, process, source, transformerFr } = transformation
    const transformer = chain.transformerId === null ? null : names.get(chain.transformerId)
    return {
      id: chain.id,
      transformation: {
        ...{ id, process, source, transformerFr },
        inputLabel: materials.resourceLabel(transformation.input) ?? '',
        outputLabel: materials.resourceLabel(transformation.output) ?? '',
      },
      stock,
      need,
      transformer: transformer
        ? {
            organisationId: transformer.id,
            name: transformer.name,
            communeName: transformer.sites[0]?.communeName ?? null,
          }
        : null,
      legsKm: chain.legsKm,
      score: chain.score,
      reasons: chain.reasons,
      toCheck: chain.toCheck,
    }
  }

  return {
    total: kept.length,
    items: page.flatMap((chain) => viewOf(chain) ?? []),
    missing: missingLinks(about, byId),
  }
}

/** Most awaited first. */
function missingLinks(
  chains: readonly Chain[],
  transformations: ReadonlyMap<string, { process: string; transformerFr: string }>,
): MissingLink[] {
  const waiting = groupBy(
    chains.filter(({ transformerId }) => transformerId === null),
    ({ transformationId }) => transformationId,
  )
  return [...waiting]
    .flatMap(([id, awaiting]): MissingLink[] => {
      const transformation = transformations.get(id)
      if (!transformation) return []
      const { process, transformerFr } = transformation
      const count = (ids: string[]) => new Set(ids).size
      return [
        {
          ...{ id, process, transformerFr },
          stockCount: count(awaiting.map(({ stockId }) => stockId)),
          needCount: count(awaiting.map(({ needId }) => needId)),
        },
      ]
    })
    .sort((a, b) => b.stockCount + b.needCount - a.stockCount - a.needCount || (a.id < b.id ? -1 : 1))
}

function placeOf({ sites }: OrganisationRecord): Point | null {
  const site = sites.find(({ lat, lng }) => lat !== null && lng !== null)
  return site?.lat != null && site.lng != null ? { lat: site.lat, lng: site.lng } : null
}
