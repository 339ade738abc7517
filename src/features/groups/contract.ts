import { z } from 'zod'
import { groupOrigins, groupStates, groupVisibilities, memberStates } from '../../kernel/groups.ts'
import { plainText } from '../../kernel/plain-text.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const title = text(120).min(2, 'Donnez un titre au groupe : son thème.')
const objectives = text(2000)
const person = z.object({ id: z.string(), name: z.string() })
const structure = z.object({ id: z.string(), name: z.string() })

export const groupInput = z.object({
  title,
  objectives: objectives.nullable().default(null),
  visibility: z.enum(groupVisibilities).default('closed'),
  /** The synergy it is born from: its introduced structures are in it at once. */
  synergyId: z.string().nullable().default(null),
  /** The pooling proposal it is born from: its structures are invited. */
  poolingId: z.string().nullable().default(null),
  /** Structures that are invited. */
  organisationIds: z.array(z.string()).max(60, 'Un groupe réunit au plus 60 structures.').default([]),
})
export type GroupInput = z.output<typeof groupInput>

/** Only what changes. */
export const groupChange = z.object({
  title: title.optional(),
  objectives: objectives.nullable().optional(),
  visibility: z.enum(groupVisibilities).optional(),
  leadId: z.string().nullable().optional(),
  isClosed: z.boolean().optional(),
})
export type GroupChange = z.output<typeof groupChange>

export const groupSummary = z.object({
  id: z.string(),
  title: z.string(),
  visibility: z.enum(groupVisibilities),
  state: z.enum(groupStates),
  /** The last day on which something happened in it. */
  lastLivedOn: z.string(),
  memberCount: z.number(),
  openTaskCount: z.number(),
  lateTaskCount: z.number(),
  /** For those of it. */
  nextMeeting: z.object({ title: z.string(), heldOn: z.string(), startsAt: z.string() }).nullable(),
  lead: person.nullable(),
  /** Where the structures of the reader stand with it. */
  own: z.array(structure.extend({ state: z.enum(memberStates) })),
  /** The reader reads all that is shared in it. */
  isInside: z.boolean(),
})
export type GroupSummary = z.output<typeof groupSummary>

export const groupMember = structure.extend({
  state: z.enum(memberStates),
  at: z.string(),
  /** What it said when it asked to join. */
  message: z.string().nullable(),
  can: z.object({ answer: z.boolean(), leave: z.boolean() }),
})
export type GroupMember = z.output<typeof groupMember>

export const groupView = groupSummary.extend({
  /** For those of it and those who are invited. */
  objectives: z.string().nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  /** What it was born from, and the synergy when the reader may read it. */
  origin: z.enum(groupOrigins),
  synergyId: z.string().nullable(),
  /** Those who are in it; whoever manages it reads those who are invited and who ask, too. */
  members: z.array(groupMember),
  /** Whom it may be given to as its lead, for who may do that. */
  possibleLeads: z.array(person),
  /** Structures of the reader that may ask to join. */
  mayAsk: z.array(structure),
  can: z.object({
    /** Its title, its objectives, who leads it, answers to who asks. */
    manage: z.boolean(),
    /** Invites structures, opens it to the network. */
    facilitate: z.boolean(),
    decide: z.boolean(),
  }),
})
export type GroupView = z.output<typeof groupView>

export const groupQuery = z.object({
  q: text(100).optional(),
  state: z.enum(groupStates).optional(),
  /** Those of which the reader reads everything; or the open ones besides. */
  inside: z.enum(['yes', 'no']).optional(),
  organisation: z.string().optional(),
  synergy: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type GroupQuery = z.output<typeof groupQuery>

/** Groups the reader knows of, the last that lived first. */
export const groupList = z.object({ total: z.number(), items: z.array(groupSummary) })
export type GroupList = z.output<typeof groupList>

export const memberInput = z.object({ organisationId: z.string() })

export const joinInput = z.object({
  organisationId: z.string(),
  message: text(600).nullable().default(null),
})
export type JoinInput = z.output<typeof joinInput>

export const memberAnswer = z.object({ accept: z.boolean() })

/* Decisions */

const decisionText = text(2000).min(2, 'Écrivez ce qui a été décidé.')

export const decisionInput = z.object({
  text: decisionText,
  takenOn: day,
  correctsId: z.string().nullable().default(null),
})
export type DecisionInput = z.output<typeof decisionInput>

export const decisionChange = z.object({ text: decisionText.optional(), takenOn: day.optional() })
export type DecisionChange = z.output<typeof decisionChange>

export const decisionView = z.object({
  id: z.string(),
  text: z.string(),
  takenOn: z.string(),
  author: z.string(),
  /** The structure its author spoke for; null: a facilitator. */
  organisation: structure.nullable(),
  at: z.string(),
  correctsId: z.string().nullable(),
  /** Corrected by a later one. */
  isCorrected: z.boolean(),
  /** Until it is a day old. */
  can: z.object({ change: z.boolean() }),
})
export type DecisionView = z.output<typeof decisionView>

/** The last taken first. */
export const decisionList = z.object({ total: z.number(), items: z.array(decisionView) })
export type DecisionList = z.output<typeof decisionList>
