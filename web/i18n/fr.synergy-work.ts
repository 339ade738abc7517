/** What people do together in a synergy, in French. */
export const frSynergyWork = {
  'synergyThread.title': 'Échanges',
  'synergyThread.write': 'Votre message',
  'synergyThread.for': 'Pour qui',
  'synergyThread.for.all': 'Les structures et l’animation',
  'synergyThread.for.all.text':
    'Lu par les structures mises en relation ici et par leur animation. Une structure qui arrive plus tard ne lit que ce qui suit.',
  'synergyThread.for.facilitators': 'L’animation seule',
  'synergyThread.for.facilitators.text': 'Une note privée : aucune structure ne la lit.',
  'synergyThread.send': 'Envoyer',
  'synergyThread.none': 'Rien n’a encore été écrit.',
  'synergyThread.facilitation': 'Animation',
  'synergyThread.withdrawn': 'Message retiré par son auteur',
  'synergyThread.withdraw': 'Retirer',
  'synergyThread.withdrawTitle': 'Retirer ce message',
  'synergyThread.withdrawText':
    'Son texte est supprimé pour de bon ; il reste indiqué qu’un message a été retiré. Ceux qui l’ont déjà lu l’ont lu.',
} as const
