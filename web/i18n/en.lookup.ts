export const enLookup = {
  'lookup.asking': 'Looking in the register of companies…',
  'lookup.unavailable': 'The register of companies does not answer: type the rest by hand.',
  'lookup.unknown': 'The register of companies does not know this SIRET: check it, or type the rest by hand.',
  'lookup.unnamed': 'Name not published',
  'lookup.closed': 'Closed site',
  'lookup.closedSince':
    'According to the register, this site has been closed since {date}: is it the right SIRET?',
  'lookup.closedText': 'According to the register, this site is closed: is it the right SIRET?',
  'lookup.source': 'Register of companies, read on {date}. Correct what is not right.',
  'lookup.stale':
    'Register of companies, read on {date}: it does not answer today. Correct what is not right.',
}
