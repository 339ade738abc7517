/** What frames every public page, in English. */
export const enFoot = {
  'footer.label': 'About this site',
  'footer.privacy': 'Privacy',
  'footer.stories': 'Success stories',
  'footer.ownData': 'My data',
  'privacy.signIn': 'Sign in',
  'privacy.home': 'Back to Boucle',
} as const
