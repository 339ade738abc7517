/** What a facilitator may decide of a match. */
export const verdicts = ['kept', 'refused'] as const

/** Why one is refused: what it says is wrong, so that the match comes back when that changes. */
export const refusals = [
  'not-the-thing',
  'quality',
  'quantity',
  'season',
  'distance',
  'rule',
  'outlet',
  'other',
] as const
export type Refusal = (typeof refusals)[number]
