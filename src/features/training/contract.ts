import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import { trainingStates, trainingStepKinds } from '../../kernel/training.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const id = z.string().max(60)

/** A guide says which item; a session its title, or which event it is. */
export const stepInput = z.object({
  /** Of a step that is there already: who followed it stays. */
  id: id.nullable().default(null),
  kind: z.enum(trainingStepKinds),
  informationId: id.nullable().default(null),
  eventId: id.nullable().default(null),
  title: text(160).default(''),
  heldOn: day.nullable().default(null),
  place: text(200).nullable().default(null),
})
export type StepInput = z.output<typeof stepInput>

const pathFields = {
  title: text(120).min(3, 'Donnez un titre au parcours.'),
  summary: text(600),
  resourceId: z.string().max(80).nullable(),
}

export const pathInput = z.object({
  ...pathFields,
  summary: pathFields.summary.default(''),
  resourceId: pathFields.resourceId.default(null),
})
export type PathInput = z.output<typeof pathInput>

/** The whole of it, by who read it as it was at `changedAt`. */
export const pathChange = z.object({
  ...pathFields,
  steps: z.array(stepInput).max(30, 'Un parcours compte au plus 30 étapes.'),
  changedAt: z.string().max(40),
})
export type PathChange = z.output<typeof pathChange>

export const pathStep = z.object({ to: z.enum(trainingStates) })

const named = z.object({ id: z.string(), label: z.string() })

export const stepView = z.object({
  id: z.string(),
  kind: z.enum(trainingStepKinds),
  /** Of a guide that the reader may not read, null: it says so. */
  title: z.string().nullable(),
  informationId: z.string().nullable(),
  /** The event, when the reader knows of it. */
  eventId: z.string().nullable(),
  heldOn: z.string().nullable(),
  place: z.string().nullable(),
  /** How many people followed it, whoever they are. */
  followedCount: z.number(),
  /** When the reader did; null: not yet. */
  followedAt: z.string().nullable(),
})
export type StepView = z.output<typeof stepView>

export const pathSummary = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  skill: named.nullable(),
  state: z.enum(trainingStates),
  stepCount: z.number(),
  /** Of those steps, how many the reader followed. */
  followedCount: z.number(),
  /** How many people followed one of its steps at least. */
  peopleCount: z.number(),
  nextSessionOn: z.string().nullable(),
})
export type PathSummary = z.output<typeof pathSummary>

export const pathView = pathSummary.extend({
  steps: z.array(stepView),
  changedAt: z.string(),
  /** Where the skill stands in the network, as the reader is shown it; null: the path names none. */
  network: z.object({ wanted: z.number(), offered: z.number(), matches: z.number() }).nullable(),
  /** Where it may go, and what is missing for that; for who writes. */
  moves: z.array(z.object({ to: z.enum(trainingStates), blockedBy: z.string().nullable() })),
  /** Structures whose people’s progress the reader may see, their own. */
  ownStructures: z.array(z.object({ id: z.string(), name: z.string() })),
  can: z.object({ write: z.boolean(), remove: z.boolean(), noteAttendance: z.boolean() }),
})
export type PathView = z.output<typeof pathView>

export const trainingQuery = z.object({
  q: text(100).optional(),
  state: z.enum(trainingStates).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type TrainingQuery = z.output<typeof trainingQuery>

/** The nearest session first, then by title. */
export const pathList = z.object({
  total: z.number(),
  items: z.array(pathSummary),
  can: z.object({ write: z.boolean() }),
})
export type PathList = z.output<typeof pathList>

export const peopleQuery = z.object({ organisation: id })

const follower = z.object({
  userId: z.string(),
  name: z.string(),
  /** Steps that they followed. */
  stepIds: z.array(z.string()),
})
/** The people of one structure, by name, with what they followed of a path. */
export const followerList = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  total: z.number(),
  items: z.array(follower),
})
export type FollowerList = z.output<typeof followerList>
