import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import { periods, units } from '../../kernel/quantity.ts'
import {
  carrierKinds,
  partyStates,
  payPeriods,
  serviceExitReasons,
  serviceKinds,
  serviceStages,
  serviceVisibilities,
} from '../../kernel/shared-services.ts'
import { costSheet, figuresView } from './cost-contract.ts'
import { factsView } from './fact-contract.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const title = text(120).min(2, 'Donnez un nom au service.')
const description = text(2000)
const person = z.object({ id: z.string(), name: z.string() })
const structure = z.object({ id: z.string(), name: z.string() })

export const serviceInput = z.object({
  kind: z.enum(serviceKinds),
  title,
  description: description.nullable().default(null),
  visibility: z.enum(serviceVisibilities).default('closed'),
  /** What its volume is counted in. */
  unit: z.enum(units).nullable().default(null),
  /** The pooling proposal it is born from: its structures are invited. */
  poolingId: z.string().nullable().default(null),
  /** The synergy of kind pooling that it is the form of: its structures are invited, and it is counted once. */
  synergyId: z.string().nullable().default(null),
  /** Structures that are invited. */
  organisationIds: z.array(z.string()).max(60, 'Un service réunit au plus 60 structures.').default([]),
})
export type ServiceInput = z.output<typeof serviceInput>

export const carrierInput = z.object({
  kind: z.enum(carrierKinds),
  /** A structure of the platform: it is asked, and named to the others once it said yes. */
  organisationId: z.string().nullable().default(null),
  /** Any other. */
  name: text(160).nullable().default(null),
})
export type CarrierInput = z.output<typeof carrierInput>

/** Only what changes. */
export const serviceChange = z.object({
  kind: z.enum(serviceKinds).optional(),
  title: title.optional(),
  description: description.nullable().optional(),
  visibility: z.enum(serviceVisibilities).optional(),
  unit: z.enum(units).nullable().optional(),
  ownerId: z.string().optional(),
  /** The day from which it is used. */
  startsOn: day.nullable().optional(),
  carrier: carrierInput.nullable().optional(),
  synergyId: z.string().nullable().optional(),
})
export type ServiceChange = z.output<typeof serviceChange>

/** `from`: the stage that the author saw, so that two facilitators do not step over each other. */
export const serviceStepInput = z.object({
  from: z.enum(serviceStages),
  to: z.enum(serviceStages),
  /** The day it holds from; left out: today. A service runs from the day it is used. */
  on: day.nullable().default(null),
  reason: z.enum(serviceExitReasons).nullable().default(null),
  note: text(1000).nullable().default(null),
})
export type ServiceStepInput = z.output<typeof serviceStepInput>

/** What a structure brings and would pay. */
export const volumeInput = z.object({
  quantity: z.number().min(0, 'Une quantité n’est pas négative.').max(1e9).nullable().default(null),
  unit: z.enum(units).nullable().default(null),
  period: z.enum(periods).nullable().default(null),
  wouldPayEuros: z.number().min(0, 'Un prix n’est pas négatif.').max(1e9).nullable().default(null),
  wouldPayPer: z.enum(payPeriods).nullable().default(null),
})
export type VolumeInput = z.output<typeof volumeInput>

export const partyInvitation = z.object({
  organisationId: z.string(),
  /** False: it carries the service without using it. */
  isUser: z.boolean().default(true),
})
export type PartyInvitation = z.output<typeof partyInvitation>

export const partyRequest = z.object({
  organisationId: z.string(),
  message: text(600).nullable().default(null),
})
export type PartyRequest = z.output<typeof partyRequest>

export const partyAnswer = z.object({
  accept: z.boolean(),
  /** What it brings, with a yes. */
  volume: volumeInput.nullable().default(null),
  /** Of a facilitator who writes down an agreement given elsewhere: how it was given. */
  agreedHow: text(300).nullable().default(null),
})
export type PartyAnswer = z.output<typeof partyAnswer>

export const servicePartyView = structure.extend({
  state: z.enum(partyStates),
  at: z.string(),
  isUser: z.boolean(),
  isCarrier: z.boolean(),
  /** What it said when it asked to take part. */
  message: z.string().nullable(),
  quantity: z.number().nullable(),
  unit: z.enum(units).nullable(),
  period: z.enum(periods).nullable(),
  /** The same in the unit of the service; null: to be said, or in a unit that does not convert. */
  unitsPerYear: z.number().nullable(),
  /** For its facilitators and the structure itself. */
  wouldPayEuros: z.number().nullable(),
  wouldPayPer: z.enum(payPeriods).nullable(),
  /** How a facilitator was given its agreement; null: it answered here. */
  agreedHow: z.string().nullable(),
  can: z.object({
    /** Says yes or no for it. */
    answer: z.boolean(),
    /** Writes down what it agreed to elsewhere. */
    record: z.boolean(),
    volume: z.boolean(),
    leave: z.boolean(),
  }),
})
export type ServicePartyView = z.output<typeof servicePartyView>

export const serviceStepView = z.object({
  from: z.enum(serviceStages).nullable(),
  to: z.enum(serviceStages),
  on: z.string(),
  reason: z.enum(serviceExitReasons).nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})

export const serviceSummary = z.object({
  id: z.string(),
  kind: z.enum(serviceKinds),
  title: z.string(),
  stage: z.enum(serviceStages),
  stageAt: z.string(),
  visibility: z.enum(serviceVisibilities),
  startsOn: z.string().nullable(),
  /** Structures that said yes to using it. */
  userCount: z.number(),
  unit: z.enum(units).nullable(),
  /** What they bring together; null while it is not known, or not the reader’s to know. */
  unitsPerYear: z.number().nullable(),
  /** Its last change. */
  updatedAt: z.string(),
  /** Where the structures of the reader stand with it. */
  own: z.array(structure.extend({ state: z.enum(partyStates) })),
  /** The reader reads all that is shared in it. */
  isInside: z.boolean(),
})
export type ServiceSummary = z.output<typeof serviceSummary>

export const serviceView = serviceSummary.extend({
  description: z.string().nullable(),
  createdAt: z.string(),
  owner: person.nullable(),
  carrier: z
    .object({
      kind: z.enum(carrierKinds),
      /** Null while it is not the reader’s to know, or not said. */
      organisation: structure.nullable(),
      name: z.string().nullable(),
      /** It was asked and did not say yes yet. */
      isAwaited: z.boolean(),
    })
    .nullable(),
  /** When the reader may read it. */
  synergyId: z.string().nullable(),
  isFromPooling: z.boolean(),
  parties: z.array(servicePartyView),
  history: z.array(serviceStepView),
  /** Steps there are from here, and what keeps from taking each; none for who may not take them. */
  steps: z.array(z.object({ to: z.enum(serviceStages), blockedBy: z.string().nullable() })),
  /** What it costs and brings in; null for who may not read it. */
  sheet: costSheet.nullable(),
  figures: figuresView.nullable(),
  /** What an invited structure is told of the price. */
  priceEurosPerUnit: z.number().nullable(),
  facts: factsView.nullable(),
  /** Whom it may be given to, for who leads it. */
  possibleOwners: z.array(person),
  /** Structures of the reader that may ask to take part. */
  mayAsk: z.array(structure),
  can: z.object({
    lead: z.boolean(),
    /** Answers what the authority is asked. */
    answerSupport: z.boolean(),
  }),
})
export type ServiceView = z.output<typeof serviceView>

export const serviceQuery = z.object({
  q: text(100).optional(),
  kind: z.enum(serviceKinds).optional(),
  stage: z.enum(serviceStages).optional(),
  /** All but the given up and the ended ones; or those alone. */
  open: z.enum(['yes', 'no']).optional(),
  inside: z.enum(['yes', 'no']).optional(),
  organisation: z.string().optional(),
  synergy: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ServiceQuery = z.output<typeof serviceQuery>

/** Services the reader knows of, the last that changed first; how many at each stage besides. */
export const serviceList = z.object({
  total: z.number(),
  byStage: z.record(z.enum(serviceStages), z.number()),
  items: z.array(serviceSummary),
})
export type ServiceList = z.output<typeof serviceList>
