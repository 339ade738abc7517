import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import {
  projectExitReasons,
  projectMemberStates,
  projectOutcomes,
  projectStages,
} from '../../kernel/projects.ts'
import { serviceKinds } from '../../kernel/shared-services.ts'
import { synergyKinds } from '../../kernel/synergies.ts'
import { visibilities } from '../../kernel/visibility.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const title = text(120).min(2, 'Donnez un nom au projet.')
const what = text(2000).min(2, 'Dites ce que vous voulez faire.')
const lack = text(160).min(2, 'Dites ce qui manque.')
const person = z.object({ id: z.string(), name: z.string() })
const structure = z.object({ id: z.string(), name: z.string() })

export const projectInput = z.object({
  /** The structure that proposes it. */
  organisationId: z.string(),
  title,
  what,
  /** With whom, in its own words. */
  withWhom: text(600).nullable().default(null),
  dueOn: day.nullable().default(null),
  lacks: z.array(lack).max(12, 'Un projet dit au plus 12 manques.').default([]),
  /** Hidden by default: its facilitators alone. */
  visibility: z.enum(visibilities).default('facilitators'),
})
export type ProjectInput = z.output<typeof projectInput>

/** Only what changes. */
export const projectChange = z.object({
  title: title.optional(),
  what: what.optional(),
  withWhom: text(600).nullable().optional(),
  dueOn: day.nullable().optional(),
  visibility: z.enum(visibilities).optional(),
})
export type ProjectChange = z.output<typeof projectChange>

export const lackInput = z.object({ label: lack })
export const lackChange = z.object({ isMet: z.boolean() })

/** `from`: the stage that the author saw. */
export const projectStepInput = z.object({
  from: z.enum(projectStages),
  to: z.enum(projectStages),
  reason: z.enum(projectExitReasons).nullable().default(null),
  note: text(1000).nullable().default(null),
})
export type ProjectStepInput = z.output<typeof projectStepInput>

export const projectInvitation = z.object({ organisationId: z.string() })
export const projectRequest = z.object({
  organisationId: z.string(),
  message: text(600).nullable().default(null),
})
export type ProjectRequest = z.output<typeof projectRequest>
export const projectAnswer = z.object({ accept: z.boolean() })

/** Who supports it; null: nobody any more. */
export const supporterInput = z.object({ supporterId: z.string().nullable() })

export const becomingInput = z.object({
  outcome: z.enum(projectOutcomes),
  /** Of a service. */
  serviceKind: z.enum(serviceKinds).default('other'),
  /** Of a synergy: its shape, and the flows of the structures of the project. */
  synergyKind: z.enum(synergyKinds).default('pooling'),
  flowIds: z.array(z.string()).max(40).default([]),
})
export type BecomingInput = z.output<typeof becomingInput>

export const projectMemberView = structure.extend({
  state: z.enum(projectMemberStates),
  at: z.string(),
  message: z.string().nullable(),
  can: z.object({ answer: z.boolean(), leave: z.boolean() }),
})
export type ProjectMemberView = z.output<typeof projectMemberView>

export const projectSummary = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.enum(projectStages),
  stageAt: z.string(),
  visibility: z.enum(visibilities),
  dueOn: z.string().nullable(),
  /** Its day has passed and it is not achieved. */
  isLate: z.boolean(),
  /** Who proposes it; null while its name is not the reader’s to know. */
  owner: structure.nullable(),
  /** Structures in it, the one that proposed it counted. */
  structureCount: z.number(),
  /** What is still missing. */
  lacks: z.array(z.string()),
  /** A facilitator supports it. */
  isSupported: z.boolean(),
  updatedAt: z.string(),
  own: z.array(structure.extend({ state: z.enum(projectMemberStates) })),
  isInside: z.boolean(),
})
export type ProjectSummary = z.output<typeof projectSummary>

export const projectView = projectSummary.extend({
  what: z.string(),
  /** For those of it and its facilitators. */
  withWhom: z.string().nullable(),
  createdAt: z.string(),
  supporter: person.nullable(),
  possibleSupporters: z.array(person),
  allLacks: z.array(z.object({ id: z.string(), label: z.string(), isMet: z.boolean() })),
  members: z.array(projectMemberView),
  history: z.array(
    z.object({
      from: z.enum(projectStages).nullable(),
      to: z.enum(projectStages),
      reason: z.enum(projectExitReasons).nullable(),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  steps: z.array(z.object({ to: z.enum(projectStages), blockedBy: z.string().nullable() })),
  /** What it became, for those of it. */
  became: z.array(z.object({ outcome: z.enum(projectOutcomes), id: z.string() })),
  mayAsk: z.array(structure),
  can: z.object({
    /** Its words, its stage, answers to who asks. */
    manage: z.boolean(),
    /** Invites, supports, makes something of it. */
    facilitate: z.boolean(),
  }),
})
export type ProjectView = z.output<typeof projectView>

export const projectQuery = z.object({
  q: text(100).optional(),
  stage: z.enum(projectStages).optional(),
  open: z.enum(['yes', 'no']).optional(),
  inside: z.enum(['yes', 'no']).optional(),
  /** For facilitators: those that nobody supports yet, or that somebody does. */
  supported: z.enum(['yes', 'no']).optional(),
  organisation: z.string().optional(),
  /** What it became. */
  group: z.string().optional(),
  synergy: z.string().optional(),
  service: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ProjectQuery = z.output<typeof projectQuery>

/** Projects the reader knows of, the last that changed first. */
export const projectList = z.object({
  total: z.number(),
  byStage: z.record(z.enum(projectStages), z.number()),
  items: z.array(projectSummary),
})
export type ProjectList = z.output<typeof projectList>
