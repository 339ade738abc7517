/** Arrangements of more than two: small stocks together, a stock shared out. */
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
} as const
