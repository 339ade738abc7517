/**
 * Emission factors, as the base gives them. Facts taken from the Base Carbone of ADEME, version V23.6, published under
 * Licence Ouverte 2.0 at https://data.ademe.fr; the names are ours, the ids are the base's. Most validity dates have
 * passed: they are shown beside each result.
 */
export const FACTOR_VERSION = 'Base Carbone V23.6'
export const FACTOR_SOURCE = 'ADEME, Base Carbone V23.6, Licence Ouverte 2.0'

export interface Factor {
  id: string
  label: string
  /** kgCO2e per unit; negative when the base counts what is avoided. */
  value: number
  /** Of matter, or of matter carried a kilometre. */
  unit: 't' | 't.km'
  /** ± %, on the 95 % interval; null when the base gives none. */
  uncertaintyPercent: number | null
  /** Until when the base holds it valid: a day, a month or a year; null when it does not say. */
  validUntil: string | null
}

type Row = readonly [
  id: string,
  label: string,
  value: number,
  unit: Factor['unit'],
  uncertaintyPercent: number | null,
  validUntil: string | null,
]

const rows: readonly Row[] = [
  ['43643', 'Camion articulé de 34 à 40 t', 0.0875, 't.km', 70, '2026'],
  ['43651', 'Camion articulé de moins de 34 t', 0.0993, 't.km', 70, '2026'],
  ['43721', 'Camion porteur de 26 à 32 t', 0.112, 't.km', 70, '2026'],
  ['43718', 'Camion porteur de 20 à 26 t', 0.143, 't.km', 70, '2026'],
  ['43716', 'Camion porteur de 12 à 20 t', 0.169, 't.km', 70, '2026'],
  ['43724', 'Camion porteur de 7,5 à 12 t', 0.257, 't.km', 70, '2026'],
  ['43722', 'Camion porteur de 3,5 à 7,5 t', 0.401, 't.km', 70, '2026'],
  ['43735', 'Utilitaire de moins de 3,5 t', 0.842, 't.km', 70, '2026'],
  ['26729', 'Acier neuf', 2211, 't', 10, '2021-12-01'],
  ['26730', 'Acier recyclé', 938, 't', 10, '2021-12-01'],
  ['34466', 'Enfouissement d’emballages en acier', 41, 't', 20, '2024-03-11'],
  ['34462', 'Incinération d’emballages en acier', 135, 't', 20, '2024-03-11'],
  ['26731', 'Aluminium neuf', 7803, 't', 30, '2021-12-01'],
  ['26732', 'Aluminium recyclé', 562, 't', 30, '2021-12-01'],
  ['34468', 'Enfouissement d’emballages en aluminium', 41, 't', 20, '2024-03-11'],
  ['34464', 'Incinération d’emballages en aluminium', 110, 't', 20, '2024-03-11'],
  ['26733', 'Cuivre neuf', 1445, 't', 50, '2021-12-01'],
  ['26737', 'Carton neuf', 390, 't', 20, '2021-12-01'],
  ['26738', 'Carton recyclé', 670, 't', 20, '2021-12-01'],
  ['34484', 'Enfouissement d’emballages en carton', 950, 't', 20, '2024-03-11'],
  ['34482', 'Incinération d’emballages en carton', 120, 't', 20, '2024-03-11'],
  ['26741', 'Verre creux neuf', 923, 't', 50, '2021-12-01'],
  ['26742', 'Verre creux recyclé', 409, 't', 50, '2021-12-01'],
  ['34476', 'Enfouissement d’emballages en verre', 41, 't', 20, '2024-03-11'],
  ['34474', 'Incinération d’emballages en verre', 130, 't', 20, '2024-03-11'],
  ['20831', 'PEBD neuf', 2090, 't', 20, '2018-12-01'],
  ['20838', 'PEBD recyclé', 202, 't', 20, '2018-12-01'],
  ['20830', 'PEHD neuf', 1920, 't', 20, '2018-12-01'],
  ['20837', 'PEHD recyclé', 202, 't', 20, '2018-12-01'],
  ['34532', 'Enfouissement d’emballages en PE', 41, 't', 20, '2024-03-11'],
  ['34528', 'Incinération d’emballages en PE', 2769, 't', 20, '2024-03-11'],
  ['20845', 'PP neuf', 2000, 't', 100, null],
  ['34706', 'Recyclage de PP rigide en granulés', 173, 't', 10, '2022-03-11'],
  ['20832', 'PET neuf', 3270, 't', 20, '2018-12-01'],
  ['20839', 'PET recyclé', 202, 't', 20, '2018-12-01'],
  ['20834', 'PVC neuf', 1870, 't', 20, '2018-12-01'],
  ['20841', 'PVC recyclé', 403, 't', 20, '2018-12-01'],
  ['20836', 'Plastique moyen neuf', 2383, 't', 20, '2017-12-01'],
  ['20843', 'Plastique moyen recyclé', 202, 't', 20, '2017-12-01'],
  ['26735', 'Granulats neufs', 4, 't', 50, '2021-12-01'],
  ['26736', 'Granulats recyclés', 3, 't', 50, '2021-12-01'],
  ['20804', 'Grave non traitée', 14.5, 't', 20, '2018-12-01'],
  ['34690', 'Élimination de gravats, hors recyclage', 9, 't', null, '2024-03-11'],
  ['20721', 'Bois d’œuvre neuf', 36.7, 't', 20, '2018-12-01'],
  ['34594', 'Enfouissement d’emballages en bois', 714, 't', 20, '2024-03-11'],
  ['34592', 'Incinération d’emballages en bois', 69, 't', 20, '2024-03-11'],
  ['20723', 'Ciment Portland', 866, 't', 20, '2018-12-01'],
  ['34637', 'Énergie tirée de la méthanisation de déchets de cuisine', -12, 't', 100, '2024-03-11'],
  ['34636', 'Méthanisation de déchets de cuisine', 173, 't', 100, '2024-03-11'],
  ['34639', 'Engrais remplacés par le compost industriel', -26, 't', 50, '2024-03-11'],
  ['34638', 'Compostage industriel', 140, 't', 50, '2024-03-11'],
  ['34648', 'Enfouissement de déchets putrescibles', 692, 't', 50, '2024-03-11'],
]

const byId = new Map(
  rows.map(([id, label, value, unit, uncertaintyPercent, validUntil]): [string, Factor] => [
    id,
    { id, label, value, unit, uncertaintyPercent, validUntil },
  ]),
)

export const factors: readonly Factor[] = [...byId.values()]

/** The factor of an id; throws when the table has none, which only a slip in the tables can do. */
export function factorOf(id: string): Factor {
  const factor = byId.get(id)
  if (!factor) throw new Error(`No emission factor ${id}`)
  return factor
}
