import { citesLaw } from '../../kernel/legal-source.ts'
import { type EntryFault, faultsIn, isDay, type KnownIds } from './entry-rules.ts'

/** What a legal point is about, in the order in which it is read. */
export const legalTopics = [
  'status',
  'hazard',
  'animal',
  'receiver',
  'use',
  'transport',
  'traceability',
  'brokerage',
] as const
/** `blocking`: no introduction before somebody answers for it; `know`: nothing to do but to know it. */
export const legalLevels = ['blocking', 'examine', 'know'] as const
/** What a stock is taken for until somebody shows otherwise. */
export const legalStatuses = ['waste', 'by-product', 'reuse'] as const
export type LegalStatus = (typeof legalStatuses)[number]
/**
 * What is known of the danger of a stock. `mirror`: its code has a hazardous twin; `likely`: nothing is said, and the
 * resource often bears a hazardous code; `contradicted`: the code and the declaration differ.
 */
export const hazards = ['hazardous', 'not-hazardous', 'mirror', 'unsaid', 'likely', 'contradicted'] as const
export type Hazard = (typeof hazards)[number]

/**
 * What is to be examined of an exchange of matter, as help: filled lists are ANDed, values within a list ORed. It never
 * forbids (see `Stop`): it asks.
 */
export interface LegalPoint {
  id: string
  topic: (typeof legalTopics)[number]
  level: (typeof legalLevels)[number]
  statuses: LegalStatus[]
  hazards: Hazard[]
  /** Of the stock, with what belongs to them. */
  resources: string[]
  exceptResources: string[]
  /** Of the need, with what belongs to them. */
  uses: string[]
  qualifiers: string[]
  /** Numbers of the months, 1–12, that it is about. */
  months: number[]
  /** Of one load: the threshold above which it applies. */
  loadTonnes: number | null
  textFr: string
  /** What must hold, each to be ticked. */
  testsFr: string[]
  source: string
  /** The day somebody read the source for this point; null until then. */
  checkedOn: string | null
}

const isOneOf = (list: readonly string[]) => (value: string) => list.includes(value)

/** Every fault of a legal point: its words, references, legal source and the day that was checked. */
export function faultsOfLegalPoint(point: LegalPoint, known: KnownIds): EntryFault[] {
  return faultsIn((expect) => {
    expect('topic', isOneOf(legalTopics)(point.topic), 'unknown', point.topic)
    expect('level', isOneOf(legalLevels)(point.level), 'unknown', point.level)
    for (const status of point.statuses) expect('statuses', isOneOf(legalStatuses)(status), 'unknown', status)
    for (const hazard of point.hazards) expect('hazards', isOneOf(hazards)(hazard), 'unknown', hazard)
    for (const id of [...point.resources, ...point.exceptResources])
      expect('resources', known.resources.has(id), 'unknown', id)
    for (const id of point.uses) expect('uses', known.uses.has(id), 'unknown', id)
    for (const id of point.qualifiers) expect('qualifiers', known.qualifiers.has(id), 'unknown', id)
    for (const month of point.months) expect('months', month >= 1 && month <= 12, 'malformed', String(month))
    expect('loadTonnes', point.loadTonnes === null || point.loadTonnes > 0, 'malformed')
    expect('textFr', point.textFr.endsWith('.'), 'missing')
    expect('testsFr', point.level === 'know' || point.testsFr.length > 0, 'missing')
    expect('source', citesLaw(point.source), 'malformed', point.source)
    const { checkedOn } = point
    expect('checkedOn', checkedOn === null || isDay(checkedOn), 'malformed', checkedOn ?? '')
  })
}
