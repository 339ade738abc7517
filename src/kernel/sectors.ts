/**
 * The trades of a territory in sixteen words, each a run of divisions of the NAF rev. 2 (INSEE, 2008): what a sample of
 * structures is drawn by, where the 88 divisions would be too fine and the 21 sections put all industry in one.
 */
export const sectors = [
  'agriculture',
  'agrifood',
  'textile',
  'wood',
  'printing',
  'chemistry',
  'minerals',
  'metal',
  'other-industry',
  'energy-waste',
  'construction',
  'trade',
  'transport',
  'hospitality',
  'business-services',
  'public-social',
] as const
export type Sector = (typeof sectors)[number]

/** First and last division of each run. */
const RUNS: Record<Sector, readonly (readonly [first: number, last: number])[]> = {
  agriculture: [[1, 3]],
  agrifood: [[10, 12]],
  textile: [[13, 15]],
  wood: [
    [16, 16],
    [31, 31],
  ],
  printing: [[17, 18]],
  chemistry: [[19, 22]],
  minerals: [
    [5, 9],
    [23, 23],
  ],
  metal: [
    [24, 25],
    [28, 30],
  ],
  'other-industry': [
    [26, 27],
    [32, 33],
  ],
  'energy-waste': [[35, 39]],
  construction: [[41, 43]],
  trade: [[45, 47]],
  transport: [[49, 53]],
  hospitality: [[55, 56]],
  'business-services': [[58, 82]],
  'public-social': [[84, 99]],
}

/** The sector of a NAF code such as "10.51C"; null when it is of none. */
export function sectorOf(nafCode: string | null): Sector | null {
  const division = Number(nafCode?.slice(0, 2) || Number.NaN)
  const isIn = ([first, last]: readonly [number, number]) => division >= first && division <= last
  return sectors.find((sector) => RUNS[sector].some(isIn)) ?? null
}
