/** What the verification of the journal can find wrong with an entry. */
export const journalFaults = [
  /** A number is missing: an entry was taken away. */
  'entry-missing',
  /** The entry, or the one before it, is not what was written. */
  'entry-altered',
  /** Before or after is not what was written. */
  'details-altered',
  /** Before and after are gone, and no entry says that they were erased. */
  'details-missing',
  /** An erasure does not name what it erased. */
  'erasure-altered',
  /** Something hangs on an entry that does not exist. */
  'stray-row',
  /** The chain ends before the end that was noted, or does not hold it. */
  'end-missing',
] as const
export type JournalFault = (typeof journalFaults)[number]
