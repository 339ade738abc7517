import { numberInFrench } from '../../../kernel/quantity.ts'
import type { Stop, Transformation } from '../../materials/knowledge.ts'
import type { KnownBy } from './chains.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'

/** Whether the structure of the stock, that of the need or a third one transforms. */
export type Part = 'giver' | 'taker' | 'third'

const who: Record<Part, string> = {
  giver: 'la structure du gisement',
  taker: 'la structure du besoin',
  third: 'une structure du territoire',
}

/** Who transforms, and how that is known. */
export function transformerInFrench(knownBy: KnownBy, part: Part): string {
  return knownBy === 'service'
    ? `Transformateur : ${who[part]}, qui déclare ce service ou cet équipement.`
    : `Transformateur : ${who[part]}, dont l’activité est celle de qui fait ce travail d’ordinaire.`
}

/** Why, in French: what becomes what, by whom, how far. */
export function reasonsOfChain(
  { input, output, process, transformerFr }: Transformation,
  transformer: string | null,
  legsKm: readonly (number | null)[],
  compatibility: Compatibility,
): string[] {
  const label = (id: string) => compatibility.resource(id)?.labelFr ?? id
  const [first, second] = legsKm.map((km) =>
    km === null ? 'une distance inconnue' : `environ ${numberInFrench(Math.round(km))} km`,
  )
  return [
    `${label(input)} → ${process} → ${label(output)}.`,
    ...(transformer
      ? [transformer, `Distance : ${first} jusqu’au transformateur, puis ${second} jusqu’au besoin.`]
      : [
          `Maillon manquant : ${transformerFr}.`,
          `Distance : ${first} entre le gisement et le besoin, sans le détour.`,
        ]),
  ]
}

/** What is left to check before anyone is introduced. */
export function checksOfChain(
  { conditionsFr, transformerFr }: Transformation,
  knownBy: KnownBy | null,
  stock: EngineFlow,
  warnings: readonly Stop[],
): string[] {
  return [
    knownBy === null
      ? `Qui pourrait transformer : ${transformerFr}.`
      : knownBy === 'service'
        ? 'Que le transformateur accepte cette matière et ce volume.'
        : 'Que le transformateur fait bien ce travail, et pour d’autres.',
    ...conditionsFr.map((condition) => `${condition.charAt(0).toUpperCase()}${condition.slice(1)}.`),
    'La quantité qui reste après transformation, et son coût.',
    ...warnings.map(({ reasonFr, source }) => `${reasonFr} (${source})`),
    ...(stock.wasteCode
      ? ['Le statut : déchet, sous-produit (L541-4-2) ou sortie du statut de déchet (L541-4-3).']
      : []),
  ]
}
