import { z } from 'zod'
import {
  eventAudiences,
  eventKinds,
  eventReaders,
  eventStatuses,
  registrationStates,
  registrationWays,
  yieldSteps,
} from '../../kernel/network-events.ts'
import { plainText } from '../../kernel/plain-text.ts'
import { email } from '../accounts/contract.ts'
import { fileDescription, fileView } from '../files/contract.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure s’écrit comme 14:30.')
const structure = z.object({ id: z.string(), name: z.string() })
const point = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
const personName = text(120).min(2, 'Le nom manque.')

const eventFields = {
  kind: z.enum(eventKinds),
  title: text(120).min(2, 'Donnez un titre à la rencontre.'),
  description: text(4000).nullable(),
  audience: z.enum(eventAudiences),
  heldOn: day,
  startsAt: hour,
  endsAt: hour,
  place: text(200).nullable(),
  point: point.nullable(),
  link: z
    .url({ protocol: /^https$/, error: 'Un lien commence par https://.' })
    .max(500)
    .nullable(),
  capacity: z.number().int().min(1, 'Au moins une place.').max(5000, 'Au plus 5 000 places.').nullable(),
  groupId: z.string().nullable(),
}

export const eventInput = z.object({
  ...eventFields,
  description: eventFields.description.default(null),
  place: eventFields.place.default(null),
  point: eventFields.point.default(null),
  link: eventFields.link.default(null),
  capacity: eventFields.capacity.default(null),
  groupId: eventFields.groupId.default(null),
})
export type EventInput = z.output<typeof eventInput>

/** Only what changes. */
export const eventChange = z
  .object({
    ...eventFields,
    minutes: text(20_000).nullable(),
    minutesReaders: z.enum(eventReaders),
  })
  .omit({ groupId: true })
  .partial()
export type EventChange = z.output<typeof eventChange>

export const eventStep = z.object({
  to: z.enum(eventStatuses),
  /** Why it is cancelled. */
  reason: text(500).nullable().default(null),
})
export type EventStep = z.output<typeof eventStep>

export const eventSummary = z.object({
  id: z.string(),
  kind: z.enum(eventKinds),
  title: z.string(),
  status: z.enum(eventStatuses),
  audience: z.enum(eventAudiences),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string().nullable(),
  /** Held by a video call, whose link those with a place read. */
  isOnline: z.boolean(),
  /** It has ended. */
  isPast: z.boolean(),
  capacity: z.number().nullable(),
  /** Null: as many as come. */
  placesLeft: z.number().nullable(),
  /** Where the reader stands with it. */
  own: z.enum(registrationStates).nullable(),
})
export type EventSummary = z.output<typeof eventSummary>

const counts = z.object({
  registered: z.number(),
  waiting: z.number(),
  invited: z.number(),
  declined: z.number(),
  present: z.number(),
})

export const eventView = eventSummary.extend({
  description: z.string().nullable(),
  point: point.nullable(),
  link: z.string().nullable(),
  cancelReason: z.string().nullable(),
  /** The working group that it is a meeting of, for those of it. */
  group: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** For those who may read them. */
  minutes: z.string().nullable(),
  minutesReaders: z.enum(eventReaders),
  /** What the QR code of the reader’s registration says. */
  ticket: z.string().nullable(),
  /** The structure that the reader comes for, and those they may come for. */
  comesFor: structure.nullable(),
  mayComeFor: z.array(structure),
  /** For who manages it. */
  counts: counts.nullable(),
  invitedStructures: z.array(structure),
  workshopId: z.string().nullable(),
  can: z.object({
    manage: z.boolean(),
    /** It takes registrations still. */
    register: z.boolean(),
    /** For who manages it: what comes next, and what keeps from it. */
    steps: z.array(z.object({ to: z.enum(eventStatuses), blockedBy: z.string().nullable() })),
  }),
})
export type EventView = z.output<typeof eventView>

export const eventQuery = z.object({
  q: text(100).optional(),
  kind: z.enum(eventKinds).optional(),
  /** `coming`: the nearest first; `past`: the last first. */
  when: z.enum(['coming', 'past']).default('coming'),
  /** Those the reader registered to or is invited to. */
  mine: z.enum(['yes']).optional(),
  group: z.string().optional(),
  audience: z.enum(eventAudiences).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type EventQuery = z.output<typeof eventQuery>

export const eventList = z.object({ total: z.number(), items: z.array(eventSummary) })
export type EventList = z.output<typeof eventList>

/* Who comes */

/** By somebody who has an account. */
export const ownRegistration = z.object({ organisationId: z.string().nullable().default(null) })

/** By somebody who has none: the least there is to ask. */
export const strangerRegistration = z.object({
  name: personName,
  email,
  structureName: text(160).nullable().default(null),
  consent: z.literal(true, 'Votre accord est nécessaire pour garder ces quelques informations.'),
})
export type StrangerRegistration = z.output<typeof strangerRegistration>

export const invitationInput = z.object({
  organisationIds: z.array(z.string()).max(100, 'Au plus 100 structures à la fois.').default([]),
  people: z
    .array(z.object({ name: personName, email }))
    .max(100, 'Au plus 100 personnes à la fois.')
    .default([]),
})
export type InvitationInput = z.output<typeof invitationInput>

export const walkInInput = z.object({
  name: personName,
  structureName: text(160).nullable().default(null),
  organisationId: z.string().nullable().default(null),
})
export type WalkInInput = z.output<typeof walkInInput>

export const presenceInput = z.object({ isPresent: z.boolean() })

export const registrationView = z.object({
  id: z.string(),
  /** Null: forgotten since. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Of the house, or as it was typed. */
  structure: z.string().nullable(),
  organisationId: z.string().nullable(),
  state: z.enum(registrationStates),
  way: z.enum(registrationWays),
  ticket: z.string(),
  stateAt: z.string(),
  presentAt: z.string().nullable(),
})
export type RegistrationView = z.output<typeof registrationView>

/** By name. */
export const registrationList = z.object({
  total: z.number(),
  items: z.array(registrationView),
  counts,
})
export type RegistrationList = z.output<typeof registrationList>

/* The links of mails */

export const linkInput = z.object({ token: z.string().max(200) })
export const linkAnswer = linkInput.extend({ answer: z.enum(['yes', 'no']) })
export type LinkAnswer = z.output<typeof linkAnswer>

/** What a link is about: nothing but the event, and where its one person stands with it. */
export const linkView = z.object({
  event: eventSummary.extend({
    description: z.string().nullable(),
    cancelReason: z.string().nullable(),
    link: z.string().nullable(),
  }),
  /** Null: typed in the form, to be confirmed. */
  state: z.enum(registrationStates).nullable(),
  ticket: z.string().nullable(),
  /** What may be answered. */
  can: z.object({ yes: z.boolean(), no: z.boolean() }),
})
export type LinkView = z.output<typeof linkView>

/* Documents and photos */

export const eventDocumentWords = z.object({
  description: fileDescription.nullable().default(null),
  readers: z.enum(eventReaders).default('participants'),
})
export type EventDocumentWords = z.output<typeof eventDocumentWords>

export const eventDocumentView = fileView.extend({ readers: z.enum(eventReaders), isPhoto: z.boolean() })
export type EventDocumentView = z.output<typeof eventDocumentView>

/** The latest first. */
export const eventDocumentList = z.object({
  total: z.number(),
  items: z.array(eventDocumentView),
  maxMegabytes: z.number(),
  can: z.object({ add: z.boolean() }),
})
export type EventDocumentList = z.output<typeof eventDocumentList>

/* Calendars */

export const feedView = z.object({
  /** The path of the address, null until it is asked for. */
  path: z.string().nullable(),
  createdAt: z.string().nullable(),
})
export type FeedView = z.output<typeof feedView>

/* What it gave */

export const yieldLine = z.object({
  organisation: structure,
  /** What brought it to the step: its flows, or a synergy. */
  flows: z.array(z.object({ id: z.string(), label: z.string() })),
  synergyIds: z.array(z.string()),
})

export const eventYield = z.object({
  /** People who were checked in, of a structure of the house or not. */
  presentPeople: z.number(),
  steps: z.array(
    z.object({
      step: z.enum(yieldSteps),
      /** Structures among those that the reader works on. */
      count: z.number(),
      lines: z.array(yieldLine),
    }),
  ),
})
export type EventYield = z.output<typeof eventYield>
