/**
 * What a structure may choose to show of itself in the directory, besides its name and its kind. `place`: where its first
 * site lies, and not only its commune.
 */
export const directoryFields = [
  'activity',
  'headcount',
  'commune',
  'place',
  'website',
  'presentation',
  'contact',
] as const
export type DirectoryField = (typeof directoryFields)[number]
