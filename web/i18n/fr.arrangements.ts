/** Arrangements of more than two: small stocks together, a stock shared out, a transformer between the two. */
export const frArrangements = {
  'nav.allotments': 'Montages à plusieurs',
  'allotments.title': 'Montages à plusieurs',
  'allotments.lead':
    'Plusieurs petits gisements peuvent servir un même besoin, et un gros gisement se partager entre plusieurs preneurs. Chaque montage est calculé à part : il ne réserve rien.',
  'allotments.type': 'Montage',
  'allotments.allTypes': 'Tous les montages',
  'allotments.type.aggregation': 'Regroupement pour un besoin',
  'allotments.type.split': 'Partage d’un gisement',
  'allotments.count': { one: '{count} montage possible', other: '{count} montages possibles' },
  'allotments.none': 'Aucun montage repéré',
  'allotments.noneText':
    'Il faut des quantités déclarées des deux côtés, dans des unités comparables, et au moins deux partenaires.',
  'allotments.parts.aggregation': 'Qui apporterait quoi',
  'allotments.parts.split': 'Qui prendrait quoi',
  'allotments.match': 'Voir la piste',

  'nav.chains': 'Filières',
  'chains.title': 'Filières avec transformation',
  'chains.lead':
    'Ce qu’un gisement peut devenir pour un besoin, par le travail d’une troisième structure, et les maillons qui manquent au territoire.',
  'chains.transformer': 'Transformateur',
  'chains.all': 'Connu ou à trouver',
  'chains.known': 'Connu sur le territoire',
  'chains.missing': 'À trouver',
  'chains.toFind': 'À trouver',
  'chains.list': 'Filières possibles',
  'chains.count': { one: '{count} filière possible', other: '{count} filières possibles' },
  'chains.none': 'Aucune filière repérée',
  'chains.noneText':
    'Il faut un gisement qui se transforme en ce qu’un besoin demande : la base de connaissances en dit les procédés.',
  'chains.missingLinks': 'Maillons manquants',
  'chains.missingText':
    'Aucune structure connue ici ne fait ce travail, que des gisements et des besoins attendent.',
  'chains.process': 'Transformation',
  'chains.who': 'Qui la fait d’ordinaire',
  'chains.stocks': 'Gisements en attente',
  'chains.needs': 'Besoins en attente',
  'chains.source': 'Source :',
} as const
