import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import { checklist } from '../../kernel/synergies.ts'
import { fileDescription, fileView } from '../files/contract.ts'
import { audiences } from './columns.ts'

export const circleParams = z.object({ id: z.string() })

/* Messages */

export const messageInput = z.object({
  text: z
    .string()
    .overwrite(plainText)
    .trim()
    .min(1, 'Écrivez d’abord votre message.')
    .max(4000, 'Un message compte au plus 4 000 caractères.'),
  /** Left out: its structures and its facilitators. */
  audience: z.enum(audiences).default('all'),
})
export type MessageInput = z.output<typeof messageInput>

export const messageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type MessageQuery = z.output<typeof messageQuery>

export const messageView = z.object({
  id: z.string(),
  audience: z.enum(audiences),
  /** Null once withdrawn by its author, and of a document that was added. */
  text: z.string().nullable(),
  /** The document that was added; without a name once it is removed. Null of a message of words. */
  document: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
  author: z.string(),
  /** The structure its author spoke for; null: a facilitator. */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  isMine: z.boolean(),
})
export type MessageView = z.output<typeof messageView>

/** The latest first. */
export const messageList = z.object({
  total: z.number(),
  items: z.array(messageView),
  /** Whom the reader may write to. */
  can: z.object({ writeTo: z.array(z.enum(audiences)) }),
})
export type MessageList = z.output<typeof messageList>

/* Tasks */

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure s’écrit comme 14:30.')
const taskLabel = text(200).min(2, 'Dites ce qui est à faire.')
const person = z.object({ id: z.string(), name: z.string() })

export const taskInput = z.object({
  label: taskLabel,
  audience: z.enum(audiences).default('all'),
  ownerId: z.string().nullable().default(null),
  dueOn: day.nullable().default(null),
})
export type TaskInput = z.output<typeof taskInput>

/** Only what changes; who reads a task never does. */
export const taskChange = z.object({
  label: taskLabel.optional(),
  ownerId: z.string().nullable().optional(),
  dueOn: day.nullable().optional(),
  isDone: z.boolean().optional(),
})
export type TaskChange = z.output<typeof taskChange>

export const taskView = z.object({
  id: z.string(),
  audience: z.enum(audiences),
  /** Of the checklist of an introduction; null: another, which its label says. */
  item: z.enum(checklist).nullable(),
  label: z.string().nullable(),
  /** Null: nobody, or somebody who takes part no more. */
  owner: person.nullable(),
  dueOn: z.string().nullable(),
  isLate: z.boolean(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  can: z.object({ change: z.boolean(), remove: z.boolean() }),
})
export type TaskView = z.output<typeof taskView>

/** What is to be done first, the most pressing before. */
export const taskList = z.object({
  total: z.number(),
  items: z.array(taskView),
  /** To whom the reader may give a task; only a facilitator is given one that structures do not read. */
  owners: z.array(person.extend({ isFacilitator: z.boolean() })),
  can: z.object({
    /** For whom the reader may add one. */
    addFor: z.array(z.enum(audiences)),
    /** The checklist has something that is not there yet, and the reader may add it. */
    addChecklist: z.boolean(),
  }),
})
export type TaskList = z.output<typeof taskList>

/* Meetings */

const meeting = z.object({
  title: text(120).min(2, 'Donnez un titre à la réunion.'),
  heldOn: day,
  startsAt: hour,
  endsAt: hour,
  place: text(300).nullable(),
})

export const meetingInput = meeting.extend({ place: meeting.shape.place.default(null) })
export type MeetingInput = z.output<typeof meetingInput>

export const meetingChange = meeting.partial()
export type MeetingChange = z.output<typeof meetingChange>

export const meetingView = meeting.extend({
  id: z.string(),
  isPast: z.boolean(),
  cancelledAt: z.string().nullable(),
  can: z.object({ change: z.boolean() }),
})
export type MeetingView = z.output<typeof meetingView>

/** Those to come first, the nearest before. */
export const meetingList = z.object({
  total: z.number(),
  items: z.array(meetingView),
  can: z.object({ plan: z.boolean() }),
})
export type MeetingList = z.output<typeof meetingList>

/* Documents */

/** The words sent beside a file. */
export const documentWords = z.object({
  description: fileDescription.nullable().default(null),
  /** Left out: its structures and its facilitators. */
  audience: z.enum(audiences).default('all'),
})
export type DocumentWords = z.output<typeof documentWords>

/** What it shows, said otherwise, or no more. */
export const documentChange = z.object({ description: fileDescription.nullable() })
export type DocumentChange = z.output<typeof documentChange>

export const documentView = fileView.extend({
  audience: z.enum(audiences),
  author: z.string(),
  /** The structure its author spoke for; null: a facilitator. */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Days of the exchanges that it proves. */
  proves: z.array(z.string()),
  can: z.object({ describe: z.boolean(), remove: z.boolean() }),
})
export type DocumentView = z.output<typeof documentView>

/** The latest first. */
export const documentList = z.object({
  total: z.number(),
  items: z.array(documentView),
  maxMegabytes: z.number(),
  /** For whom the reader may add one. */
  can: z.object({ addFor: z.array(z.enum(audiences)) }),
})
export type DocumentList = z.output<typeof documentList>
