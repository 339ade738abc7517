import { z } from 'zod'
import { exitReasons, openStages, partyRoles, stages, synergyKinds } from '../../kernel/synergies.ts'
import { flowView } from '../flows/contract.ts'
import { followUpStates } from './follow-up.ts'

const person = z.object({ id: z.string(), name: z.string() })
const text = (max: number) => z.string().trim().max(max, `au plus ${max} caractères`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

/** A flow brings its structure, once with all of its flows; a transformer that declared none is named itself. */
export const partyInput = z.object({
  flowId: z.string().nullable().default(null),
  organisationId: z.string().nullable().default(null),
  /** Left out: what the kind of its flow says. */
  role: z.enum(partyRoles).nullable().default(null),
  /** Of its flow, in its unit and for its period. */
  promised: z.number().positive('Une quantité promise est plus grande que zéro.').nullable().default(null),
})
export type PartyInput = z.output<typeof partyInput>

export const synergyInput = z.object({
  kind: z.enum(synergyKinds),
  title: text(120).nullable().default(null),
  parties: z
    .array(partyInput)
    .min(2, 'Une synergie réunit au moins deux structures.')
    .max(40, 'Une synergie réunit au plus 40 structures.'),
  /** Taken up to be looked at later, or validated at once. */
  stage: z.enum(['proposed', 'validated']).default('validated'),
  note: text(600).nullable().default(null),
})
export type SynergyInput = z.output<typeof synergyInput>

/** `from`: the stage that the author saw, so that two facilitators do not step over each other. */
export const stepInput = z.object({
  from: z.enum(stages),
  to: z.enum(stages),
  reason: z.enum(exitReasons).nullable().default(null),
  note: text(1000).nullable().default(null),
})
export type StepInput = z.output<typeof stepInput>

export const synergyChange = z.object({
  title: text(120).min(2, 'Donnez un titre à la synergie.').nullable().optional(),
  ownerId: z.string().optional(),
  nextAction: text(300).nullable().optional(),
  nextActionOn: day.nullable().optional(),
})
export type SynergyChange = z.output<typeof synergyChange>

export const promiseInput = z.object({ promised: partyInput.shape.promised.unwrap() })
export type PromiseInput = z.output<typeof promiseInput>

export const leaveInput = z.object({
  reason: z.enum(exitReasons),
  /** For its facilitators. */
  note: text(1000).nullable().default(null),
})
export type LeaveInput = z.output<typeof leaveInput>

export const askInput = z.object({
  message: text(600).nullable().default(null),
  /** For its facilitators, with the validation that asking implies. */
  note: text(1000).nullable().default(null),
})
export type AskInput = z.output<typeof askInput>

export const partyView = z.object({
  id: z.string(),
  role: z.enum(partyRoles),
  /** Null while its name is not the reader's to know. */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Of the flows it brings, those that the reader may know of, as it is shown them. */
  flows: z.array(
    z.object({
      flow: flowView,
      /** Null: not shown to the others yet. */
      introducedAt: z.string().nullable(),
      promised: z.number().nullable(),
      /** What nobody was promised; null when the quantity is not the reader's to know. */
      free: z.number().nullable(),
    }),
  ),
  introducedAt: z.string().nullable(),
  joinedAt: z.string(),
  leftAt: z.string().nullable(),
  leftReason: z.enum(exitReasons).nullable(),
  /** For its facilitators. */
  leftNote: z.string().nullable(),
  can: z.object({ leave: z.boolean() }),
})
export type PartyView = z.output<typeof partyView>

export const stepView = z.object({
  from: z.enum(stages).nullable(),
  to: z.enum(stages),
  reason: z.enum(exitReasons).nullable(),
  /** For its facilitators. */
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})

export const synergySummary = z.object({
  id: z.string(),
  kind: z.enum(synergyKinds),
  /** Null when the reader knows none of its flows. */
  title: z.string().nullable(),
  stage: z.enum(stages),
  /** Since when it is there, and for how many days. */
  stageAt: z.string(),
  daysInStage: z.number(),
  owner: person,
  /** For its facilitators. */
  nextAction: z.string().nullable(),
  nextActionOn: z.string().nullable(),
  newsAt: z.string(),
  /** How long nothing was heard of it; for its facilitators. */
  followUp: z.object({ state: z.enum(followUpStates), days: z.number() }).nullable(),
  /** Names that the reader may know, of those who are still in it. */
  partyNames: z.array(z.string()),
  partyCount: z.number(),
  /** Flows that the reader may know, of those who are still in it. */
  flowIds: z.array(z.string()),
})
export type SynergySummary = z.output<typeof synergySummary>

export const synergyView = synergySummary.extend({
  parties: z.array(partyView),
  history: z.array(stepView),
  /** For how many days it was at each stage in all, in the order it first came to them. */
  daysInStages: z.array(z.object({ stage: z.enum(stages), days: z.number() })),
  /** Steps there are from here, and what keeps from taking each; none for who may not take them. */
  steps: z.array(z.object({ to: z.enum(stages), blockedBy: z.string().nullable() })),
  /** Introductions asked in it, the latest first. */
  introductionIds: z.array(z.string()),
  /** Who may follow it, for those who may change that. */
  possibleOwners: z.array(person),
  can: z.object({ lead: z.boolean() }),
})
export type SynergyView = z.output<typeof synergyView>

export const synergyQuery = z.object({
  stage: z.enum(stages).optional(),
  /** All but refused, abandoned and ended ones; or those alone. */
  open: z.enum(['yes', 'no']).optional(),
  kind: z.enum(synergyKinds).optional(),
  owner: z.string().optional(),
  /** For facilitators: by how long nothing was heard of it. */
  followUp: z.enum(followUpStates).optional(),
  organisation: z.string().optional(),
  flow: z.string().optional(),
  q: text(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type SynergyQuery = z.output<typeof synergyQuery>

export const synergyList = z.object({
  total: z.number(),
  /** How many of them at each stage, whatever the stage asked for. */
  byStage: z.record(z.enum(stages), z.number()),
  /** Who follows a synergy that the reader may read. */
  owners: z.array(person),
  items: z.array(synergySummary),
})
export type SynergyList = z.output<typeof synergyList>

/** How many synergies that reached a stage went on: those of a period, with its definition beside it. */
export const conversionView = z.object({
  /** Those taken up from this day to that one. */
  from: z.string(),
  to: z.string(),
  total: z.number(),
  reached: z.array(
    z.object({ stage: z.enum(openStages), count: z.number(), medianDays: z.number().nullable() }),
  ),
  exits: z.array(
    z.object({ stage: z.enum(stages), reason: z.enum(exitReasons).nullable(), count: z.number() }),
  ),
})
export type ConversionView = z.output<typeof conversionView>
