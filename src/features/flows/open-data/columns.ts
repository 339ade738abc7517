import { families, familyLabelsFr } from '../../../kernel/families.ts'
import { type Period, periods, type Unit, units } from '../../../kernel/quantity.ts'
import type { PublicRow, SchemaField } from './contract.ts'

/** A row as it is published. */
export interface PublishedRow extends PublicRow {
  publicId: string
  wasteLabel: string | null
  territory: { name: string; siren: string }
}

/** A column of the file: what the schema says of it, and what it says of a row, as Table Schema writes it. */
export interface PublicColumn extends SchemaField {
  value(row: PublishedRow): string | number | boolean | null
}

const kindWords = { stock: 'gisement', need: 'besoin' } as const

/** Units that have a sign keep it: they are then the same in every file. */
const unitWords: Record<Unit, string> = {
  ...{ t: 't', kg: 'kg', m3: 'm3', L: 'L', kWh: 'kWh', MWh: 'MWh', m2: 'm2' },
  ...{ piece: 'pièce', hour: 'heure', day: 'jour', place: 'place' },
}
const periodWords: Record<Period, string> = {
  ...{ year: 'an', month: 'mois', week: 'semaine', day: 'jour', once: 'ponctuel' },
}

const anyway = { required: true } as const
const ifSaid = { required: false } as const

/** In the order of the file. Names and types follow the advice of schema.data.gouv.fr (docs/decisions/0019-open-data.md). */
export const publicColumns: readonly PublicColumn[] = [
  {
    name: 'id',
    title: 'Identifiant',
    description: 'Tiré au hasard ; le même tant que la ressource reste au registre. Ne désigne rien d’autre.',
    type: 'string',
    example: '7k2v9qpx3m0rwtz4h8bc',
    constraints: { ...anyway, unique: true, pattern: '^[0-9a-hjkmnp-tv-z]{20}$' },
    value: ({ publicId }) => publicId,
  },
  {
    name: 'sens',
    title: 'Gisement ou besoin',
    description: 'Gisement : la structure peut donner ou partager. Besoin : elle cherche.',
    type: 'string',
    example: 'gisement',
    constraints: { ...anyway, enum: Object.values(kindWords) },
    value: ({ kind }) => kindWords[kind],
  },
  {
    name: 'famille',
    title: 'Famille',
    description: 'Famille de la ressource.',
    type: 'string',
    example: familyLabelsFr.material,
    constraints: { ...anyway, enum: families.map((family) => familyLabelsFr[family]) },
    value: ({ family }) => familyLabelsFr[family],
  },
  {
    name: 'ressource',
    title: 'Ressource',
    description: 'Nom de la ressource dans la base de connaissances, jamais les mots de la structure.',
    type: 'string',
    example: 'Sciure de bois',
    constraints: anyway,
    value: ({ resource }) => resource,
  },
  {
    name: 'code_dechet',
    title: 'Code déchet',
    description:
      'Nomenclature européenne des déchets (décision 2014/955/UE), six chiffres. Vide si ce n’est pas un déchet, si le code n’est pas dit, ou s’il pourrait désigner la structure.',
    type: 'string',
    example: '030105',
    constraints: { ...ifSaid, pattern: '^\\d{6}$' },
    value: ({ wasteCode }) => wasteCode,
  },
  {
    name: 'libelle_dechet',
    title: 'Libellé du code déchet',
    description: 'Libellé du code, en français.',
    type: 'string',
    example: 'Sciure, copeaux, chutes, bois sans substances dangereuses',
    constraints: ifSaid,
    value: ({ wasteLabel }) => wasteLabel,
  },
  {
    name: 'dangereux',
    title: 'Dangereux',
    description: 'true si la ressource est dangereuse, false si elle ne l’est pas, vide si ce n’est pas dit.',
    type: 'boolean',
    example: false,
    constraints: ifSaid,
    value: ({ hazardous }) => hazardous,
  },
  {
    name: 'lieu',
    title: 'Lieu',
    description:
      'Le plus petit de la commune, du territoire, du département ou de la France où assez de structures semblables sont inscrites pour qu’aucune ne soit reconnue.',
    type: 'string',
    example: 'Auch',
    constraints: anyway,
    value: ({ place }) => place,
  },
  {
    name: 'lieu_code',
    title: 'Code du lieu',
    description:
      'Code INSEE de la commune, SIREN du territoire, D suivi du code du département, ou FR pour la France.',
    type: 'string',
    example: '32013',
    constraints: { ...anyway, pattern: '^([0-9AB]{5}|[0-9]{9}|D[0-9AB]{2,3}|FR)$' },
    value: ({ placeCode }) => placeCode,
  },
  {
    name: 'quantite',
    title: 'Quantité',
    description: 'Vide si la structure ne la montre pas. Point pour les décimales.',
    type: 'number',
    example: 12.5,
    constraints: { ...ifSaid, minimum: 0 },
    value: ({ quantity }) => quantity,
  },
  {
    name: 'unite',
    title: 'Unité',
    description: 'Unité de la quantité.',
    type: 'string',
    example: 't',
    constraints: { ...ifSaid, enum: units.map((unit) => unitWords[unit]) },
    value: ({ unit }) => unit && unitWords[unit],
  },
  {
    name: 'periode',
    title: 'Période',
    description: 'Ce que dure la quantité : par an, par mois… ; ponctuel si elle ne vient qu’une fois.',
    type: 'string',
    example: 'an',
    constraints: { ...ifSaid, enum: periods.map((period) => periodWords[period]) },
    value: ({ period }) => period && periodWords[period],
  },
  {
    name: 'territoire',
    title: 'Territoire',
    description: 'Territoire que le réseau sert.',
    type: 'string',
    example: 'Grand Auch Cœur de Gascogne',
    constraints: anyway,
    value: ({ territory }) => territory.name,
  },
  {
    name: 'territoire_siren',
    title: 'SIREN du territoire',
    description: 'Numéro SIREN de l’établissement public de coopération intercommunale.',
    type: 'string',
    example: '200066926',
    constraints: { ...anyway, pattern: '^\\d{9}$' },
    value: ({ territory }) => territory.siren,
  },
]
