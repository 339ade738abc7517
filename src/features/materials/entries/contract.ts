import { z } from 'zod'
import { strengths } from '../knowledge.ts'

export const entryKinds = ['synonym', 'path', 'stop'] as const
export type EntryKind = (typeof entryKinds)[number]

const line = (max: number) => z.string().trim().max(max)
const ids = z.array(line(100)).max(50)
/** Where the knowledge comes from; that it is there, and all that refers to the base, is checked with it. */
const source = line(300)

export const synonymContent = z.object({
  kind: z.literal('synonym'),
  of: z.enum(['resource', 'use']),
  /** The resource or the use that the phrase names. */
  target: line(100),
  language: z.enum(['fr', 'en']),
  phrase: line(80),
  source,
})

export const pathContent = z.object({
  kind: z.literal('path'),
  resource: line(100),
  use: line(100),
  strength: z.enum(strengths),
  process: line(200).default(''),
  receiverFr: line(200).default(''),
  receiverNaf: z.array(line(8)).max(30).default([]),
  conditionsFr: z.array(line(200)).max(12).default([]),
  season: line(100).default(''),
  source,
})

export const stopContent = z.object({
  kind: z.literal('stop'),
  verdict: z.enum(['stop', 'warn']),
  resources: ids.default([]),
  wasteCodes: ids.default([]),
  qualifiers: ids.default([]),
  uses: ids.default([]),
  receiverNaf: z.array(line(8)).max(30).default([]),
  reasonFr: line(500),
  source,
  /** The day the source was read, `YYYY-MM-DD`. */
  checkedOn: z.iso.date(),
})

/** What a facilitator adds to the knowledge base. */
export const entryContent = z.discriminatedUnion('kind', [synonymContent, pathContent, stopContent])
export type EntryContent = z.output<typeof entryContent>
export type SynonymContent = z.output<typeof synonymContent>

/** All the phrases that the shipped base gives to one resource or use, with the usual waste codes of a resource. */
const shippedSynonyms = z.object({
  kind: z.literal('synonyms'),
  of: z.enum(['resource', 'use']),
  target: z.string(),
  phrasesFr: z.array(z.string()),
  phrasesEn: z.array(z.string()),
  wasteCodes: z.array(z.string()),
  source: z.string(),
})
export const shownContent = z.discriminatedUnion('kind', [
  synonymContent,
  pathContent,
  stopContent,
  shippedSynonyms,
])
export type ShownContent = z.output<typeof shownContent>

const entryState = z.enum(['live', 'withdrawn'])
const bilingual = z.object({ fr: z.string(), en: z.string() })

export const entryView = z.object({
  id: z.string(),
  kind: z.enum(entryKinds),
  /** Shipped with Boucle, or added by somebody of this territory. */
  origin: z.enum(['shipped', 'added']),
  state: entryState,
  /** Counts from 1; 0 for what is shipped. */
  version: z.number().int(),
  content: shownContent,
  /** Names of what the content refers to, by `resource/<id>`, `use/<id>`, `quality/<id>`, `code/<code>`. */
  names: z.record(z.string(), bilingual),
  /** Who wrote this version; null when shipped or when the account is gone. */
  author: z.string().nullable(),
  at: z.string().nullable(),
  /** Why a live entry is not used: since it was added, the shipped base came to contradict it. */
  problem: z.string().nullable(),
})
export type EntryView = z.output<typeof entryView>

export const entryList = z.object({
  total: z.number(),
  /** Of each kind, under the other filters. */
  counts: z.object({ synonym: z.number(), path: z.number(), stop: z.number() }),
  /** Who wrote the present version of an added entry, whatever the filters: to choose from. */
  authors: z.array(z.object({ id: z.string(), name: z.string() })),
  items: z.array(entryView),
})
export type EntryList = z.output<typeof entryList>

export const entryVersion = z.object({
  version: z.number().int(),
  state: entryState,
  content: shownContent,
  author: z.string().nullable(),
  at: z.string(),
})

/** One entry with all its versions, the latest first. */
export const entryHistory = entryView.extend({ versions: z.array(entryVersion) })
export type EntryHistory = z.output<typeof entryHistory>

export const entryQuery = z.object({
  q: z.string().trim().max(100).default(''),
  kind: z.enum(entryKinds).optional(),
  origin: z.enum(['shipped', 'added']).optional(),
  /** Only what is added has one; by it, only what is added is found. */
  author: z.string().max(100).optional(),
  /** Only what refers to this: `resource/<id>`, `use/<id>`, `quality/<id>`, `code/<code>`. */
  about: z.string().max(120).optional(),
  /** Without it, both; what is shipped is live. */
  state: entryState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type EntryQuery = z.output<typeof entryQuery>

/** The version that the person was reading: another's change in between must not be lost. */
const version = z.number().int().min(1)
export const entryChange = z.object({ version, content: entryContent })
export const entryAddition = z.object({ content: entryContent })
export const entryWithdrawal = z.object({ version })
export const entryRestoration = z.object({ version, from: z.number().int().min(1) })

/** What a change would do to the flows that the person works on. */
export const knowledgeEffect = z.object({
  /** Flows to read and rank again. */
  stocks: z.number().int(),
  needs: z.number().int(),
  /** Of these, those whose words would be read otherwise. */
  readOtherwise: z.number().int(),
  /** Pairs not proposed today that would be. */
  gained: z.number().int(),
  /** Pairs proposed today that would no longer be. */
  stopped: z.number().int(),
})
export type KnowledgeEffect = z.output<typeof knowledgeEffect>

export const previewInput = z.object({
  /** The entry that would change; null for a new one. */
  id: z.string().nullable().default(null),
  content: entryContent,
})
export const preview = z.object({
  faults: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  /** Null while there are faults in what the entry is about. */
  effect: knowledgeEffect.nullable(),
  /** What a phrase is read as today: surely, or by words that come near; null: nothing, or not a phrase. */
  today: z.object({ kind: z.enum(['resource', 'use']), name: bilingual, isSure: z.boolean() }).nullable(),
  /** Paths already known from the same resource to the same use. */
  paths: z.number().int(),
})
export type Preview = z.output<typeof preview>

/** What the forms choose from besides resources and waste codes: short enough to be read whole. */
export const vocabulary = z.object({
  uses: z.array(z.object({ id: z.string(), name: bilingual })),
  qualities: z.array(z.object({ id: z.string(), name: bilingual })),
  /** NAF divisions, in French as INSEE names them. */
  activities: z.array(z.object({ id: z.string(), label: z.string() })),
})
export type Vocabulary = z.output<typeof vocabulary>
