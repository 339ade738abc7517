/** What a facilitator may decide of a match; a postponed one comes back by itself on a day. */
export const verdicts = ['kept', 'refused', 'postponed'] as const
export type Verdict = (typeof verdicts)[number]

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
