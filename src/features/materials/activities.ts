/**
 * The 88 divisions of the NAF rev. 2 (INSEE, 2008) in short French words of our own: enough to say what a
 * structure does beside its exact code.
 */
const DIVISIONS: Record<string, string> = {
  '01': 'Agriculture et élevage', '02': 'Forêt', '03': 'Pêche et aquaculture', '05': 'Charbon', '06': 'Hydrocarbures',
  '07': 'Mines métalliques', '08': 'Carrières', '09': 'Services miniers', '10': 'Agroalimentaire', '11': 'Boissons',
  '12': 'Tabac', '13': 'Textile', '14': 'Habillement', '15': 'Cuir et chaussure', '16': 'Bois', '17': 'Papier et carton',
  '18': 'Imprimerie', '19': 'Raffinage', '20': 'Chimie', '21': 'Pharmacie', '22': 'Caoutchouc et plastique',
  '23': 'Verre, céramique, béton', '24': 'Métallurgie', '25': 'Travail des métaux', '26': 'Électronique',
  '27': 'Équipements électriques', '28': 'Machines', '29': 'Automobile', '30': 'Aéronautique et autres transports',
  '31': 'Meuble', '32': 'Autres fabrications', '33': 'Réparation industrielle', '35': 'Énergie', '36': 'Eau potable',
  '37': 'Assainissement', '38': 'Déchets et recyclage', '39': 'Dépollution', '41': 'Construction de bâtiments',
  '42': 'Travaux publics', '43': 'Artisanat du bâtiment', '45': 'Commerce et réparation automobile',
  '46': 'Commerce de gros', '47': 'Commerce de détail', '49': 'Transport terrestre', '50': 'Transport par eau',
  '51': 'Transport aérien', '52': 'Entreposage', '53': 'Courrier', '55': 'Hébergement', '56': 'Restauration',
  '58': 'Édition', '59': 'Audiovisuel', '60': 'Radio et télévision', '61': 'Télécommunications', '62': 'Informatique',
  '63': 'Services d’information', '64': 'Banque', '65': 'Assurance', '66': 'Services financiers', '68': 'Immobilier',
  '69': 'Droit et comptabilité', '70': 'Conseil de gestion', '71': 'Ingénierie et analyses', '72': 'Recherche',
  '73': 'Publicité', '74': 'Autres services spécialisés', '75': 'Vétérinaires', '77': 'Location', '78': 'Emploi',
  '79': 'Voyages', '80': 'Sécurité', '81': 'Nettoyage et paysage', '82': 'Services aux entreprises',
  '84': 'Administration publique', '85': 'Enseignement', '86': 'Santé', '87': 'Hébergement médico-social',
  '88': 'Action sociale', '90': 'Arts et spectacles', '91': 'Patrimoine et musées', '92': 'Jeux', '93': 'Sport et loisirs',
  '94': 'Associations', '95': 'Réparation de biens', '96': 'Services personnels', '97': 'Emploi à domicile',
  '98': 'Production domestique', '99': 'Organisations internationales',
}

/** What a NAF code is about, in a few French words; null when the division does not exist. */
export function activityLabel(nafCode: string): string | null {
  return DIVISIONS[nafCode.slice(0, 2)] ?? null
}
