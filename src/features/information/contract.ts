import { z } from 'zod'
import {
  informationAudiences,
  informationCategories,
  informationStandings,
  informationStates,
  informationThemes,
} from '../../kernel/information.ts'
import { plainText } from '../../kernel/plain-text.ts'
import { sectors } from '../../kernel/sectors.ts'
import { fileView } from '../files/contract.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const title = text(160).min(3, 'Donnez un titre.')

/** An address that a press opens. */
const webAddress = text(500).refine(
  (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
  'Une adresse commence par https:// ou http://.',
)

/** All that its writers say of an item. */
export const informationContent = z.object({
  category: z.enum(informationCategories),
  title,
  /** What it says in two sentences: read in lists and in the feed. */
  summary: text(400),
  /** Markdown, see `src/kernel/markdown.ts`. */
  body: text(30_000),
  byline: text(120).min(2, 'Dites qui signe.'),
  sourceName: text(160),
  sourceUrl: webAddress.nullable(),
  /** Resources of the knowledge base. */
  resourceIds: z.array(z.string().max(80)).max(12, 'Au plus 12 ressources.'),
  sectors: z.array(z.enum(sectors)).max(sectors.length),
  themes: z.array(z.enum(informationThemes)).max(6, 'Au plus 6 thèmes.'),
  audience: z.enum(informationAudiences),
  /** How many months it holds after a check. */
  validMonths: z.number().int().min(1, 'Au moins un mois.').max(60, 'Au plus 60 mois.'),
  /** The last day of a call for projects. */
  closesOn: day.nullable(),
})
export type InformationContent = z.output<typeof informationContent>

/** Begins a draft; the rest has its usual value until somebody writes it. */
export const informationInput = informationContent.partial().required({ category: true, title: true })
export type InformationInput = z.output<typeof informationInput>

/** Only what changes, by who read this version. */
export const informationChange = informationContent.partial().extend({ version: z.number().int() })
export type InformationChange = z.output<typeof informationChange>

export const informationStep = z.object({ to: z.enum(informationStates) })

const resource = z.object({ id: z.string(), label: z.string() })

/** Why an item stands where it does for its reader. */
export const informationReason = z.discriminatedUnion('kind', [
  /** A live flow of the reader's structure is this resource. */
  z.object({ kind: z.literal('resource'), label: z.string() }),
  /** The reader's structure is of this trade. */
  z.object({ kind: z.literal('sector'), sector: z.enum(sectors) }),
])
export type InformationReason = z.output<typeof informationReason>

const shown = z.object({
  id: z.string(),
  category: z.enum(informationCategories),
  title: z.string(),
  summary: z.string(),
  byline: z.string(),
  source: z.object({ name: z.string(), url: z.string().nullable() }),
  resources: z.array(resource),
  sectors: z.array(z.enum(sectors)),
  themes: z.array(z.enum(informationThemes)),
  standing: z.enum(informationStandings),
  /** Days. */
  checkedOn: z.string(),
  toCheckOn: z.string(),
  closesOn: z.string().nullable(),
  publishedAt: z.string().nullable(),
  changedAt: z.string(),
})

export const informationSummary = shown.extend({
  audience: z.enum(informationAudiences),
  state: z.enum(informationStates),
  /** Why the reader sees it early; the strongest first. */
  reasons: z.array(informationReason),
})
export type InformationSummary = z.output<typeof informationSummary>

export const informationImage = fileView
export type InformationImage = z.output<typeof informationImage>

export const informationView = informationSummary.extend({
  body: z.string(),
  validMonths: z.number(),
  version: z.number(),
  /** Who said last that it is true; null when the account is gone. */
  checkedBy: z.string().nullable(),
  author: z.string().nullable(),
  /** For who writes: all of them, shown or not. */
  images: z.array(informationImage),
  maxMegabytes: z.number(),
  /** Where it may go, and what is missing for that; for who writes. */
  steps: z.array(z.object({ to: z.enum(informationStates), blockedBy: z.string().nullable() })),
  can: z.object({ write: z.boolean(), remove: z.boolean() }),
})
export type InformationView = z.output<typeof informationView>

export const informationQuery = z.object({
  q: text(100).optional(),
  category: z.enum(informationCategories).optional(),
  theme: z.enum(informationThemes).optional(),
  sector: z.enum(sectors).optional(),
  /** A resource of the knowledge base: it and everything under it. */
  resource: z.string().max(80).optional(),
  standing: z.enum(informationStandings).optional(),
  /** For who writes; the others read what is published. */
  state: z.enum(informationStates).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type InformationQuery = z.output<typeof informationQuery>

/** What touches the reader's flows first. */
export const informationList = z.object({
  total: z.number(),
  items: z.array(informationSummary),
  can: z.object({ write: z.boolean() }),
})
export type InformationList = z.output<typeof informationList>

export const versionView = z.object({
  version: z.number(),
  at: z.string(),
  author: z.string().nullable(),
  content: informationContent,
})
export type VersionView = z.output<typeof versionView>
/** What it said each time it was published or corrected, the last first. */
export const versionList = z.object({ total: z.number(), items: z.array(versionView) })
export type VersionList = z.output<typeof versionList>

/** As anybody reads it: no name but the one it is signed with. */
export const publicItem = shown
export type PublicItem = z.output<typeof publicItem>
export const publicArticle = shown.extend({ body: z.string() })
export type PublicArticle = z.output<typeof publicArticle>
export const publicList = z.object({ total: z.number(), items: z.array(publicItem) })
export type PublicList = z.output<typeof publicList>
