/** Published success stories, for visitors, in English. */
export const enStories = {
  'stories.title': 'Success stories of the territory',
  'stories.lead': 'What organisations of the territory have done together, told with their agreement.',
  'stories.none': 'No story yet',
  'stories.noneText': 'A story appears here once all of its organisations have agreed to its text.',
  'stories.back': 'All success stories',
  'stories.print': 'Print',
  'stories.by': 'By {names}',
  'stories.measure.tonnes': 'Tonnes exchanged',
  'stories.measure.euros': 'Euros saved',
  'stories.measure.kgCO2e': 'CO₂e avoided',
  'stories.basis.declared': 'declared',
  'stories.basis.estimated': 'estimated',
  'stories.basis.measured': 'measured',
  'privacy.stories': 'What is told',
  'privacy.storiesText':
    'This territory publishes success stories: a text, some figures, the names of the organisations and sometimes a quote. Each appears once every organisation has agreed to that very text; any one of them takes it off at once. What was copied already cannot be called back.',
  'privacy.storiesRead': 'Read the success stories',
} as const
