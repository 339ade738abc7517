export const enRegisters = {
  'settings.group.registers': 'Public registers',
  'setting.companyRegisterUrl': 'Register of companies',
  'setting.companyRegisterUrl.text':
    'Address of the API “Recherche d’entreprises”, which the server asks about a SIRET: https://recherche-entreprises.api.gouv.fr. Empty: nobody is asked, everything is typed by hand.',
  'setting.geocoderUrl': 'Search of addresses',
  'setting.geocoderUrl.text':
    'Address of the national geocoder, which the server asks where an address is: https://data.geopf.fr/geocodage. Empty: nobody is asked, a site is placed on the map.',
}
