/** Where the link at the foot of a communication leads, for anybody. */
export const frUnsubscribe = {
  'unsubscribe.title': 'Communications du réseau',
  'unsubscribe.lead': 'Pour l’adresse {address}.',
  'unsubscribe.on': 'Cette adresse reçoit les communications du réseau.',
  'unsubscribe.off': 'C’est fait : cette adresse ne recevra plus de communications.',
  'unsubscribe.button': 'Ne plus les recevoir',
  'unsubscribe.undo': 'Annuler : les recevoir de nouveau',
  'unsubscribe.service':
    'Si cette adresse a un compte, les messages de service (connexion, demandes qui attendent votre réponse) continuent.',
  'unsubscribe.test': 'Ceci est le lien d’un message d’essai : il ne désinscrit personne.',
} as const
