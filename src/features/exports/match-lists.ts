import { z } from 'zod'
import { families } from '../../kernel/families.ts'
import type { Refusal } from '../../kernel/match-decisions.ts'
import { flowsShown } from '../flows/consultation.ts'
import type { FlowView } from '../flows/contract.ts'
import {
  type AllotmentQuery,
  type AllotmentView,
  allotmentQuery,
  type ChainQuery,
  type ChainView,
  chainQuery,
  type MatchQuery,
  type MatchView,
  matchQuery,
  type PoolingView,
  type StoppedView,
} from '../matching/contract.ts'
import type { MatchingService } from '../matching/service.ts'
import {
  type ExportedColumn,
  type ExportedList,
  everyPage,
  exportedList,
  facilitators,
} from './exported-list.ts'
import { lines, quantityOf } from './words.ts'

const whole = { limit: true, offset: true } as const

/** What a pair or an arrangement says of one of its flows. */
function flowColumns<Row>(title: string, flowOf: (row: Row) => FlowView): ExportedColumn<Row>[] {
  return [
    { header: title, value: (row) => flowOf(row).label },
    { header: `${title}_structure`, value: (row) => flowOf(row).party.name },
    { header: `${title}_lieu`, value: (row) => flowOf(row).party.communeName },
    { header: `${title}_quantite`, value: (row) => quantityOf(flowOf(row)) },
  ]
}

const pairColumns = <Row extends { stock: FlowView; need: FlowView }>(): ExportedColumn<Row>[] => [
  ...flowColumns<Row>('gisement', ({ stock }) => stock),
  ...flowColumns<Row>('besoin', ({ need }) => need),
]
const pairShown = ({ stock, need }: { stock: FlowView; need: FlowView }) => flowsShown([stock, need])

const matchKinds = { substitution: 'substitution', sharing: 'partage', pooling: 'mutualisation' } as const
const verdictWords = { kept: 'retenue', refused: 'refusée', postponed: 'reportée' } as const
const refusalWords: Record<Refusal, string> = {
  'not-the-thing': 'ce n’est pas ce qui est cherché',
  quality: 'qualité',
  quantity: 'quantité',
  season: 'saison',
  distance: 'distance',
  rule: 'règle ou statut',
  outlet: 'déjà un débouché ou un fournisseur',
  other: 'autre',
}

const matches = (matching: MatchingService) =>
  exportedList<MatchQuery, MatchView>({
    name: 'matches',
    title: 'Pistes',
    access: 'signed-in',
    filters: matchQuery.omit(whole),
    columns: [
      { header: 'piste', value: ({ id }) => id },
      { header: 'nature', value: ({ kind }) => matchKinds[kind] },
      { header: 'note (0 à 100)', value: ({ score }) => Math.round(score * 100) },
      { header: 'distance (km par la route, estimée)', value: ({ distanceKm }) => rounded(distanceKm) },
      { header: 'ressource', value: ({ resourceLabel }) => resourceLabel },
      ...pairColumns<MatchView>(),
      { header: 'raisons', value: ({ reasons }) => lines(reasons) },
      { header: 'a_verifier', value: ({ toCheck }) => lines(toCheck) },
      { header: 'decision', value: ({ decision }) => decision && verdictWords[decision.verdict] },
      { header: 'motif', value: ({ decision }) => (decision?.reason ? refusalWords[decision.reason] : null) },
      { header: 'reportee_au', value: ({ decision }) => decision?.until ?? null },
      { header: 'confiee_a', value: ({ assignedTo }) => assignedTo?.name ?? null },
      { header: 'motif_en_clair', value: ({ decision }) => decision?.note ?? null },
    ],
    rows: (actor, query) => everyPage((page) => matching.list(actor, { ...query, ...page })),
    shown: pairShown,
  })

interface Member {
  pooling: PoolingView
  member: FlowView
}
const poolings = (matching: MatchingService) =>
  exportedList<{ family?: string; organisation?: string }, Member>({
    name: 'poolings',
    title: 'Mutualisations',
    access: 'signed-in',
    filters: z.object({ family: z.enum(families).optional(), organisation: z.string().optional() }),
    columns: [
      { header: 'mutualisation', value: ({ pooling }) => pooling.id },
      { header: 'ressource', value: ({ pooling }) => pooling.resourceLabel },
      { header: 'rayon (km)', value: ({ pooling }) => rounded(pooling.radiusKm) },
      ...flowColumns<Member>('flux', ({ member }) => member),
      { header: 'raisons', value: ({ pooling }) => lines(pooling.reasons) },
      { header: 'seuil', value: ({ pooling }) => pooling.threshold?.sentence ?? null },
      { header: 'a_verifier', value: ({ pooling }) => lines(pooling.toCheck) },
    ],
    *rows(actor, query) {
      for (const pooling of matching.poolings(actor, query).items)
        for (const member of pooling.members) yield { pooling, member }
    },
    shown: ({ member }) => flowsShown([member]),
  })

interface Part {
  allotment: AllotmentView
  part: AllotmentView['parts'][number]
}
const allotmentTypes = { aggregation: 'regroupement pour un besoin', split: 'partage d’un gisement' } as const
const allotments = (matching: MatchingService) =>
  exportedList<AllotmentQuery, Part>({
    name: 'allotments',
    title: 'Montages',
    access: facilitators,
    filters: allotmentQuery.omit(whole),
    columns: [
      { header: 'montage', value: ({ allotment }) => allotment.id },
      { header: 'nature', value: ({ allotment }) => allotmentTypes[allotment.type] },
      ...flowColumns<Part>('pour', ({ allotment }) => allotment.centre),
      ...flowColumns<Part>('avec', ({ part }) => part.flow),
      { header: 'part (%)', value: ({ part }) => Math.round(part.share * 100) },
      { header: 'distance (km par la route, estimée)', value: ({ part }) => rounded(part.distanceKm) },
      { header: 'total reparti (%)', value: ({ allotment }) => Math.round(allotment.allotted * 100) },
      { header: 'reste (unité du flux)', value: ({ allotment }) => allotment.balance },
      { header: 'raisons', value: ({ allotment }) => lines(allotment.reasons) },
      { header: 'a_verifier', value: ({ allotment }) => lines(allotment.toCheck) },
    ],
    *rows(actor, query) {
      for (const allotment of everyPage((page) => matching.allotments(actor, { ...query, ...page })))
        for (const part of allotment.parts) yield { allotment, part }
    },
    shown: ({ allotment, part }) => flowsShown([allotment.centre, part.flow]),
  })

const chains = (matching: MatchingService) =>
  exportedList<ChainQuery, ChainView>({
    name: 'chains',
    title: 'Filières',
    access: facilitators,
    filters: chainQuery.omit(whole),
    columns: [
      ...pairColumns<ChainView>(),
      { header: 'transformation', value: ({ transformation }) => transformation.process },
      { header: 'entree', value: ({ transformation }) => transformation.inputLabel },
      { header: 'sortie', value: ({ transformation }) => transformation.outputLabel },
      { header: 'transformateur', value: ({ transformer }) => transformer?.name ?? null },
      { header: 'transformateur_commune', value: ({ transformer }) => transformer?.communeName ?? null },
      {
        header: 'maillon_manquant',
        value: (row) => (row.transformer ? null : row.transformation.transformerFr),
      },
      {
        header: 'trajets (km par la route, estimés)',
        value: ({ legsKm }) => legsKm.map((km) => (km === null ? '?' : Math.round(km))).join(' + '),
      },
      { header: 'raisons', value: ({ reasons }) => lines(reasons) },
      { header: 'a_verifier', value: ({ toCheck }) => lines(toCheck) },
      { header: 'source', value: ({ transformation }) => transformation.source },
    ],
    rows: (actor, query) => everyPage((page) => matching.chains(actor, { ...query, ...page })),
    shown: pairShown,
  })

const stopped = (matching: MatchingService) =>
  exportedList<{ organisation?: string }, StoppedView>({
    name: 'stopped',
    title: 'Paires écartées',
    access: facilitators,
    filters: z.object({ organisation: z.string().optional() }),
    columns: [
      ...pairColumns<StoppedView>(),
      { header: 'regle', value: ({ ruleLabel }) => ruleLabel },
      { header: 'raison', value: ({ reason }) => reason },
      { header: 'source', value: ({ source }) => source },
      { header: 'source_lue_le', value: ({ checkedOn }) => checkedOn },
    ],
    rows: (actor, query) => matching.stopped(actor, query.organisation).items,
    shown: pairShown,
  })

/** What the engine proposes, and what it forbids. */
export function matchLists(matching: MatchingService): readonly ExportedList[] {
  return [matches, poolings, allotments, chains, stopped].map((list) => list(matching))
}

/** As finely as the screen: a distance to the metre would say where somebody is. */
function rounded(km: number | null): number | null {
  if (km === null) return null
  return km < 10 ? Math.round(km * 10) / 10 : Math.round(km)
}
