/** Families of flows: union of what ADEME, the CCI network and the local scheme use. */
export const families = [
  'material',
  'waste',
  'water',
  'energy',
  'equipment',
  'space',
  'logistics',
  'service',
  'skill',
  'group-purchase',
  'infrastructure',
] as const
export type Family = (typeof families)[number]

export const familyLabelsFr: Record<Family, string> = {
  material: 'Matière ou sous-produit',
  waste: 'Déchet',
  water: 'Eau',
  energy: 'Énergie',
  equipment: 'Équipement',
  space: 'Espace et stockage',
  logistics: 'Logistique et transport',
  service: 'Service',
  skill: 'Compétence et main-d’œuvre',
  'group-purchase': 'Achat groupé',
  infrastructure: 'Infrastructure',
}

const SUBSTANCES: readonly Family[] = ['material', 'waste', 'water']

/** What passes from hand to hand; the rest is lent, shared or done. */
export const isSubstance = (family: Family) => SUBSTANCES.includes(family)
