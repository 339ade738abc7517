import type { frPublication } from './fr.publication.ts'

/** What a structure agrees to publish of a flow, and the setting that opens the register, in English. */
export const enPublication: { [Key in keyof typeof frPublication]: string } = {
  'settings.group.publication': 'Open data',
  'setting.openDataRegister': 'Open the public register of shared resources',
  'setting.openDataRegister.text':
    'Anybody may then download, unnamed, the flows whose structure agreed to their publication. Nothing enters it without that agreement; closing the register empties it at once.',
  'settings.yes': 'yes',
  'settings.no': 'no',

  'publication.title': 'Public register',
  'publication.lead':
    'The territory publishes, as open data, the resources whose structure agrees. Anybody may read that file, copy it and use it again.',
  'publication.row': 'The row, word for word',
  'publication.newRow': 'The row that would be published now',
  'publication.empty': 'empty',
  'publication.wasteCode': 'Waste code',
  'publication.place': 'Place',
  'publication.hazardous': 'Hazardous',
  'publication.state.published': 'Published in the public register',
  'publication.state.offered': 'Not in the public register',
  'publication.state.changed': 'No longer in the public register: the row has changed',
  'publication.state.stale': 'Not in the public register: to be confirmed',
  'publication.state.hidden': 'Not in the public register: for facilitators only, or withdrawn',
  'publication.state.closed': 'No longer published: the territory closed the register',
  'publication.text.published':
    'You take it off whenever you want: the next download is without it. What was copied already cannot be called back.',
  'publication.text.offered':
    'If your structure agrees, this row, and nothing else, is published without your name.',
  'publication.text.changed': 'You agreed to another row. Read this one before you agree to it.',
  'publication.text.stale': 'The row is published as soon as somebody confirms that this flow is still true.',
  'publication.text.hidden':
    'Nothing of it is published. To offer it, first choose to show it to the network, with or without your name.',
  'publication.text.closed': 'Your agreement is still noted. Take it back if the row must never come back.',
  'publication.agreedBy': 'Agreed by {name} on {date}.',
  'publication.somebody': 'an erased account',
  'publication.notYou': 'Only people of the structure may agree; facilitators do not do so in their place.',
  'publication.agree': 'Publish this row',
  'publication.withdraw': 'Take off the register',
}
