/** What the register of companies says under the field of a SIRET, on either side of the door. */
export const frLookup = {
  'lookup.asking': 'Recherche dans le registre des entreprises…',
  'lookup.unavailable': 'Le registre des entreprises ne répond pas : saisissez le reste à la main.',
  'lookup.unknown':
    'Le registre des entreprises ne connaît pas ce SIRET : vérifiez-le, ou saisissez le reste à la main.',
  'lookup.unnamed': 'Nom non diffusé',
  'lookup.closed': 'Établissement fermé',
  'lookup.closedSince':
    'D’après le registre, cet établissement est fermé depuis le {date} : est-ce le bon SIRET ?',
  'lookup.closedText': 'D’après le registre, cet établissement est fermé : est-ce le bon SIRET ?',
  'lookup.source': 'Registre des entreprises, lu le {date}. Corrigez ce qui n’est pas juste.',
  'lookup.stale':
    'Registre des entreprises, lu le {date} : il ne répond pas aujourd’hui. Corrigez ce qui n’est pas juste.',
} as const
