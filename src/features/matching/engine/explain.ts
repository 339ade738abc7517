import type { Family } from '../../../kernel/families.ts'
import { monthsInFrench } from '../../../kernel/months.ts'
import { numberInFrench, quantityInFrench } from '../../../kernel/quantity.ts'
import type { Compatibility } from './compatibility.ts'
import { becauseOf, type Fit } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import type { Judgement } from './score.ts'
import { isStale, type TermId, type Weights } from './terms.ts'

export type MatchKind = 'substitution' | 'sharing' | 'pooling'

export interface Term {
  id: TermId
  value: number | null
  weight: number
  sentence: string
}

export interface Explanation {
  kind: MatchKind
  reasons: string[]
  toCheck: string[]
  terms: Term[]
}

const SHARED: ReadonlySet<Family> = new Set(['equipment', 'space', 'skill'])
const POOLED: ReadonlySet<Family> = new Set(['service', 'group-purchase', 'logistics', 'infrastructure'])

/** Substitution replaces a resource, sharing lends what is idle, pooling is used together (DOMAIN §2). */
export function kindOf(stock: EngineFlow, fit: Fit, compatibility: Compatibility): MatchKind {
  const family =
    stock.family ??
    (fit.resourceId ? compatibility.resource(fit.resourceId)?.family : undefined) ??
    'material'
  return SHARED.has(family) ? 'sharing' : POOLED.has(family) ? 'pooling' : 'substitution'
}

const termNames: Record<TermId, string> = {
  resource: 'Ressource',
  quality: 'Qualité',
  quantity: 'Quantité',
  months: 'Saison',
  distance: 'Distance',
  freshness: 'Fraîcheur',
  legal: 'Règle',
}

/**
 * The match in words: why, on what terms, and what is left to check. Nothing here changes the score. A term of which
 * the reader is shown nothing is `withheld`: not unknown, but told after an introduction.
 */
export function explain(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  judgement: Judgement,
  compatibility: Compatibility,
  weights: Weights,
  withheld: ReadonlySet<TermId> = new Set(),
): Explanation {
  const isWithheld = (id: TermId) => withheld.has(id) && judgement.values[id] === null
  const terms = sentences(stock, need, fit, judgement, compatibility).map(([id, sentence]) => ({
    id,
    value: judgement.values[id],
    weight: weights[id],
    sentence: isWithheld(id) ? `${termNames[id]} : communiquée après mise en relation.` : sentence,
  }))
  const known = terms.filter(({ id, value }) => value !== null && id !== 'legal')
  return {
    kind: kindOf(stock, fit, compatibility),
    reasons: known.map(({ sentence }) => oneFullStop(sentence)),
    toCheck: checks(stock, need, fit, judgement, compatibility, isWithheld),
    terms,
  }
}

function sentences(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  { values, distanceKm, covered, monthsInCommon, warnings }: Judgement,
  compatibility: Compatibility,
): [TermId, string][] {
  const resource = fit.resourceId ? compatibility.resource(fit.resourceId) : undefined
  return [
    ['resource', fitSentence(stock, need, fit, compatibility)],
    [
      'quality',
      values.quality === null
        ? 'Qualité : rien ne s’oppose dans les textes, à vérifier.'
        : values.quality < 0.5
          ? 'Qualité : le besoin refuse ce que porte le gisement.'
          : values.quality < 1
            ? 'Qualité : le gisement dit ne pas avoir ce que demande le besoin, à vérifier.'
            : 'Qualité : les qualités reconnues dans le besoin sont déclarées par le gisement.',
    ],
    [
      'quantity',
      covered === null
        ? 'Quantité : elle manque d’un côté, ou les unités diffèrent.'
        : `Quantité : le gisement couvre ${covered >= 1 ? 'tout le besoin' : `${numberInFrench(Math.round(covered * 100))} % du besoin`} (${quantityInFrench(stock.quantity as NonNullable<typeof stock.quantity>)} pour ${quantityInFrench(need.quantity as NonNullable<typeof need.quantity>)}).`,
    ],
    [
      'months',
      monthsInCommon === null
        ? 'Saison : les mois manquent d’un côté.'
        : `Saison : ${monthsInCommon === 0 ? 'aucun mois en commun' : monthsInCommon === 1 ? 'disponible tous les mois voulus' : `une partie des mois voulus`} (${monthsInFrench(stock.months as number)} pour ${monthsInFrench(need.months as number)}).`,
    ],
    [
      'distance',
      distanceKm === null
        ? 'Distance : un des deux lieux manque.'
        : `Distance : environ ${numberInFrench(Math.round(distanceKm))} km par la route, pour ${resource?.sensibleDistanceKm ?? 50} km jugés raisonnables pour cette ressource.`,
    ],
    [
      'freshness',
      values.freshness === null
        ? 'Fraîcheur : jamais confirmé.'
        : `Fraîcheur : ${staleSides(stock, need)}${stock.isAudited && need.isAudited ? 'les deux flux sont audités' : stock.isAudited || need.isAudited ? 'un des deux flux est audité' : 'flux déclarés, non audités'}.`,
    ],
    [
      'legal',
      warnings.length > 0
        ? 'Règles : des conditions s’appliquent.'
        : 'Règles : aucun interdit connu dans la base.',
    ],
  ]
}

function staleSides(stock: EngineFlow, need: EngineFlow): string {
  const sides = [isStale(stock) && 'gisement', isStale(need) && 'besoin'].filter((side) => side !== false)
  return sides.length === 0 ? '' : `${sides.join(' et ')} à confirmer ; `
}

function fitSentence(stock: EngineFlow, need: EngineFlow, fit: Fit, compatibility: Compatibility): string {
  const label = fit.resourceId ? compatibility.resource(fit.resourceId)?.labelFr : null
  const quoted = `Le gisement dit ${becauseOf(stock, fit.stockSaid)}, le besoin dit ${becauseOf(need, fit.needSaid)}`
  switch (fit.via.type) {
    case 'words':
      return `Mots en commun : ${fit.via.stems.join(', ')}.`
    case 'path': {
      const { process, strength } = fit.via.path
      const use = compatibility.use(fit.via.path.use)?.labelFr ?? fit.via.path.use
      const practice = {
        usual: 'pratique courante',
        possible: 'pratique possible',
        experimental: 'pratique expérimentale',
      }[strength]
      const by = process && process !== 'direct' ? ` par ${process}` : ''
      return `${label} → ${use}${by} (${practice}). ${quoted}.`
    }
    case 'direct': {
      const wanted = compatibility.resource(fit.via.wanted)?.labelFr ?? fit.via.wanted
      const how = {
        same: `${label} : c’est ce qui est cherché`,
        narrower: `${label} : fait partie de ce qui est cherché (${wanted})`,
        broader: `${label} : plus général que ce qui est cherché (${wanted})`,
        sibling: `${label} : proche de ce qui est cherché (${wanted})`,
      }[fit.via.relation]
      return `${how}. ${quoted}.`
    }
  }
}

function checks(
  stock: EngineFlow,
  need: EngineFlow,
  fit: Fit,
  { values, warnings }: Judgement,
  compatibility: Compatibility,
  isWithheld: (id: TermId) => boolean,
): string[] {
  const resource = fit.resourceId ? compatibility.resource(fit.resourceId) : undefined
  const isSubstance = resource ? ['material', 'waste'].includes(resource.family) : false
  const list: string[] = []
  if (isStale(stock)) list.push('Que le gisement existe encore : personne ne l’a confirmé à temps.')
  if (isStale(need)) list.push('Que le besoin existe encore : personne ne l’a confirmé à temps.')
  if (fit.via.type === 'direct' && fit.via.relation === 'broader') list.push('La nature exacte du gisement.')
  if (fit.via.type === 'direct' && fit.via.relation === 'sibling')
    list.push('Que cette ressource voisine convient bien.')
  if (fit.via.type === 'words') list.push('Que les deux textes parlent bien de la même chose.')
  if (fit.via.type === 'path') {
    list.push(...fit.via.path.conditionsFr)
    if (fit.via.path.receiverFr) list.push(`Receveur : ${fit.via.path.receiverFr}`)
  }
  if (values.quantity === null) list.push('Les quantités des deux côtés, dans la même unité.')
  if (values.distance === null)
    list.push(isWithheld('distance') ? 'La distance exacte.' : 'La distance : le lieu manque d’un côté.')
  if (values.months === null) list.push('Les mois de disponibilité et de besoin.')
  if (isSubstance) list.push('La qualité : pureté, souillures, humidité, conditionnement.')
  if (resource?.keepsDays != null && resource.keepsDays <= 15)
    list.push(
      `L’enlèvement : cette ressource se garde environ ${resource.keepsDays} jour${resource.keepsDays > 1 ? 's' : ''}.`,
    )
  for (const { reasonFr, source } of warnings) list.push(`${reasonFr} (${source})`)
  if (!isSubstance) list.push('Les conditions du partage : horaires, assurance, responsabilités, prix.')
  if (isSubstance && stock.wasteCode)
    list.push('Le statut : déchet, sous-produit (L541-4-2) ou sortie du statut de déchet (L541-4-3).')
  return [...new Set(list.map(oneFullStop))]
}

function oneFullStop(text: string): string {
  const trimmed = text.trim().replace(/[.\s]+$/, '')
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`
}
