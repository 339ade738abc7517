import type { Family } from '../../kernel/families.ts'
import type { Unit } from '../../kernel/quantity.ts'
import type { LegalPoint } from './legal-point.ts'

/**
 * The knowledge base: what circulates, what it can become, what must never happen. Plain data, authored as
 * CSV under `knowledge/` (one folder a kind, one file a domain) where each entry cites its source.
 */
export interface Resource {
  id: string
  parent: string | null
  family: Family
  labelFr: string
  labelEn: string
  synonymsFr: string[]
  synonymsEn: string[]
  /** How someone in want of it speaks without naming it. */
  wantedAsFr: string[]
  wasteCodes: string[]
  /** NAF prefixes of usual producing and using activities: they rank, they never invent a flow. */
  producers: string[]
  users: string[]
  unit: Unit | null
  densityTonnesPerM3: number | null
  form: string | null
  valueClass: 'negative' | 'low' | 'medium' | 'high' | 'very-high' | null
  /** Distance beyond which an exchange becomes unlikely (soft decay, DOMAIN §8). */
  sensibleDistanceKm: number
  keepsDays: number | null
  source: string
}

/** A function: what a need is for ("litière", "chauffer une serre"). */
export interface Use {
  id: string
  parent: string | null
  labelFr: string
  labelEn: string
  expressionsFr: string[]
  expressionsEn: string[]
  receivers: string[]
  source: string
}

export const strengths = ['usual', 'possible', 'experimental'] as const
export type Strength = (typeof strengths)[number]

/** A valorisation path: a resource, through a process, to a use. */
export interface Path {
  resource: string
  use: string
  strength: Strength
  process: string
  receiverFr: string
  receiverNaf: string[]
  conditionsFr: string[]
  season: string
  source: string
  /** By somebody of the territory, to the base as it is shipped. */
  isAdded?: true
}

/** How a resource becomes another, and who does that: between a stock and a need stands a transformer. */
export interface Transformation {
  id: string
  input: string
  output: string
  process: string
  /** Resources of the knowledge base that a structure offers when it can do it for others. */
  services: string[]
  transformerNaf: string[]
  transformerFr: string
  conditionsFr: string[]
  source: string
}

/** A state or quality read in a text, which changes what is allowed. */
export interface Qualifier {
  id: string
  labelFr: string
  labelEn: string
  expressionsFr: string[]
  kind: 'contaminant' | 'treatment' | 'sanitary' | 'state' | 'grade'
}

/** A hard stop or a warning: filled lists are ANDed, values within a list ORed. */
export interface Stop {
  id: string
  verdict: 'stop' | 'warn'
  resources: string[]
  wasteCodes: string[]
  qualifiers: string[]
  uses: string[]
  receiverNaf: string[]
  reasonFr: string
  source: string
  checkedOn: string
}

/** How trades name themselves in a need, with their NAF class or group. */
export interface Speaker {
  naf: string
  wordsFr: string[]
}

export interface WasteCode {
  code: string
  hazardous: boolean
  /** Absolute or mirror entry, non-hazardous or hazardous: AN, AH, MN, MH. */
  entryType: 'AN' | 'AH' | 'MN' | 'MH'
  mirror: string[]
  labelFr: string
  labelEn: string
  keywordsFr: string[]
}

export interface Knowledge {
  resources: Resource[]
  uses: Use[]
  paths: Path[]
  transformations: Transformation[]
  qualifiers: Qualifier[]
  stops: Stop[]
  legalPoints: LegalPoint[]
  speakers: Speaker[]
  wasteCodes: WasteCode[]
}
