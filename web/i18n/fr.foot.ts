/** What frames every public page, in French. */
export const frFoot = {
  'footer.label': 'À propos de ce site',
  'footer.privacy': 'Confidentialité',
  'footer.stories': 'Réussites',
  'footer.ownData': 'Mes données',
  'privacy.signIn': 'Se connecter',
  'privacy.home': 'Revenir à Boucle',
} as const
