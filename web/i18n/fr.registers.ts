/** Public registers asked by the server: their settings, and what comes from them on a sheet. */
export const frRegisters = {
  'settings.group.registers': 'Registres publics',
  'setting.companyRegisterUrl': 'Registre des entreprises',
  'setting.companyRegisterUrl.text':
    'Adresse de l’API Recherche d’entreprises, à qui le serveur demande ce qu’elle sait d’un SIRET : https://recherche-entreprises.api.gouv.fr. Vide : personne n’est interrogé, tout se saisit à la main.',
  'setting.geocoderUrl': 'Recherche d’adresses',
  'setting.geocoderUrl.text':
    'Adresse du géocodeur national, à qui le serveur demande où se trouve une adresse : https://data.geopf.fr/geocodage. Vide : personne n’est interrogé, on place un site sur la carte.',
} as const
