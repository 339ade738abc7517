/** How a success story is written and agreed to, in English. */
export const enStoryDesk = {
  'setting.successStories': 'Open the public page of success stories',
  'setting.successStories.text':
    'Anybody may then read, at /reussites, the stories of which every organisation agreed to the text and to its name being shown. Closing the page takes them off at once.',
  'story.title': 'Success story',
  'story.none': 'This synergy runs: it may be told in public, with the agreement of all its organisations.',
  'story.write': 'Write a story',
  'story.edit': 'Change the story',
  'story.remove': 'Delete the story',
  'story.removeTitle': 'Delete the story?',
  'story.removeText': 'It leaves the public page at once, and the agreements given go with it.',
  'story.save': 'Save',
  'story.ask': 'Ask the organisations to agree',
  'story.see': 'See the public page',
  'story.closed':
    'The territory has not opened a public page of success stories: an administrator opens it in the settings.',
  'story.editVoids':
    'Changing the story voids the agreements given: each organisation will be asked again, and it will not be published until then.',
  'story.field.title': 'Title',
  'story.field.text': 'What was done',
  'story.field.textHint': 'One page, in plain words. Everybody will be able to read it.',
  'story.field.figures': 'Figures to show, among the results',
  'story.field.figure': '{measure}: {value} ({basis})',
  'story.field.quote': 'Quote (optional)',
  'story.field.quoteHint': 'With the agreement of the person quoted.',
  'story.field.quoteBy': 'By whom',
  'story.state.draft': 'Draft',
  'story.state.asked': 'Agreements asked for',
  'story.state.refused': 'Agreement refused or taken back',
  'story.state.agreed': 'Agreed to by all organisations, not published',
  'story.state.published': 'Published',
  'story.text.draft':
    'Read by the facilitators alone. Nothing is published without the agreement of each organisation to this very text.',
  'story.text.asked':
    'It will appear once each organisation has agreed to this very text and to its name being shown.',
  'story.text.refused': 'It is not published.',
  'story.text.agreed': 'The public page is closed, or the synergy no longer runs.',
  'story.text.published':
    'Anybody may read it. A single organisation may take it off at any time. What was copied already cannot be called back.',
  'story.answer.none': '{name}: not answered yet',
  'story.answer.yes': '{name}: agreed by {by} on {date}',
  'story.answer.no': '{name}: refused by {by} on {date}',
  'story.answer.withdrawn': '{name}: agreement taken back by {by} on {date}',
  'story.consent': 'To agree is to agree that this very text appears in public, with the name “{name}”.',
  'story.agree': 'Agree to publication',
  'story.refuse': 'Refuse publication',
  'story.withdraw': 'Take our agreement back',
} as const
