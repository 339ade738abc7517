import { monthsAfter } from '../../kernel/day.ts'
import type { InformationCategory, InformationStanding } from '../../kernel/information.ts'
import type { Sector } from '../../kernel/sectors.ts'

interface Dated {
  category: InformationCategory
  /** Days, as `2026-11-29`. */
  checkedOn: string
  validMonths: number
  closesOn: string | null
}

/** The day from which it is to be checked again. */
export function termOf({ checkedOn, validMonths }: Pick<Dated, 'checkedOn' | 'validMonths'>): string {
  return monthsAfter(checkedOn, validMonths)
}

/** A call that is over needs no check any more. */
export function standingOf(item: Dated, today: string): InformationStanding {
  if (item.category === 'call' && item.closesOn !== null && item.closesOn < today) return 'closed'
  return termOf(item) <= today ? 'to-check' : 'current'
}

/** A resource with those above it, the nearest first, itself included. */
export type Lineage = readonly string[]

/** What the reader's structures declare today, and their trades. */
export interface ReaderProfile {
  resources: readonly Lineage[]
  sectors: ReadonlySet<Sector>
}

interface Tagged {
  resources: readonly Lineage[]
  sectors: readonly Sector[]
}

/** How an item touches a reader: the declared resources, the strongest first, and the trade they share. */
export interface Touch {
  points: number
  resourceIds: string[]
  sector: Sector | null
}

const SAME = 6
/** One declares pallets, the item is about packaging. */
const WIDER = 4
/** One declares packaging, the item is about pallets: maybe theirs, maybe not. */
const NARROWER = 3
const SAME_SECTOR = 2
/** Less than a resource is worth: what touches the reader stays before what does not, after what touches and holds. */
const TO_CHECK = 3

/**
 * How much an item touches a reader, in points without unit: by the nearest of the resources they declare, then by their
 * trade. These weights are a choice of ours, only compared with one another: a resource counts before a trade.
 */
export function touchOf({ resources, sectors }: Tagged, profile: ReaderProfile): Touch {
  const touched = profile.resources
    .map((declared) => ({ id: declared[0] ?? '', points: nearest(declared, resources) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
  const sector = sectors.find((one) => profile.sectors.has(one)) ?? null
  return {
    points: (touched[0]?.points ?? 0) + (sector ? SAME_SECTOR : 0),
    resourceIds: touched.map(({ id }) => id),
    sector,
  }
}

function nearest(declared: Lineage, tags: readonly Lineage[]): number {
  const near = (tag: Lineage): number => {
    const [tagged, own] = [tag[0] ?? '', declared[0] ?? '']
    if (tagged === own) return SAME
    if (declared.includes(tagged)) return WIDER
    return tag.includes(own) ? NARROWER : 0
  }
  return Math.max(0, ...tags.map(near))
}

export interface Ranked {
  id: string
  standing: InformationStanding
  touch: Pick<Touch, 'points'>
  /** How well it answers what is looked for; 0 when nothing is. */
  found: number
  /** When it was published or last corrected, ISO 8601. */
  changedAt: string
}

const isClosed = ({ standing }: Ranked) => standing === 'closed'
const pointsOf = ({ touch, standing }: Ranked) => touch.points - (standing === 'to-check' ? TO_CHECK : 0)

/**
 * The order in which a reader is given items: calls that are over last, whatever else; then what answers the question
 * best; then what touches the reader, less when it is to be checked; then the newest.
 */
export function compareItems(a: Ranked, b: Ranked): number {
  return (
    Number(isClosed(a)) - Number(isClosed(b)) ||
    b.found - a.found ||
    pointsOf(b) - pointsOf(a) ||
    (a.changedAt === b.changedAt ? 0 : a.changedAt < b.changedAt ? 1 : -1) ||
    (a.id < b.id ? 1 : -1)
  )
}
