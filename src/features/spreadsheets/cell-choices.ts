import type { Family } from '../../kernel/families.ts'
import { fold } from '../../kernel/fold.ts'
import type { Period } from '../../kernel/quantity.ts'
import type { HeadcountBand, OrganisationKind } from '../../kernel/structures.ts'
import { periodWords } from '../../kernel/typed-quantity.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import type { forms, provenances } from '../flows/tables.ts'
import { asText, choiceReader, type Reader, refused, saysNothing, taken } from './cells.ts'

type Form = (typeof forms)[number]

export const kindReader = choiceReader<OrganisationKind>({
  company: [
    'entreprise',
    'société',
    'commerce',
    'artisan',
    'exploitation',
    'exploitation agricole',
    'coopérative',
    'industrie',
    'privé',
    'company',
    'business',
    'enterprise',
    'sa',
    'sas',
    'sasu',
    'sarl',
    'eurl',
    'ei',
    'gaec',
    'earl',
    'scea',
  ],
  association: [
    'association',
    'asso',
    'association loi 1901',
    'ong',
    'fondation',
    'non profit',
    'ngo',
    'charity',
  ],
  public: [
    'public',
    'organisme public',
    'collectivité',
    'collectivité territoriale',
    'établissement public',
    'commune',
    'mairie',
    'epci',
    'syndicat',
    'syndicat mixte',
    'chambre consulaire',
    'public body',
    'authority',
  ],
})

export const familyReader = choiceReader<Family>({
  material: [
    'matière',
    'matière première',
    'matière ou sous-produit',
    'matière première secondaire',
    'sous-produit',
    'coproduit',
    'co-produit',
    'matériau',
    'matériaux',
    'produit',
    'invendu',
    'surplus',
    'material',
    'raw material',
    'by-product',
    'byproduct',
  ],
  waste: ['déchet', 'résidu', 'rebut', 'waste'],
  water: ['eau', 'effluent', 'eau industrielle', 'water'],
  energy: ['énergie', 'chaleur', 'chaleur fatale', 'électricité', 'vapeur', 'froid', 'gaz', 'energy', 'heat'],
  equipment: ['équipement', 'matériel', 'machine', 'outil', 'outillage', 'equipment'],
  space: [
    'espace',
    'espace et stockage',
    'stockage',
    'surface',
    'local',
    'locaux',
    'foncier',
    'bâtiment',
    'entrepôt',
    'space',
    'storage',
  ],
  logistics: ['logistique', 'logistique et transport', 'transport', 'livraison', 'mobilité', 'logistics'],
  service: ['service', 'prestation', 'prestation de service'],
  skill: [
    'compétence',
    'compétence et main-d’œuvre',
    'main-d’œuvre',
    'emploi',
    'formation',
    'personnel',
    'ressources humaines',
    'rh',
    'skill',
    'workforce',
    'skill and workforce',
    'labour',
  ],
  'group-purchase': [
    'achat groupé',
    'groupement d’achat',
    'achat',
    'achat mutualisé',
    'group purchase',
    'group buying',
  ],
  infrastructure: ['infrastructure', 'installation'],
})

/** The words of a yearly, monthly… flow; also those after "par" or "/" in a unit. */
export const periodReader = choiceReader<Period>(periodWords)

export const visibilityReader = choiceReader<Visibility>({
  facilitators: [
    'animateur',
    'animateur seul',
    'animateurs seulement',
    'facilitateur',
    'confidentiel',
    'privé',
    'caché',
    'facilitator',
    'private',
    'confidential',
  ],
  anonymised: ['anonyme', 'anonymisé', 'anonymisée', 'sans nom', 'anonymised', 'anonymized', 'anonymous'],
  network: ['réseau', 'membre du réseau', 'visible du réseau', 'network'],
})

export const provenanceReader = choiceReader<(typeof provenances)[number]>({
  declared: ['déclaré', 'déclarée', 'déclaratif', 'déclarative', 'déclaration', 'declared'],
  audited: ['audité', 'auditée', 'audit', 'diagnostic', 'diagnostiqué', 'visite', 'audited'],
})

const formWords: Record<Form, readonly [string, ...string[]]> = {
  solid: ['solide', 'solide humide', 'solide sec', 'humide', 'sec', 'solid'],
  bulk: ['vrac', 'en vrac', 'bulk'],
  powder: ['poudre', 'pulvérulent', 'poussière', 'fine', 'powder', 'dust'],
  granular: ['granulés', 'grain', 'granulat', 'pellet', 'copeau', 'granular', 'granules'],
  liquid: ['liquide', 'eau', 'eau chaude', 'eau froide', 'solution', 'huile', 'liquid'],
  sludge: ['pâteux', 'pâte', 'pâteuse', 'boue', 'gel', 'sludge', 'paste'],
  gas: ['gaz', 'gazeux', 'vapeur', 'air', 'air chaud', 'air comprimé', 'fumée', 'gas', 'steam'],
  piece: ['pièce', 'unité', 'objet', 'piece', 'item'],
  bale: ['balle', 'botte', 'rouleau', 'bale'],
  fibre: ['fibre', 'fil', 'tissu', 'textile', 'fiber'],
  live: ['vivant', 'animal', 'plante', 'live'],
  immaterial: ['immatériel', 'électricité', 'sans objet', 'service', 'immaterial', 'electricity'],
}

export const formReader = choiceReader<Form>(formWords)

const bands: readonly (readonly [HeadcountBand, number, number])[] = [
  ['0', 0, 0],
  ['1-9', 1, 9],
  ['10-19', 10, 19],
  ['20-49', 20, 49],
  ['50-99', 50, 99],
  ['100-249', 100, 249],
  ['250+', 250, Number.POSITIVE_INFINITY],
]

const bandInFrench = (band: HeadcountBand) => band.replace('-', ' à ').replace('+', ' et plus')
const NO_STAFF = new Set(['aucun', 'aucun salarie', 'sans salarie', 'neant', 'none'])

/** The range of people a text speaks of: "25", "10 à 19 salariés", "250 et plus", "moins de 10". */
function headcountRange(text: string): [number, number] | null {
  const words = fold(text.replace(/(\d)[\s.](?=\d{3}\b)/g, '$1'))
  if (NO_STAFF.has(words)) return [0, 0]
  const numbers = (words.match(/\d+/g) ?? []).map(Number)
  const [a, b, ...more] = numbers
  if (a === undefined || more.length > 0) return null
  if (b !== undefined) return [a, b]
  if (/\+|≥|>|\bplus\b|\bmore\b|\bover\b/.test(`${text} ${words}`)) return [a, Number.POSITIVE_INFINITY]
  if (/<|\bmoins\b|\bless\b|\bunder\b/.test(`${text} ${words}`)) return [1, a - 1]
  return [a, a]
}

/** The band that holds the whole range given; "10 à 49" falls in two and is refused. */
export const headcountReader: Reader<HeadcountBand> = {
  read(cell) {
    if (saysNothing(cell)) return taken<HeadcountBand>(null)
    const expected = `un nombre de personnes, ou une tranche : ${bands.map(([band]) => bandInFrench(band)).join(', ')}`
    if (cell instanceof Date)
      return refused(
        `${expected} ; le tableur a transformé cette cellule en date : mettez la colonne au format texte`,
      )
    const range = headcountRange(asText(cell))
    const band = range && bands.find(([, from, to]) => range[0] >= from && range[1] <= to)
    return band ? taken(band[0]) : refused(expected)
  },
  show: bandInFrench,
  accepted: bands.map(([band]) => bandInFrench(band)),
}

export const flowKindReader = choiceReader<'stock' | 'need'>({
  stock: ['gisement', 'stock', 'offre', 'offer'],
  need: ['besoin', 'need', 'demande', 'request'],
})
