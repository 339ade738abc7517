import type { frOpenData } from './fr.openData.ts'

/** The public register of shared resources, for visitors, in English. */
export const enOpenData: { [Key in keyof typeof frOpenData]: string } = {
  'openData.title': 'Open data',
  'openData.lead':
    'The public register of shared resources: what structures of the territory can give or look for, published with their agreement.',
  'openData.take': 'Take the file',
  'openData.takeText':
    'A CSV file with commas, in UTF-8, up to date at each download. In Excel: Data tab, “From Text/CSV”.',
  'openData.csv': 'Download the register (CSV)',
  'openData.schema': 'Schema (Table Schema)',
  'openData.licence': 'Licence',
  'openData.licenceText':
    'These data are free to use under Licence Ouverte 2.0: cite “{publisher}” and the day of your download.',
  'openData.licenceRead': 'Read the licence',
  'openData.what': 'What is in it, and what is not',
  'openData.what.agreed':
    'Each row is published because people of the structure read it and agreed; they take it off whenever they want, and the next download is without it.',
  'openData.what.unnamed':
    'No name, no address, no date, no word of the structures. The place is wide enough to hold several structures alike.',
  'openData.what.live': 'Resources that were withdrawn, or that nobody confirmed in time, are not in it.',
  'openData.what.part': 'So the register shows only a part of what the network exchanges.',
  'openData.columns': 'The columns',
  'openData.column': 'Column',
  'openData.meaning': 'What it says',
  'openData.example': 'Example',
}
