import { type Family, families, familyLabelsFr } from '../../kernel/families.ts'
import type { Period } from '../../kernel/quantity.ts'
import type { TypedUnit } from '../../kernel/typed-quantity.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import type { FlowInput } from '../flows/contract.ts'
import { familyReader, formReader, periodReader, provenanceReader, visibilityReader } from './cell-choices.ts'
import { siretOrSirenReader, type WasteCodeCell, wasteCodeReader } from './cell-codes.ts'
import { dateReader } from './cell-dates.ts'
import { monthsReader } from './cell-months.ts'
import { numberReader } from './cell-numbers.ts'
import { type QuantityCell, quantityReader, unitReader } from './cell-quantities.ts'
import { textReader, yesNoReader } from './cells.ts'
import { type Columns, column } from './column.ts'

/** A row of the sheets Gisements and Besoins, each cell understood; null: left empty. */
export interface FlowCells {
  reference: string | null
  siret: string | null
  structure: string | null
  family: Family | null
  resource: string | null
  label: string | null
  wasteCode: WasteCodeCell | null
  hazardous: boolean | null
  quantity: QuantityCell | null
  unit: TypedUnit | null
  period: Period | null
  months: number | null
  form: FlowInput['form']
  packaging: string | null
  quality: string | null
  constraints: string | null
  currentPartner: string | null
  currentCostEurosPerUnit: number | null
  visibility: Visibility | null
  quantityVisibility: Visibility | null
  priceVisibility: Visibility | null
  partnerVisibility: Visibility | null
  processVisibility: Visibility | null
  provenance: FlowInput['provenance'] | null
  auditedBy: string | null
  auditedOn: string | null
  confirmedOn: string | null
  notes: string | null
  key: string | null
}

const costReader = numberReader({
  min: -1e9,
  max: 1e9,
  expected: 'un coût en euros par unité, comme 85 ou −12,5',
  suffix: /^(€|eur|euros?)(\s*(\/|par|per)\s*[\p{L}\d]+)?$/iu,
})

const NEVER_WIDER = 'Jamais plus largement que le flux lui-même. Vide : animateur.'

/** The columns of stocks or of needs: the same but for who takes, or supplies, today. */
export function flowColumns(kind: FlowInput['kind']): Columns<FlowCells> {
  const isStock = kind === 'stock'
  return {
    reference: column(textReader(60), {
      header: 'reference',
      aliases: ['id', 'ref', 'référence', 'identifiant', 'n°', 'numéro'],
      example: isStock ? 'EX-G1' : 'EX-B1',
      help: 'Votre repère pour ce flux, unique dans la structure : un nouvel import de la même référence le met à jour. Sans elle, c’est le libellé qui compte.',
    }),
    siret: column(siretOrSirenReader, {
      header: 'siret',
      aliases: ['siren', 'n° siret', 'siret structure', 'siret établissement', 'numéro siret'],
      example: '00011122900019',
      help: 'SIRET (ou SIREN) de la structure, présente dans la feuille Structures ou déjà enregistrée.',
    }),
    structure: column(textReader(160), {
      header: 'structure',
      aliases: [
        'nom',
        'name',
        'organisation',
        'entreprise',
        'raison sociale',
        'nom de la structure',
        'déclarant',
        'company',
        'organization',
      ],
      example: '',
      help: 'Nom de la structure, quand le SIRET manque.',
    }),
    family: column(familyReader, {
      header: 'famille',
      aliases: ['family', 'catégorie', 'type', 'category'],
      example: isStock ? 'déchet' : 'matière',
      help: `Famille du flux : ${families.map((family) => familyLabelsFr[family]).join(', ')}. Vide : celle de la ressource, sinon déchet avec un code déchet, sinon matière.`,
    }),
    resource: column(textReader(120), {
      header: 'ressource',
      aliases: ['resource', 'ressource id', 'resource id', 'nomenclature'],
      example: '',
      help: 'Ressource de la base de connaissances, par son libellé ou son identifiant ; vide, elle est lue dans le libellé.',
    }),
    label: column(textReader(200, 2), {
      header: 'libelle',
      aliases: [
        'label',
        'désignation',
        'intitulé',
        'description',
        'nom du flux',
        'flux',
        'designation',
        isStock ? 'gisement' : 'besoin',
      ],
      example: isStock ? 'Palettes en bois non traité, cassées' : 'Paille pour litière',
      help: 'Ce dont il s’agit, avec vos mots.',
      required: true,
    }),
    wasteCode: column(wasteCodeReader, {
      header: 'code_dechet',
      aliases: [
        'waste code',
        'code déchet européen',
        'code ced',
        'nomenclature déchet',
        'code ewc',
        'ewc',
        'low code',
      ],
      example: isStock ? '15 01 03' : '',
      help: 'Six chiffres de la nomenclature européenne, avec ou sans espaces ; l’astérisque dit un déchet dangereux.',
    }),
    hazardous: column(yesNoReader, {
      header: 'dangereux',
      aliases: ['hazardous', 'dangerosité', 'danger', 'déchet dangereux'],
      example: isStock ? 'non' : '',
      help: 'Oui ou non ; vide : non précisé.',
    }),
    quantity: column(quantityReader, {
      header: 'quantite',
      aliases: ['quantity', 'qté', 'qte', 'volume', 'tonnage', 'amount'],
      example: isStock ? '12,5' : '40',
      help: 'Nombre positif, virgule ou point décimal. L’unité peut suivre (« 12,5 t/an ») quand la colonne unité est vide.',
    }),
    unit: column(unitReader, {
      header: 'unite',
      aliases: ['unit', 'unité de mesure', 'u'],
      example: 't',
      help: 'Aussi compris : tonnes, kilos, litres, quintaux, hectolitres (convertis en kg et en L), GWh, hectares, « t/an »…',
    }),
    period: column(periodReader, {
      header: 'periode',
      aliases: ['period', 'fréquence', 'périodicité', 'frequency', 'par'],
      example: 'an',
      help: 'À quoi la quantité se rapporte.',
    }),
    months: column(monthsReader, {
      header: 'mois',
      aliases: [
        'months',
        'disponibilité',
        'saison',
        'période de disponibilité',
        'saisonnalité',
        'season',
        'availability',
      ],
      example: isStock ? 'toute l’année' : 'novembre à mars',
      help: '« toute l’année », « novembre à mars », « avril, mai », « septembre|octobre », « 1-3 », « été », « toute l’année sauf août ».',
    }),
    form: column(formReader, {
      header: 'forme',
      aliases: ['form', 'état physique', 'aspect', 'consistance', 'physical form'],
      example: 'solide',
      help: 'Forme physique.',
    }),
    packaging: column(textReader(200), {
      header: 'conditionnement',
      aliases: ['packaging', 'emballage', 'contenant'],
      example: isStock ? 'benne de 15 m³' : 'bottes',
      help: 'Texte libre.',
    }),
    quality: column(textReader(1000), {
      header: 'qualite',
      aliases: ['quality', 'qualité et composition', 'composition', 'pureté'],
      example: isStock ? 'sans peinture ni vernis' : 'sèche, sans moisissure',
      help: 'Composition, humidité, pureté, ce qui a été mêlé.',
    }),
    constraints: column(textReader(1000), {
      header: 'contraintes',
      aliases: ['constraints', 'contrainte', 'exigences', 'requirements'],
      example: '',
      help: 'Accès, délais, agréments…',
    }),
    currentPartner: isStock
      ? column(textReader(200), {
          header: 'debouche_actuel',
          aliases: [
            'current outlet',
            'débouché',
            'exutoire',
            'exutoire actuel',
            'destination actuelle',
            'filière actuelle',
          ],
          example: 'benne tout-venant',
          help: 'Où le gisement va aujourd’hui.',
        })
      : column(textReader(200), {
          header: 'fournisseur_actuel',
          aliases: ['current supplier', 'fournisseur', 'approvisionnement actuel', 'source actuelle'],
          example: 'négociant',
          help: 'Qui répond au besoin aujourd’hui.',
        }),
    currentCostEurosPerUnit: column(costReader, {
      header: 'cout_actuel',
      aliases: ['current cost', 'coût', 'coût unitaire', 'prix', 'coût actuel € par unité', 'cost', 'price'],
      example: '95',
      help: 'Euros par unité (celle de la colonne unité) ; négatif quand cela rapporte.',
    }),
    visibility: column(visibilityReader, {
      header: 'visibilite',
      aliases: ['visibility', 'confidentialité', 'diffusion'],
      example: 'anonyme',
      help: 'Qui le voit : animateur (les seuls animateurs), anonyme (le réseau, sans votre nom), réseau (le réseau, avec votre nom). Vide : animateur.',
    }),
    quantityVisibility: column(visibilityReader, {
      header: 'visibilite_quantite',
      aliases: ['quantity visibility', 'visibilité de la quantité', 'visibilité quantités'],
      example: 'anonyme',
      help: `Qui voit la quantité. ${NEVER_WIDER}`,
    }),
    priceVisibility: column(visibilityReader, {
      header: 'visibilite_prix',
      aliases: [
        'price visibility',
        'cost visibility',
        'visibilité du prix',
        'visibilité coût',
        'visibilité du coût',
      ],
      example: '',
      help: `Qui voit le coût actuel. ${NEVER_WIDER}`,
    }),
    partnerVisibility: column(visibilityReader, {
      header: isStock ? 'visibilite_debouche' : 'visibilite_fournisseur',
      aliases: [
        'partner visibility',
        'visibilité partenaire',
        ...(isStock
          ? ['outlet visibility', 'visibilité du débouché']
          : ['supplier visibility', 'visibilité du fournisseur']),
      ],
      example: '',
      help: `Qui voit ${isStock ? 'le débouché actuel' : 'le fournisseur actuel'}. ${NEVER_WIDER}`,
    }),
    processVisibility: column(visibilityReader, {
      header: 'visibilite_procede',
      aliases: [
        'process visibility',
        'visibilité du procédé',
        'visibilité qualité',
        'visibilité de la qualité',
      ],
      example: '',
      help: `Qui voit la qualité, les contraintes et le conditionnement. ${NEVER_WIDER}`,
    }),
    provenance: column(provenanceReader, {
      header: 'provenance',
      aliases: ['origine de la donnée', 'source de la donnée', 'statut de la donnée', 'origin'],
      example: 'audité',
      help: 'Déclaré par la structure ou audité lors d’une visite. Vide : déclaré.',
    }),
    auditedBy: column(textReader(120), {
      header: 'audite_par',
      aliases: ['audited by', 'auditeur', 'audité par', 'auditor'],
      example: 'CCI du Gers',
      help: 'Qui a fait la visite.',
    }),
    auditedOn: column(dateReader, {
      header: 'audite_le',
      aliases: ['audited on', 'date audit', 'date de l’audit', 'date de visite', 'audit date'],
      example: '17/03/2026',
      help: '17/03/2026, 17-03-26, 2026-03-17, 17 mars 2026 ou une date du tableur.',
    }),
    confirmedOn: column(dateReader, {
      header: 'confirme_le',
      aliases: [
        'confirmed on',
        'dernière confirmation',
        'confirmé le',
        'date de confirmation',
        'mis à jour le',
        'last confirmed',
      ],
      example: '17/03/2026',
      help: 'Dernière fois que la structure a dit que c’était encore vrai.',
    }),
    notes: column(textReader(2000), {
      header: 'notes',
      aliases: ['note', 'remarques', 'commentaires', 'commentaire', 'observations', 'comments'],
      example: '',
      help: 'Texte libre, lu de la structure et des animateurs.',
    }),
    key: column(textReader(60), {
      header: 'cle_boucle',
      aliases: ['clé boucle', 'boucle key'],
      example: '',
      help: 'Écrite par les exports de Boucle, pour retrouver ce flux même si sa référence ou son libellé change ; à laisser vide pour un nouveau flux.',
    }),
  }
}
