import { z } from 'zod'
import { families } from '../../kernel/families.ts'
import { refusals, verdicts } from '../../kernel/match-decisions.ts'
import { flowView } from '../flows/contract.ts'
import { type TermId, termIds } from './engine/terms.ts'

export const matchKinds = ['substitution', 'sharing', 'pooling'] as const

export const termView = z.object({
  id: z.enum(termIds),
  /** 0–1; null when unknown: it is then to be checked. */
  value: z.number().nullable(),
  weight: z.number(),
  sentence: z.string(),
})

export const decisionView = z.object({
  verdict: z.enum(verdicts),
  /** Of a refusal. */
  reason: z.enum(refusals).nullable(),
  /** Of a postponed one: the day it comes back. */
  until: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string(),
})
export type DecisionView = z.output<typeof decisionView>

export const decisionInput = z.object({
  verdict: z.enum(verdicts),
  reason: z.enum(refusals).nullable().default(null),
  until: z.iso.date('Une date s’écrit AAAA-MM-JJ.').nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
})
export type DecisionInput = z.output<typeof decisionInput>

/** A facilitator, for other facilitators. */
const personView = z.object({ id: z.string(), name: z.string() })
export type PersonView = z.output<typeof personView>

export const matchView = z.object({
  /** `<stock id>~<need id>` */
  id: z.string(),
  kind: z.enum(matchKinds),
  score: z.number(),
  distanceKm: z.number().nullable(),
  resourceId: z.string().nullable(),
  resourceLabel: z.string().nullable(),
  reasons: z.array(z.string()),
  toCheck: z.array(z.string()),
  terms: z.array(termView),
  /** What a facilitator decided of it; for facilitators. */
  decision: decisionView.nullable(),
  /** Who is to look at it; for facilitators. */
  assignedTo: personView.nullable(),
  stock: flowView,
  need: flowView,
})
export type MatchView = z.output<typeof matchView>

const weight = z.number().min(0).max(2)
export const weightsView = z.object(
  Object.fromEntries(termIds.map((id) => [id, weight])) as Record<TermId, typeof weight>,
)

/** What decisions teach of the weights; see `learnWeights`. */
const lessonView = z.object({
  weights: weightsView,
  kept: z.number(),
  refused: z.number(),
  lossBefore: z.number(),
  lossAfter: z.number(),
  orderedBefore: z.number(),
  orderedAfter: z.number(),
  isBetter: z.boolean(),
})

export const weighingView = z.object({
  present: weightsView,
  /** Those that Boucle comes with. */
  shipped: weightsView,
  /** Decisions so far, and how many of either sort it takes to learn. */
  decided: z.object({ kept: z.number(), refused: z.number(), enough: z.number() }),
  lesson: lessonView.nullable(),
  /** Weights that were taken up, the last first; without a lesson, earlier ones taken up again. */
  history: z.array(
    z.object({ id: z.string(), weights: weightsView, lesson: lessonView.nullable(), at: z.string() }),
  ),
})
export type WeighingView = z.output<typeof weighingView>

export const matchQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(matchKinds).optional(),
  family: z.enum(families).optional(),
  /** A resource of the knowledge base: it and everything under it. */
  resource: z.string().optional(),
  /** Matches in which this structure takes part. */
  organisation: z.string().optional(),
  /** Matches of this stock or need. */
  flow: z.string().optional(),
  /** For facilitators: what was decided; without it, all but what was refused. */
  decision: z.enum(['none', ...verdicts]).optional(),
  /** For facilitators: given to this person, by id; `me` is who asks. */
  assignedTo: z.string().max(64).optional(),
  /** For facilitators: whether a synergy that goes on holds the pair. */
  synergy: z.enum(['none', 'open']).optional(),
  maxKm: z.coerce.number().min(0).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type MatchQuery = z.output<typeof matchQuery>

export const matchList = z.object({ total: z.number(), items: z.array(matchView) })
export type MatchList = z.output<typeof matchList>

export const queueQuery = matchQuery.pick({ assignedTo: true }).extend({
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})
export type QueueQuery = z.output<typeof queueQuery>

/** One side of a candidate, as far as its reader may know it. */
const sideInShort = flowView.pick({
  ...{ id: true, label: true, quantity: true, unit: true, period: true },
  ...{ party: true, seenAs: true, visibility: true, can: true },
})

/** A match to be sorted, in as few words as choose the next one to open. */
export const candidateView = matchView
  .pick({
    ...{ id: true, kind: true, score: true, distanceKm: true, resourceId: true, resourceLabel: true },
    assignedTo: true,
  })
  .extend({
    stock: sideInShort,
    need: sideInShort,
    /** It was decided before, and is to be again: the day came, or what it was refused for changed. */
    cameBack: z.enum(['day-came', 'changed']).nullable(),
    /** The sides that asked to be introduced to the other; who and in which words, for those who work on them. */
    askedBy: z.array(
      z.object({
        side: z.enum(['stock', 'need']),
        at: z.string(),
        person: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  })
export type CandidateView = z.output<typeof candidateView>

export const queueView = z.object({
  /** All there are; `items` may be fewer. */
  total: z.number(),
  items: z.array(candidateView),
  /** Who may be given some of them. */
  colleagues: z.array(personView),
})
export type QueueView = z.output<typeof queueView>

/** One input for many matches. */
export const batchInput = z
  .object({
    ids: z
      .array(z.string().max(100))
      .min(1, 'Choisissez au moins une piste.')
      .max(200, 'Au plus 200 pistes à la fois.'),
    /** Null: undecided again. Left out: what was decided stays. */
    decision: decisionInput.nullable().optional(),
    /** Null: to nobody any more. Left out: whoever it is stays. */
    assignedTo: z.string().max(64).nullable().optional(),
  })
  .refine(({ decision, assignedTo }) => decision !== undefined || assignedTo !== undefined, {
    message: 'Dites ce qui est décidé, ou à qui ces pistes sont confiées.',
    path: ['decision'],
  })
export type BatchInput = z.output<typeof batchInput>

/** `not-found`: hidden as well as unknown. `not-theirs`: whom it is given to works on neither side. */
export const batchOutcomes = ['done', 'unchanged', 'not-found', 'not-theirs'] as const
export type BatchOutcome = (typeof batchOutcomes)[number]
export const batchView = z.object({
  rows: z.array(z.object({ id: z.string(), outcome: z.enum(batchOutcomes) })),
})
export type BatchView = z.output<typeof batchView>

/** Several structures with the same need or the same flow near one another. */
export const poolingView = z.object({
  id: z.string(),
  resourceId: z.string(),
  resourceLabel: z.string(),
  family: z.enum(families),
  reasons: z.array(z.string()),
  /** What is gathered beside what makes it worth launching; null when no source says it, or for who sees less. */
  threshold: z
    .object({ state: z.enum(['reached', 'short', 'unknown']), sentence: z.string(), source: z.string() })
    .nullable(),
  toCheck: z.array(z.string()),
  radiusKm: z.number().nullable(),
  score: z.number(),
  members: z.array(flowView),
})
export type PoolingView = z.output<typeof poolingView>
export const poolingList = z.object({ total: z.number(), items: z.array(poolingView) })
export type PoolingList = z.output<typeof poolingList>

export const allotmentTypes = ['aggregation', 'split'] as const

/** Several small stocks for one need, or one stock shared out between several needs. */
export const allotmentView = z.object({
  id: z.string(),
  type: z.enum(allotmentTypes),
  /** The need of an aggregation, the stock of a split. */
  centre: flowView,
  parts: z.array(
    z.object({
      flow: flowView,
      /** The pair it rests on: `<stock id>~<need id>`. */
      matchId: z.string(),
      /** Of the flow at the centre, 0–1. */
      share: z.number(),
      distanceKm: z.number().nullable(),
    }),
  ),
  /** Share of the flow at the centre that the parts take, 0–1. */
  allotted: z.number(),
  /** What is left of it, in its own unit and period. */
  balance: z.number(),
  score: z.number(),
  reasons: z.array(z.string()),
  toCheck: z.array(z.string()),
})
export type AllotmentView = z.output<typeof allotmentView>

export const allotmentQuery = z.object({
  type: z.enum(allotmentTypes).optional(),
  family: z.enum(families).optional(),
  organisation: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type AllotmentQuery = z.output<typeof allotmentQuery>
export const allotmentList = z.object({ total: z.number(), items: z.array(allotmentView) })
export type AllotmentList = z.output<typeof allotmentList>

/** A stock that becomes what a need asks for by the work of a third structure. */
export const chainView = z.object({
  id: z.string(),
  transformation: z.object({
    id: z.string(),
    process: z.string(),
    inputLabel: z.string(),
    outputLabel: z.string(),
    /** Who does it usually, in French. */
    transformerFr: z.string(),
    source: z.string(),
  }),
  stock: flowView,
  need: flowView,
  /** Null when no structure known to the reader does it: a missing link. */
  transformer: z
    .object({ organisationId: z.string(), name: z.string(), communeName: z.string().nullable() })
    .nullable(),
  /** By road: to the transformer and on to the need; one leg, straight on, without a transformer. */
  legsKm: z.array(z.number().nullable()),
  score: z.number(),
  reasons: z.array(z.string()),
  toCheck: z.array(z.string()),
})
export type ChainView = z.output<typeof chainView>

/** A transformation that stocks and needs wait for. */
const missingLink = z.object({
  id: z.string(),
  process: z.string(),
  transformerFr: z.string(),
  stockCount: z.number(),
  needCount: z.number(),
})
export type MissingLink = z.output<typeof missingLink>

export const chainQuery = z.object({
  transformer: z.enum(['known', 'missing']).optional(),
  family: z.enum(families).optional(),
  organisation: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ChainQuery = z.output<typeof chainQuery>
export const chainList = z.object({
  total: z.number(),
  items: z.array(chainView),
  /** Whatever the page. */
  missing: z.array(missingLink),
})
export type ChainList = z.output<typeof chainList>

export const stoppedView = z.object({
  stock: flowView,
  need: flowView,
  /** Id of the rule, and the rule in French words. */
  rule: z.string(),
  ruleLabel: z.string(),
  reason: z.string(),
  source: z.string(),
  /** The day the source was last noted in the knowledge base. */
  checkedOn: z.iso.date(),
})
export type StoppedView = z.output<typeof stoppedView>
export const stoppedList = z.object({ total: z.number(), items: z.array(stoppedView) })
export type StoppedList = z.output<typeof stoppedList>
