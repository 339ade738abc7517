/** Published success stories, for visitors, in French. */
export const frStories = {
  'stories.title': 'Réussites du territoire',
  'stories.lead': 'Ce que des structures du territoire ont fait ensemble, raconté avec leur accord.',
  'stories.none': 'Pas encore de récit',
  'stories.noneText': 'Un récit paraît ici quand toutes ses structures ont accepté son texte.',
  'stories.back': 'Toutes les réussites',
  'stories.print': 'Imprimer',
  'stories.by': 'Par {names}',
  'stories.measure.tonnes': 'Tonnes échangées',
  'stories.measure.euros': 'Euros économisés',
  'stories.measure.kgCO2e': 'CO₂e évité',
  'stories.basis.declared': 'déclaré',
  'stories.basis.estimated': 'estimé',
  'stories.basis.measured': 'mesuré',
  'privacy.stories': 'Ce qui est raconté',
  'privacy.storiesText':
    'Ce territoire publie des récits de réussite : un texte, quelques chiffres, le nom des structures et parfois une citation. Chacun paraît quand toutes les structures ont accepté ce texte-là ; une seule le retire aussitôt. Ce qui a été copié ne se rappelle pas.',
  'privacy.storiesRead': 'Lire les réussites',
} as const
