/** What a structure agrees to publish of a flow, and the setting that opens the register, in French. */
export const frPublication = {
  'settings.group.publication': 'Données ouvertes',
  'setting.openDataRegister': 'Ouvrir le registre public des ressources partagées',
  'setting.openDataRegister.text':
    'N’importe qui peut alors télécharger, sans nom, les flux dont la structure a accepté la publication. Rien n’y entre sans cet accord ; fermer le registre le vide aussitôt.',
  'settings.yes': 'oui',
  'settings.no': 'non',

  'publication.title': 'Registre public',
  'publication.lead':
    'Le territoire publie, en données ouvertes, les ressources dont la structure l’accepte. N’importe qui peut lire ce fichier, le copier et le réutiliser.',
  'publication.row': 'La ligne, mot pour mot',
  'publication.newRow': 'La ligne qui paraîtrait maintenant',
  'publication.empty': 'vide',
  'publication.wasteCode': 'Code déchet',
  'publication.place': 'Lieu',
  'publication.hazardous': 'Dangereux',
  'publication.state.published': 'Paraît au registre public',
  'publication.state.offered': 'Ne paraît pas au registre public',
  'publication.state.changed': 'Ne paraît plus au registre public : la ligne a changé',
  'publication.state.stale': 'Ne paraît pas au registre public : à reconfirmer',
  'publication.state.hidden': 'Ne paraît pas au registre public : réservé à l’animation, ou retiré',
  'publication.state.closed': 'Ne paraît plus : le territoire a fermé le registre',
  'publication.text.published':
    'Vous la retirez quand vous voulez : elle disparaît du téléchargement suivant. Ce qui a déjà été copié ne se rappelle pas.',
  'publication.text.offered':
    'Si votre structure l’accepte, cette ligne, et elle seule, y paraît sans votre nom.',
  'publication.text.changed':
    'Votre accord portait sur une autre ligne. Relisez celle-ci avant de l’accepter.',
  'publication.text.stale': 'La ligne paraît dès que quelqu’un confirme que ce flux est toujours vrai.',
  'publication.text.hidden':
    'Rien n’en est publié. Pour le proposer, choisissez d’abord de le montrer au réseau, avec ou sans votre nom.',
  'publication.text.closed':
    'Votre accord reste noté. Retirez-le si vous ne voulez pas qu’elle reparaisse un jour.',
  'publication.agreedBy': 'Accepté par {name} le {date}.',
  'publication.somebody': 'un compte effacé',
  'publication.notYou':
    'Seules les personnes de la structure peuvent l’accepter ; l’animation ne le fait pas à leur place.',
  'publication.agree': 'Publier cette ligne',
  'publication.withdraw': 'Retirer du registre',
} as const
