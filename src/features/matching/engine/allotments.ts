import { groupBy } from '../../../kernel/group-by.ts'
import { ALL_MONTHS, countMonths, monthsInFrench } from '../../../kernel/months.ts'
import { numberInFrench, quantityInFrench } from '../../../kernel/quantity.ts'
import { HAZARDOUS } from '../../../kernel/reading.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import type { Match } from './match-index.ts'
import { offeredPerWanted, quantityTerm, type Weights } from './terms.ts'

/** Several small stocks brought together for one need, or one stock shared out between several needs. */
export interface Allotment {
  /** Stable: the flow at the centre. */
  id: string
  type: 'aggregation' | 'split'
  /** The need of an aggregation, the stock of a split. */
  flowId: string
  /** Best first. */
  parts: Part[]
  /** Share of the flow at the centre that the parts take, 0–1. */
  allotted: number
  /** What is left of it: still wanted, or still to give, in the unit and the period it was declared in. */
  balance: number
  /** 0–1. */
  score: number
  reasons: string[]
  toCheck: string[]
}

export interface Part {
  flowId: string
  matchId: string
  /** Share of the flow at the centre, 0–1. */
  share: number
  distanceKm: number | null
}

/** A pair with the two amounts compared, for whichever of its flows stands at the centre. */
interface Candidate {
  match: Match
  partner: EngineFlow
  /** What the partner offers or wants, in shares of the flow at the centre; above 1 when it is larger. */
  share: number
  /** The score of the pair, were the quantity right. */
  quality: number
}

const MINIMUM_PARTS = 2
/** More lorries, or more customers, than a facilitator could bring round a table. */
const MAXIMUM_PARTS = 8
/** A part smaller than this costs more to arrange than it brings. */
const SMALLEST_SHARE = 0.05
/** A weak pair does not become good in company: from where a pair is worth a study, and half as good as the best. */
const LEAST_QUALITY = 0.2
const OF_THE_BEST = 0.5
/** Of the centre, below which the whole is not worth arranging. */
const LEAST_ALLOTTED = 0.15
/** Amounts are worked out from declared figures: a rest below this is none. */
const NOTHING_LEFT = 1e-9

/**
 * Proposes, from the pairs that are matched anyway, which small stocks would serve a need together and between which
 * needs a stock could be shared out. Around each flow of known quantity, partners are taken from the best pair down,
 * each for what it offers or wants, until nothing is left. An aggregation is proposed when it does better together
 * than the best of its stocks alone; a split when at least two needs of different structures have their part.
 * Hazardous wastes are never brought together with anything but the same code (C. env. art. L. 541-7-2: mixing them
 * is forbidden). Each proposal is worked out by itself: a stock may stand in several, its balance is not reserved.
 * Best first, ties to the smaller id.
 */
export function proposeAllotments(
  matches: readonly Match[],
  flowOf: (id: string) => EngineFlow | null,
  compatibility: Compatibility,
  weights: Weights,
): Allotment[] {
  const around = (type: Allotment['type']) =>
    [...groupBy(matches, ({ stockId, needId }) => (type === 'split' ? stockId : needId))].flatMap(
      ([id, pairs]) => {
        const centre = flowOf(id)
        if (!centre?.quantity) return []
        const candidates = candidatesFor(centre, pairs, flowOf, compatibility, weights)
        return (
          (type === 'split'
            ? split(centre, candidates, weights)
            : aggregation(centre, candidates, weights)) ?? []
        )
      },
    )
  return [...around('aggregation'), ...around('split')].sort(
    (a, b) => b.score - a.score || (a.id < b.id ? -1 : 1),
  )
}

function candidatesFor(
  centre: EngineFlow,
  pairs: readonly Match[],
  flowOf: (id: string) => EngineFlow | null,
  compatibility: Compatibility,
  weights: Weights,
): Candidate[] {
  const candidates = pairs.flatMap((match): Candidate[] => {
    const partner = flowOf(centre.kind === 'need' ? match.stockId : match.needId)
    // What is pooled is used together: nobody takes a share of it away.
    if (!partner || match.kind === 'pooling') return []
    const [stock, need] = centre.kind === 'need' ? [partner, centre] : [centre, partner]
    const resource = match.fit.resourceId ? compatibility.resource(match.fit.resourceId) : undefined
    const ratio = offeredPerWanted(stock, need, resource)
    if (ratio === null || ratio === 0) return []
    const quality = match.score / quantityFactor(Math.min(1, ratio), weights)
    return [{ match, partner, share: centre.kind === 'need' ? ratio : 1 / ratio, quality }]
  })
  const floor = Math.max(
    LEAST_QUALITY,
    OF_THE_BEST * Math.max(0, ...candidates.map(({ quality }) => quality)),
  )
  return candidates
    .filter(({ quality }) => quality >= floor)
    .sort((a, b) => b.quality - a.quality || (a.partner.id < b.partner.id ? -1 : 1))
}

const quantityFactor = (covered: number, weights: Weights) =>
  (quantityTerm(covered) as number) ** weights.quantity

interface Taken extends Candidate {
  taken: number
}

/** From the best down, each for its share, until nothing is left of the centre. */
function takeFrom(
  candidates: readonly Candidate[],
  accepts: (taken: readonly Taken[], next: Candidate) => boolean,
) {
  const taken: Taken[] = []
  let left = 1
  for (const candidate of candidates) {
    if (left <= NOTHING_LEFT || taken.length === MAXIMUM_PARTS) break
    const share = Math.min(left, candidate.share)
    if (share < SMALLEST_SHARE || !accepts(taken, candidate)) continue
    taken.push({ ...candidate, taken: share })
    left -= share
  }
  return { taken, allotted: Math.min(1, 1 - left) }
}

function aggregation(need: EngineFlow, candidates: readonly Candidate[], weights: Weights): Allotment | null {
  const { taken, allotted } = takeFrom(candidates, (parts, { partner }) =>
    parts.every((part) => mayBeMixed(part.partner, partner)),
  )
  if (taken.length < MINIMUM_PARTS || allotted < LEAST_ALLOTTED) return null
  const score = meanQuality(taken) * quantityFactor(allotted, weights)
  const best = Math.max(...candidates.map(({ match }) => match.score))
  return score > best ? describe('aggregation', need, taken, allotted, score) : null
}

function split(stock: EngineFlow, candidates: readonly Candidate[], weights: Weights): Allotment | null {
  const owners = new Set<string | null>()
  // One need of each structure: two of the same would be one delivery, which the pair alone already proposes.
  const { taken, allotted } = takeFrom(candidates, (_, { partner }) => {
    const isNew = partner.owner === null || !owners.has(partner.owner)
    if (isNew) owners.add(partner.owner)
    return isNew
  })
  if (taken.length < MINIMUM_PARTS || allotted < LEAST_ALLOTTED) return null
  return describe('split', stock, taken, allotted, meanQuality(taken) * quantityFactor(allotted, weights))
}

/** Weighed by the amounts: a drop of a perfect stock does not make a good whole. */
function meanQuality(taken: readonly Taken[]): number {
  const total = taken.reduce((sum, { taken: share }) => sum + share, 0)
  return taken.reduce((sum, { taken: share, quality }) => sum + share * quality, 0) / total
}

function mayBeMixed(a: EngineFlow, b: EngineFlow): boolean {
  const isHazardous = [a, b].some(({ reading }) => reading.qualifiers.includes(HAZARDOUS))
  return !isHazardous || (a.wasteCode !== null && a.wasteCode === b.wasteCode)
}

function describe(
  type: Allotment['type'],
  centre: EngineFlow,
  taken: readonly Taken[],
  allotted: number,
  score: number,
): Allotment {
  const quantity = centre.quantity as NonNullable<typeof centre.quantity>
  const balance = allotted > 1 - NOTHING_LEFT ? 0 : quantity.value * (1 - allotted)
  const partners = taken.map(({ partner }) => partner)
  return {
    id: centre.id,
    type,
    flowId: centre.id,
    parts: taken.map(({ match, partner, taken: share }) => ({
      flowId: partner.id,
      matchId: `${match.stockId}~${match.needId}`,
      share,
      distanceKm: match.distanceKm,
    })),
    ...{ allotted, balance, score },
    reasons: reasonsOf(type, centre, partners, allotted, balance),
    toCheck: checksOf(type, [centre, ...partners]),
  }
}

function reasonsOf(
  type: Allotment['type'],
  centre: EngineFlow,
  partners: readonly EngineFlow[],
  allotted: number,
  balance: number,
): string[] {
  const quantity = centre.quantity as NonNullable<typeof centre.quantity>
  const percent = `${numberInFrench(Math.round(allotted * 100))} %`
  const whole = quantityInFrench(quantity)
  const rest = quantityInFrench({ ...quantity, value: Number(balance.toPrecision(3)) })
  const reasons =
    type === 'aggregation'
      ? [
          `${partners.length} gisements couvrent ensemble ${allotted === 1 ? 'tout le besoin' : `${percent} du besoin`} (${whole}).`,
          balance === 0 ? 'Rien ne manque.' : `Il manque encore ${rest}.`,
        ]
      : [
          `${partners.length} besoins se partagent ${allotted === 1 ? 'tout le gisement' : `${percent} du gisement`} (${whole}).`,
          balance === 0 ? 'Rien ne reste.' : `Il reste ${rest} à placer.`,
        ]
  if (type === 'aggregation' && centre.months !== null && partners.every(({ months }) => months !== null)) {
    const together = partners.reduce((mask, { months }) => mask | (months ?? 0), 0) & centre.months
    const [met, wanted] = [countMonths(together), countMonths(centre.months)]
    reasons.push(
      met === wanted
        ? `Saison : à eux tous, disponibles tous les mois voulus (${monthsInFrench(centre.months & ALL_MONTHS)}).`
        : `Saison : à eux tous, disponibles ${met} des ${wanted} mois voulus.`,
    )
  }
  return reasons
}

function checksOf(type: Allotment['type'], flows: readonly EngineFlow[]): string[] {
  const periods = new Set(flows.map(({ quantity }) => quantity?.period === 'once'))
  return [
    type === 'aggregation'
      ? 'Que les gisements réunis aient une qualité assez semblable.'
      : 'L’ordre dans lequel les preneurs sont servis, et la durée de chaque engagement.',
    type === 'aggregation'
      ? 'Qui assemble : une collecte, un stockage commun.'
      : 'Le fractionnement : conditionnement et enlèvements.',
    ...(periods.size > 1
      ? ['Une quantité ponctuelle et une quantité régulière sont comparées sur une année.']
      : []),
  ]
}
