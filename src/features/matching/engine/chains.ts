import { greatCircleKm, type Point, roadKmFromStraight } from '../../../kernel/geo.ts'
import type { Stop, Transformation } from '../../materials/knowledge.ts'
import { checksOfChain, type Part, reasonsOfChain, transformerInFrench } from './chain-words.ts'
import type { Compatibility } from './compatibility.ts'
import type { Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { rulesMet } from './stops.ts'
import { nearness, sensibleKm, UNKNOWN, type Weights } from './terms.ts'

/** A structure that may stand between a stock and a need. */
export interface Transformer {
  id: string
  nafCode: string | null
  point: Point | null
}

/** Whether its activity tells that a structure can transform, or a service that it declares. */
export type KnownBy = 'activity' | 'service'

/** A stock that becomes what a need asks for by the work of a third structure: A → process → B. */
export interface Chain {
  /** Stable: the transformation, the stock and the need. */
  id: string
  transformationId: string
  stockId: string
  needId: string
  /** Who transforms; null when nobody known to do so is on the territory. */
  transformerId: string | null
  knownBy: KnownBy | null
  /** By road: from the stock to the transformer and on to the need, or straight on when none is known. */
  legsKm: (number | null)[]
  /** 0–1. */
  score: number
  reasons: string[]
  toCheck: string[]
}

/** A reading this sure says what a flow is. */
const CERTAIN = 0.4
/** Of its surest use, what the surest thing must come up to: « matières pour le compost » asks for no compost. */
const FOREMOST = 0.9
/** A need that only names the genus of what is made. */
const GENUS = 0.8
/** A chain with a link to be found. */
const WITHOUT_TRANSFORMER = 0.5
/** Of each transformation and need: more would say the same. */
const STOCKS_PER_NEED = 3
const LEAST_SCORE = 0.18

interface Sided {
  flow: EngineFlow
  /** How surely it is what the transformation takes or gives, 0–1. */
  sureness: number
}

/**
 * Proposes chains among live flows: for each transformation of the knowledge base, stocks that are its input (or a
 * kind of it), needs that name its output (or its genus), and the structure on the way that does it, told by its
 * activity or by a service it declares; without one the chain is kept as a missing link of the territory. A hard stop
 * on either leg drops the chain: between the stock and an activity that transforms, and between the stock and the need,
 * since what a stock carries may outlast the process (fails closed). When a stock answers a need better as it is
 * (`directScore`), nothing has to stand between the two. Best first, ties to the smaller id.
 */
export function proposeChains(
  flows: readonly EngineFlow[],
  transformers: readonly Transformer[],
  transformations: readonly Transformation[],
  compatibility: Compatibility,
  weights: Weights,
  directScore: (stockId: string, needId: string) => number,
): Chain[] {
  const flowsByResource = sureFlows(flows, compatibility)
  return transformations
    .flatMap((transformation) => {
      const stocks = flowsByResource.stocks.get(transformation.input) ?? []
      const given = new Set((flowsByResource.stocks.get(transformation.output) ?? []).map(({ flow }) => flow))
      const needs = needsFor(transformation, flowsByResource.needs, compatibility)
      if (stocks.length === 0 || needs.length === 0) return []
      const able = whoCan(transformation, transformers, flowsByResource.stocks)
      return needs.flatMap((need) =>
        stocks
          .filter(({ flow }) => !given.has(flow) && (flow.owner === null || flow.owner !== need.flow.owner))
          .flatMap((stock) => chainOf(transformation, stock, need, able, compatibility, weights) ?? [])
          .filter((chain) => directScore(chain.stockId, chain.needId) < withTransformer(chain))
          .sort(bestFirst)
          .slice(0, STOCKS_PER_NEED),
      )
    })
    .sort(bestFirst)
}

/** What a chain would be worth with its missing link. */
const withTransformer = ({ transformerId, score }: Chain) =>
  transformerId === null ? score / WITHOUT_TRANSFORMER : score

const bestFirst = (a: Chain, b: Chain) => b.score - a.score || (a.id < b.id ? -1 : 1)

/** Stocks under each resource that they surely are, with all it belongs to; needs under the resource they name. */
function sureFlows(flows: readonly EngineFlow[], compatibility: Compatibility) {
  const stocks = new Map<string, Sided[]>()
  const needs = new Map<string, Sided[]>()
  const file = (under: Map<string, Sided[]>, id: string, sided: Sided) => {
    const filed = under.get(id)
    if (!filed) under.set(id, [sided])
    else if (filed.at(-1)?.flow !== sided.flow) filed.push(sided)
  }
  for (const flow of flows) {
    const surestUse = Math.max(0, ...flow.reading.uses.map(({ weight }) => weight))
    for (const { id, weight, isSaid } of flow.reading.resources) {
      if (weight < CERTAIN || weight < FOREMOST * surestUse || !isSaid) continue
      const sided = { flow, sureness: weight }
      if (flow.kind === 'need') file(needs, id, sided)
      else for (const ancestor of compatibility.lineage(id)) file(stocks, ancestor, sided)
    }
  }
  return { stocks, needs }
}

/** Those that name what is made, then those that name its genus. */
function needsFor(
  { output }: Transformation,
  needs: ReadonlyMap<string, readonly Sided[]>,
  compatibility: Compatibility,
): Sided[] {
  const [, parent, grandparent] = compatibility.lineage(output)
  // A root such as « bois » asks for nothing in particular.
  const broader = parent && grandparent ? (needs.get(parent) ?? []) : []
  return [
    ...(needs.get(output) ?? []),
    ...broader.map(({ flow, sureness }) => ({ flow, sureness: sureness * GENUS })),
  ]
}

type Able = Transformer & { knownBy: KnownBy }

/** Who can do it, in the order of their ids: the first of equals is taken. */
function whoCan(
  { transformerNaf, services }: Transformation,
  transformers: readonly Transformer[],
  stocks: ReadonlyMap<string, readonly Sided[]>,
): Able[] {
  const offering = services.flatMap((id) => stocks.get(id) ?? [])
  const byService = transformers.flatMap((transformer): Able[] => {
    const offered = offering.find(({ flow }) => flow.owner === transformer.id)
    return offered
      ? [{ ...transformer, point: offered.flow.point ?? transformer.point, knownBy: 'service' }]
      : []
  })
  const known = new Set(byService.map(({ id }) => id))
  const byActivity = transformers
    .filter(
      ({ id, nafCode }) => !known.has(id) && transformerNaf.some((prefix) => nafCode?.startsWith(prefix)),
    )
    .map((transformer): Able => ({ ...transformer, knownBy: 'activity' }))
  return [...byService, ...byActivity].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What a chain is worth by one transformer, or by none. */
interface Course {
  transformer: Able | null
  legsKm: (number | null)[]
  score: number
  warnings: readonly Stop[]
}

/** The chain by the transformer that makes the best of it; null when it is stopped or too faint. */
function chainOf(
  transformation: Transformation,
  stock: Sided,
  need: Sided,
  able: readonly Able[],
  compatibility: Compatibility,
  weights: Weights,
): Chain | null {
  const rulesTowards = (receiver: EngineFlow) =>
    rulesMet(stock.flow, receiver, fitOf(transformation), compatibility)
  const overall = warningsAmong(rulesTowards(need.flow))
  if (!overall) return null
  const sensible = (id: string) => sensibleKm(compatibility.resource(id))
  const near = (km: number | null, sensible: number) =>
    (km === null ? UNKNOWN : nearness(km, sensible)) ** weights.distance

  const by = (transformer: Able | null): Course | null => {
    const activity = transformer?.nafCode ?? transformation.transformerNaf[0] ?? null
    const warnings = warningsAmong(rulesTowards(receiverOf(activity)).filter(isForAnyUse))
    if (!warnings) return null
    const [from, to] = [stock.flow.point, need.flow.point]
    const legsKm = transformer
      ? [kmBetween(from, transformer.point), kmBetween(transformer.point, to)]
      : [kmBetween(from, to)]
    const [first = null, second] = legsKm
    const distance =
      near(first, sensible(transformation.input)) *
      (second === undefined ? WITHOUT_TRANSFORMER : near(second, sensible(transformation.output)))
    return { transformer, legsKm, score: stock.sureness * need.sureness * distance, warnings }
  }
  const courses = (able.length > 0 ? able : [null]).flatMap((transformer) => by(transformer) ?? [])
  const [best] = courses.sort((a, b) => b.score - a.score)
  if (!best || best.score < LEAST_SCORE) return null
  const { transformer, legsKm, score, warnings } = best
  const knownBy = transformer?.knownBy ?? null
  return {
    id: `${transformation.id}~${stock.flow.id}~${need.flow.id}`,
    transformationId: transformation.id,
    stockId: stock.flow.id,
    needId: need.flow.id,
    transformerId: transformer?.id ?? null,
    ...{ knownBy, legsKm, score },
    reasons: reasonsOfChain(
      transformation,
      knownBy && transformerInFrench(knownBy, partOf(transformer?.id, stock.flow, need.flow)),
      legsKm,
      compatibility,
    ),
    toCheck: checksOfChain(transformation, knownBy, stock.flow, [...new Set([...overall, ...warnings])]),
  }
}

/** Who transforms may be one of the two. */
function partOf(transformerId: string | undefined, stock: EngineFlow, need: EngineFlow): Part {
  return transformerId === stock.owner ? 'giver' : transformerId === need.owner ? 'taker' : 'third'
}

/** The warnings among the rules that are met; null when one of them is a hard stop. */
function warningsAmong(rules: readonly Stop[]): readonly Stop[] | null {
  return rules.some(({ verdict }) => verdict === 'stop') ? null : rules
}

/** Who transforms does not use: only rules on who may receive hold for it, those on uses hold for the need. */
const isForAnyUse = ({ uses }: Stop) => uses.length === 0 || uses.includes('*')

/** The stock seen as what is transformed. */
const fitOf = ({ input, output }: Transformation): Fit => ({
  value: 1,
  resourceId: input,
  via: { type: 'direct', wanted: output, relation: 'same' },
  stockSaid: -1,
  needSaid: -1,
})

function kmBetween(a: Point | null, b: Point | null): number | null {
  return a && b ? roadKmFromStraight(greatCircleKm(a, b)) : null
}

/** Who transforms, as the rules see who receives: an activity. */
const receiverOf = (activity: string | null): EngineFlow => ({
  id: '',
  kind: 'need',
  owner: null,
  label: '',
  family: null,
  reading: {
    resources: [],
    uses: [],
    qualifiers: [],
    excluded: [],
    stems: [],
    information: [],
    activity,
  },
  wasteCode: null,
  quantity: null,
  months: null,
  point: null,
  isAudited: false,
  ageDays: null,
})
