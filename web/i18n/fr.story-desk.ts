/** How a success story is written and agreed to, in French. */
export const frStoryDesk = {
  'setting.successStories': 'Ouvrir la page publique des réussites',
  'setting.successStories.text':
    'N’importe qui peut alors lire, à /reussites, les récits dont toutes les structures ont accepté le texte et l’affichage de leur nom. Fermer la page les retire aussitôt.',
  'story.title': 'Récit de réussite',
  'story.none':
    'Cette synergie fonctionne : elle peut être racontée en public, avec l’accord de toutes ses structures.',
  'story.write': 'Écrire un récit',
  'story.edit': 'Modifier le récit',
  'story.remove': 'Supprimer le récit',
  'story.removeTitle': 'Supprimer le récit ?',
  'story.removeText': 'Il disparaît aussitôt de la page publique, et les accords donnés avec lui.',
  'story.save': 'Enregistrer',
  'story.ask': 'Demander l’accord des structures',
  'story.see': 'Voir la page publique',
  'story.closed':
    'Le territoire n’a pas ouvert de page publique des réussites : un administrateur l’ouvre dans les réglages.',
  'story.editVoids':
    'Modifier le récit annule les accords donnés : chaque structure sera interrogée de nouveau, et il ne paraîtra plus d’ici là.',
  'story.field.title': 'Titre',
  'story.field.text': 'Ce qui a été fait',
  'story.field.textHint': 'Une page, en mots simples. Tout le monde pourra le lire.',
  'story.field.figures': 'Chiffres à montrer, parmi les résultats',
  'story.field.figure': '{measure} : {value} ({basis})',
  'story.field.quote': 'Citation (facultative)',
  'story.field.quoteHint': 'Avec l’accord de la personne citée.',
  'story.field.quoteBy': 'De qui',
  'story.state.draft': 'Brouillon',
  'story.state.asked': 'Accords demandés',
  'story.state.refused': 'Accord refusé ou repris',
  'story.state.agreed': 'Accepté par toutes les structures, non publié',
  'story.state.published': 'Publié',
  'story.text.draft':
    'Lu de l’animation seule. Rien n’est publié sans l’accord de chaque structure à ce texte exact.',
  'story.text.asked':
    'Il paraîtra quand chaque structure aura accepté ce texte exact et l’affichage de son nom.',
  'story.text.refused': 'Il ne paraît pas.',
  'story.text.agreed': 'La page publique est fermée, ou la synergie ne fonctionne plus.',
  'story.text.published':
    'N’importe qui peut le lire. Une seule structure suffit à le retirer, à tout moment. Ce qui a été copié ne se rappelle pas.',
  'story.answer.none': '{name} : pas encore répondu',
  'story.answer.yes': '{name} : accepté par {by} le {date}',
  'story.answer.no': '{name} : refusé par {by} le {date}',
  'story.answer.withdrawn': '{name} : accord repris par {by} le {date}',
  'story.consent': 'Accepter, c’est accepter que ce texte exact paraisse en public, avec le nom « {name} ».',
  'story.agree': 'Accepter la publication',
  'story.refuse': 'Refuser la publication',
  'story.withdraw': 'Retirer notre accord',
} as const
