import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeKnowledge, type Compatibility } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { MatchIndex } from '../../../src/features/matching/engine/match-index.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader, type Reader } from '../../../src/features/materials/reading/reader.ts'

/** Score from which the command line proposes: below it nobody is shown the pair. */
const OPTIONS = { top: 5, minScore: 0.1 }

let reader: Reader
let compatibility: Compatibility
beforeAll(() => {
  const knowledge = knowledgeBase()
  reader = createReader(knowledge)
  compatibility = arrangeKnowledge(knowledge)
})

/** What people type: the words, then, where it is known, the waste code of a stock or the activity of a need. */
type Row = readonly [stock: string, code: string, need: string, activity: string]

function flow(kind: 'stock' | 'need', label: string, wasteCode: string | null, activity: string | null) {
  const reading = reader.read({ kind, label, wasteCode, activity })
  const facts = { owner: null, family: null, quantity: null, months: null, point: null, ageDays: null }
  return { id: kind, kind, label, reading, wasteCode, isAudited: false, ...facts } satisfies EngineFlow
}

function fateOf([stock, code, need, activity]: Row): string {
  const index = new MatchIndex(compatibility)
  index.put(flow('stock', stock, code || null, null))
  index.put(flow('need', need, null, activity || null))
  const { matches, stopped } = index.partnersOf('stock', OPTIONS)
  const [match] = matches
  if (match) return `proposed: ${index.explain(match).reasons[0]}`
  return stopped[0] ? `stopped by ${stopped[0].ruleId}` : 'not proposed'
}

/** Each must be stopped, or at least never proposed (DOMAIN §5 and §8). */
const DANGERS: readonly Row[] = [
  // Asbestos, PCB, infectious waste, flue-gas residues: between nobody.
  ['Plaques fibrociment déposées', '170605', 'Tôles ou plaques pour couvrir un abri', '01.42Z'],
  ['Toiture Everite à donner', '', 'Couverture pour hangar agricole', '01.11Z'],
  ['Dalles de sol amiantées', '170605', 'Revêtement de sol pour local associatif', '94.99Z'],
  ['Conduits en amiante-ciment', '', 'Tuyaux pour drainer un champ', '01.11Z'],
  ['Vieux transformateurs au pyralène', '160209', 'Récupérateur de cuivre', ''],
  ['Condensateurs PCB', '160209', 'Bobinages de cuivre', '24.44Z'],
  ['Compresses et seringues usagées', '180103', 'Plastique médical à recycler', '38.32Z'],
  ['REFIOM', '190107', 'Matériau de remblai', '42.11Z'],
  ["Cendres volantes d'incinérateur", '190113', 'Amendement calcique', '01.11Z'],
  // Hazardous towards food, animals, soil, textile, toys, the public.
  ["Bain d'acide nitrique usé", '110105', "Acidifiant pour l'eau des poules", '01.47Z'],
  ['Solvants usés', '140603', 'Dégraissant pour ustensiles de cuisine', '56.10A'],
  ['Huile de vidange', '130205', 'Huile pour enrichir un aliment porc', '01.46Z'],
  ['Huiles hydrauliques', '130110', 'Matière grasse à incorporer', '10.91Z'],
  ['Chiffons souillés de solvant', '150202', 'Rembourrage pour coussins', '31.09B'],
  ['Piles et batteries en mélange', '160601', 'Jouets et matériel pour la crèche', '88.91A'],
  ['Boues de peinture', '080113', 'Compost et amendements', '01.13Z'],
  ['Tissu bromé ignifugé', '040216', 'Rembourrage de peluches', '32.40Z'],
  ['Fûts de solvants chlorés vidés', '150110', 'Tonneaux pour faire des barbecues', '94.99Z'],
  // Kitchen waste and frying oil, whatever the farmer calls what he wants.
  ['Restes de cantine', '200108', 'Nourriture pour cochons', '01.46Z'],
  ['Déchets de cuisine et de table', '200108', 'Soupe pour porcs', '01.46Z'],
  ['Retours plateaux du self', '200108', 'Auge à remplir', '01.46Z'],
  ['Épluchures et assiettes du restaurant', '200108', 'Élevage de poules pondeuses cherche aliment', ''],
  ['Biodéchets de restauration collective', '200108', 'Ration bétail', '01.42Z'],
  ['Huile de friture usagée', '200125', 'Matières grasses pour enrichir la ration', '01.46Z'],
  ['HAU de friteuse', '200125', 'Fabricant de granulés cherche corps gras', '10.91Z'],
  ['Huiles alimentaires usagées', '200125', 'Huile pour friture', '56.10A'],
  ['Huile de friture filtrée', '200125', 'Savonnerie cosmétique cherche huiles', '20.42Z'],
  ['Boues de bac à graisses', '190809', 'Corps gras pour savon', '20.41Z'],
  // Animal by-products: category 1 and 2, meat and blood to farmed animals, one species to itself.
  ['MRS, crânes et moelles de bovins', '020202', 'Farine animale', '10.91Z'],
  ['Cadavres de porcelets', '020102', 'Matière pour compost', '01.13Z'],
  ['Conserves de canard à date courte', '', 'Ration pour porcs', '01.46Z'],
  ['Rillettes et pâtés invendus', '', 'Coproduits pour la ration', '01.46Z'],
  [
    'Jambons et saucisses retirés de la vente',
    '020203',
    "Naisseur-engraisseur cherche pour l'auge",
    '01.46Z',
  ],
  ['Chutes de découpe de porc', '020202', 'Protéines pour truies', '01.46Z'],
  ['Abats de volaille', '020202', 'Aliment pour poulets de chair', '01.47Z'],
  ['Viscères de canard', '020202', 'Coproduit humide', '01.47Z'],
  ['Sang de bovins', '020202', 'Protéines pour génisses', '01.42Z'],
  ['Farine de viande et d’os', '', 'Concentré pour vaches laitières', '01.41Z'],
  ['Farine de plumes hydrolysées', '', 'Correcteur azoté pour brebis', '01.45Z'],
  ['Plats cuisinés périmés', '200108', 'Complément de ration pour volailles', '01.47Z'],
  ['Pizzas déclassées au jambon', '020601', 'Aliment cochons', '01.46Z'],
  ['Croquettes pour chien périmées', '', 'Aliment pour poules', '01.47Z'],
  ['Lait de vaches sous antibiotique', '020199', 'Lait pour veaux', '01.41Z'],
  ['Lait antibiotique', '', 'Porcherie cherche lait', ''],
  ['Fientes de volailles', '020106', 'Complément de ration', '01.42Z'],
  // Toxic, mouldy, treated plant matter to animals and people.
  ['Tourteau de ricin', '020304', 'Tourteaux pour lapins', '01.49Z'],
  ['Semences traitées périmées', '020108', 'Grains pour poules', '01.47Z'],
  ['Foin moisi', '', 'Fourrage', '01.43Z'],
  ['Taille de thuyas', '200201', 'Feuillage à donner aux chèvres', '01.45Z'],
  ['Pommes de terre germées vertes', '020103', 'Légumes pour la cantine', '56.29B'],
  ['Blé charançonné et moisi', '020304', 'Céréales pour la meunerie', '10.61A'],
  // Treated wood to bedding, mulch, ovens, smoking, ordinary boilers.
  ['Sciure de panneaux mélaminés', '030105', 'Litière pour chevaux', '01.43Z'],
  ['Copeaux de MDF', '030105', 'Copeaux pour poulailler', '01.47Z'],
  ['Poussières de ponçage de contreplaqué', '030105', 'Sciure', '01.43Z'],
  ['Bois de palettes peintes', '170201', 'Bois pour four à pizza', '56.10C'],
  ['Chutes de contreplaqué', '030105', 'Bois pour fumer le saumon', '10.20Z'],
  ['Traverses SNCF créosotées', '170204', 'Bordures de jardin potager', '94.99Z'],
  ['Poteaux télécom créosotés', '170204', 'Piquets pour clôture de pâture', '01.42Z'],
  ['Bois de démolition peint au plomb', '170204', 'Combustible bois chaufferie', '84.11Z'],
  ['Piquets de vigne CCA', '170204', 'Paillage', '81.30Z'],
  ['Bois traité autoclave classe 4', '170204', 'Bûches', '55.10Z'],
  // PVC never burns; sewage sludge never feeds.
  ['Chutes de profilés PVC', '170203', 'Combustible solide', '23.51Z'],
  ['Gaines et tubes PVC', '170203', 'CSR à haut pouvoir calorifique', '35.30Z'],
  ["Boues d'épuration urbaines", '190805', 'Aliment pour vers et volailles', '01.47Z'],
  ['Boues de station communale', '190805', 'Terreau pour maraîchage bio', '01.13Z'],
  // Not inert, not asphalt, not clean soil, not food.
  ['Plaques de plâtre', '170802', 'Remblai inerte', '43.12A'],
  ['BA13 cassé', '170802', 'Gravats inertes à concasser', '43.12A'],
  ['Fraisats goudronnés', '170301', "Fraisats d'enrobés", '42.11Z'],
  ['Enrobés anciens au goudron de houille', '170301', 'Agrégats pour enrobé tiède', '42.11Z'],
  ['Terres polluées aux hydrocarbures', '170503', 'Terre végétale', '81.30Z'],
  ["Déblais d'une ancienne station-service", '170503', 'Déblais pour un merlon', '43.12A'],
  ["Mâchefers d'incinération", '190112', 'Gravillon pour allées du potager', '81.30Z'],
  ['Bidons ayant contenu du désherbant', '150110', 'Bidons pour sirop', '01.49Z'],
  ['GRV ayant contenu de la soude', '150110', 'Cuves à moût de bière', '11.05Z'],
  ["Fûts d'huile moteur vides", '150110', 'Récipients pour huile de noix', '10.41B'],
  ['Sacs vides de ciment', '150101', 'Sacs papier pour farine', '10.61A'],
  // Low temperature makes no steam, cooling no vaccine store.
  ['Eau tiède à 35 °C', '', 'Vapeur pour blanchisserie', '96.01A'],
  ['Chaleur de groupes froids à 45 °C', '', 'Vapeur à 8 bar', '10.12Z'],
  ['Air tiède de compresseurs', '', 'Stérilisation à 121 °C', '10.39B'],
  ['Gaz frigorigène récupéré', '140601', 'CO2 pour serre', '01.13Z'],
]

/** Evident pairs that stand near a danger: the stops must not reach them. */
const EVIDENT: readonly Row[] = [
  ['Drêches de brasserie séchées', '020704', 'Aliment pour vaches laitières', '01.41Z'],
  ['Drêches humides', '020704', 'Coproduits pour la ration', '01.42Z'],
  ['Lactosérum doux', '020501', 'Soupe pour porcs', '01.46Z'],
  ['Petit-lait', '020501', 'Petit-lait', '01.46Z'],
  ['Son de blé', '020304', 'Coproduits de céréales', '01.46Z'],
  ['Pain invendu sec', '020601', 'Ration pour cochons', '01.46Z'],
  ['Pulpes de betterave', '020499', 'Fourrage pour vaches allaitantes', '01.42Z'],
  ['Tourteau de tournesol', '020304', 'Tourteau pour volailles', '01.47Z'],
  ['Écarts de carottes', '020103', 'Légumes pour chevaux', '01.43Z'],
  ['Foin de prairie', '', 'Fourrage', '01.43Z'],
  ['Viscères de canard catégorie 3', '020202', 'Fabricant de croquettes cherche matière carnée', '10.92Z'],
  ['Carcasses de volaille', '020202', 'Matières premières pour petfood', '10.92Z'],
  ['Sang de porc', '020202', 'Unité de méthanisation cherche intrants', '35.21Z'],
  ['Déchets de cuisine et de table', '200108', 'Biodéchets pour compostage', '38.21Z'],
  ['Restes de cantine', '200108', 'Intrants pour méthaniseur', '35.21Z'],
  ['Huile de friture usagée', '200125', 'Huile pour biodiesel', '20.59Z'],
  ['Conserves à date courte', '', 'Denrées pour épicerie sociale', '88.99B'],
  ['Graisse de canard alimentaire', '', 'Matière grasse pour biscuits salés', '10.72Z'],
  ['Sciure de sapin non traitée', '030105', 'Litière pour chevaux', '01.43Z'],
  ['Copeaux de bois brut classe A', '030105', 'Litière de bois pour poulets', '01.47Z'],
  ['Sciure de hêtre brut', '030105', 'Bois pour fumer le saumon', '10.20Z'],
  ['Palettes cassées non traitées', '150103', 'Combustible bois pour chaufferie', '35.30Z'],
  ['Plaquettes de scierie', '030105', 'Combustible bois pour chaufferie', '84.11Z'],
  ['Sciure de panneaux', '030105', 'Panneaux de particules', '16.21Z'],
  ['Broyat de branches', '200201', 'Paillage pour massifs', '81.30Z'],
  ['Béton de démolition', '170101', 'Grave recyclée pour sous-couche routière', '42.11Z'],
  ['Gravats de béton propres', '170101', 'Béton à concasser', '43.12A'],
  ["Fraisats d'enrobés sans goudron", '170302', "Agrégats d'enrobés", '42.11Z'],
  ['Terre végétale décapée', '170504', 'Terre végétale pour espaces verts', '81.30Z'],
  ['Déblais inertes', '170504', 'Remblai pour un merlon', '43.12A'],
  ['Plaques de plâtre propres', '170802', 'Gypse recyclé pour plaques', '23.62Z'],
  ['Chutes de profilés PVC', '170203', 'PVC à recycler', '22.23Z'],
  ["Boues d'épuration urbaines", '190805', 'Matière organique pour épandage sur céréales', '01.11Z'],
  ['Compost de déchets verts', '190503', 'Amendement organique pour légumes', '01.13Z'],
  ['Fumier de porc', '020106', 'Fumier à épandre', '01.11Z'],
  ['Cendres de bois naturel', '100101', 'Amendement potassique', '01.11Z'],
  ['Fûts de chêne ayant contenu de l’armagnac', '150103', 'Fûts pour affiner une bière', '11.05Z'],
  ['Big bags de malt vides', '150102', 'Big bags', '46.21Z'],
  ['Cuves IBC ayant contenu du sirop de glucose', '150102', "Cuves pour stocker l'eau de pluie", '01.13Z'],
  ['Vapeur à 10 bar', '', 'Vapeur pour blanchisserie', '96.01A'],
  ['Eau chaude à 45 °C', '', 'Chauffage basse température des serres', '01.13Z'],
  ['Chaleur de groupes froids', '', "Préchauffer de l'eau", '11.05Z'],
  ['Huile de vidange', '130205', 'Régénération des huiles noires', '19.20Z'],
  ['Solvants usés', '140603', 'Centre agréé de régénération de solvants', '38.22Z'],
  ['Draps d’hôtel en coton', '200111', "Chiffons d'essuyage", '25.62B'],
  ['Plumes de canard brutes', '020202', 'Plumes à laver pour couettes', '13.92Z'],
]

describe('dangerous pairs', () => {
  it.each(DANGERS)('never proposes « %s » (%s) for « %s » (%s)', (...row) => {
    expect(fateOf(row)).not.toMatch(/^proposed/)
  })
})

describe('evident pairs beside them', () => {
  it.each(EVIDENT)('still proposes « %s » (%s) for « %s » (%s)', (...row) => {
    expect(fateOf(row)).toMatch(/^proposed/)
  })
})
