import type { Family } from '../../kernel/families.ts'
import { fold } from '../../kernel/fold.ts'
import type { Period } from '../../kernel/quantity.ts'
import type { TypedUnit } from '../../kernel/typed-quantity.ts'
import { familyReader, periodReader } from './cell-choices.ts'
import { type WasteCodeCell, wasteCodeReader } from './cell-codes.ts'
import { monthsReader } from './cell-months.ts'
import { numberReader } from './cell-numbers.ts'
import { type QuantityCell, quantityReader, unitReader } from './cell-quantities.ts'
import { type Reader, textReader } from './cells.ts'

/** A row of a file given to `boucle match`; null: left empty. */
export interface MatchCells {
  id: string | null
  structure: string | null
  siret: string | null
  activity: string | null
  label: string | null
  wasteCode: WasteCodeCell | null
  family: Family | null
  quantity: QuantityCell | null
  unit: TypedUnit | null
  period: Period | null
  commune: string | null
  postalCode: string | null
  lat: number | null
  lng: number | null
  months: number | null
  notes: string | null
}

interface MatchColumn<T> {
  headers: readonly string[]
  reader: Reader<T>
}

const degrees = (limit: number) =>
  numberReader({ min: -limit, max: limit, expected: 'des degrés décimaux, comme 43,65' })
const text = (headers: readonly string[], max = 300): MatchColumn<string> => ({
  headers,
  reader: textReader(max),
})

/** The columns of the command, French and English; only `id` and `label` are mandatory. */
export const matchColumns: {
  readonly [Field in keyof MatchCells]: MatchColumn<NonNullable<MatchCells[Field]>>
} = {
  id: text(['id', 'reference', 'ref', 'identifiant'], 120),
  structure: text(['structure', 'organisation', 'organization', 'company', 'entreprise', 'nom', 'name']),
  siret: text(['siret', 'siren'], 40),
  activity: text(['activite', 'activity', 'naf', 'ape', 'code_naf', 'code_ape']),
  label: text(['libelle', 'label', 'designation', 'description']),
  wasteCode: { headers: ['code_dechet', 'waste_code', 'code dechet', 'ced', 'low'], reader: wasteCodeReader },
  family: { headers: ['famille', 'family'], reader: familyReader },
  quantity: { headers: ['quantite', 'quantity', 'qte'], reader: quantityReader },
  unit: { headers: ['unite', 'unit'], reader: unitReader },
  period: { headers: ['periode', 'period', 'frequence'], reader: periodReader },
  commune: text(['commune', 'ville', 'city', 'town']),
  postalCode: text(['code_postal', 'cp', 'postal_code', 'postcode'], 10),
  lat: { headers: ['lat', 'latitude'], reader: degrees(90) },
  lng: { headers: ['lon', 'lng', 'long', 'longitude'], reader: degrees(180) },
  months: { headers: ['mois', 'months', 'saison', 'season'], reader: monthsReader },
  notes: text(['notes', 'note', 'remarques', 'comments'], 2000),
}

const key = (header: string) => fold(header).replaceAll(' ', '')
const fieldsByHeader = new Map(
  Object.entries(matchColumns).flatMap(([field, { headers }]) =>
    headers.map((header) => [key(header), field as keyof MatchCells] as const),
  ),
)

/** The field a header names; null when the column is not one of ours. */
export function matchField(header: string): keyof MatchCells | null {
  return fieldsByHeader.get(key(header)) ?? null
}
