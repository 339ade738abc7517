import { z } from 'zod'
import { deedKinds } from '../../kernel/engagement.ts'
import { families } from '../../kernel/families.ts'
import {
  bounceKinds,
  engagedChoices,
  leftOutReasons,
  mailingAnswers,
  mailingFields,
  mailingReaches,
  mailingStatuses,
  metChoices,
  recipientStates,
} from '../../kernel/mailings.ts'
import { plainText } from '../../kernel/plain-text.ts'
import { sectors } from '../../kernel/sectors.ts'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'
import { unknownFields } from './fields.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const withFields = (max: number) =>
  text(max).superRefine((value, context) => {
    for (const name of unknownFields(value))
      context.addIssue({
        code: 'custom',
        message: `Le champ {${name}} n’existe pas. Champs possibles : ${mailingFields.map((one) => `{${one}}`).join(', ')}.`,
      })
  })
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure s’écrit 09:30.')
const subject = withFields(150).refine((value) => !/[\r\n]/.test(value), 'Un objet tient sur une ligne.')
const body = withFields(10_000)
const euros = z.number().int('En euros entiers.').min(0).max(10_000_000).nullable().default(null)

/** Whom a message is for. Lists left empty ask for nothing; several choices of one list are alternatives. */
export const audience = z.object({
  sectors: z.array(z.enum(sectors)).default([]),
  kinds: z.array(z.enum(organisationKinds)).default([]),
  headcountBands: z.array(z.enum(headcountBands)).default([]),
  /** INSEE codes. */
  communeCodes: z.array(z.string()).max(200).default([]),
  /** Families of live flows, stocks or needs. */
  families: z.array(z.enum(families)).default([]),
  /** Under the rule of `kernel/engagement.ts`, today. */
  engaged: z.enum(engagedChoices).default('any'),
  /** A visit, an event, a workshop or an introduction, by today. */
  met: z.enum(metChoices).default('any'),
  /** Structures taken out by hand. */
  excludedIds: z.array(z.string()).max(2000).default([]),
  /** Whom in each: its first contact with an address (else a person who answers for it), or everybody. */
  reach: z.enum(mailingReaches).default('first'),
})
export type Audience = z.output<typeof audience>

const person = {
  organisationId: z.string(),
  organisationName: z.string(),
  communeName: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
}
const addressed = z.object({ ...person, email: z.string() })
const leftOut = z.object({ ...person, reason: z.enum(leftOutReasons) })

/** `mailingId`: the mailing it is of, once it is kept: whoever sends that one counts. */
export const audienceInput = z.object({ audience, mailingId: z.string().nullable().default(null) })

export const audienceView = z.object({
  /** Structures that answer to the filter, within the portfolio of who sends. */
  structures: z.number(),
  recipients: z.array(addressed),
  leftOut: z.array(leftOut),
  /** Structures of the territory out of the portfolio, whatever the filter; null: no limit. */
  outsidePortfolio: z.number().nullable(),
})
export type AudienceView = z.output<typeof audienceView>

export const budgetInput = z.object({
  budgetLine: text(120).nullable().default(null),
  plannedEuros: euros,
  spentEuros: euros,
  planReference: text(120).nullable().default(null),
})
export type BudgetInput = z.output<typeof budgetInput>

export const mailingInput = budgetInput.extend({
  title: text(120).min(2, 'Donnez un nom à la campagne.'),
  subject: subject.default(''),
  body: body.default(''),
  audience: audience.prefault({}),
})
export type MailingInput = z.output<typeof mailingInput>

export const mailingStepInput = z.object({
  to: z.enum(mailingStatuses),
  /** Of `scheduled`: when, on the clock of the territory; null: at once. */
  at: z.object({ day, hour }).nullable().default(null),
})
export type MailingStepInput = z.output<typeof mailingStepInput>

export const mailingCounts = z.object({
  waiting: z.number(),
  queued: z.number(),
  sent: z.number(),
  failed: z.number(),
  uncertain: z.number(),
  leftOut: z.number(),
  bounced: z.number(),
  unsubscribed: z.number(),
  answers: z.object({ interested: z.number(), later: z.number(), never: z.number() }),
})
export type MailingCounts = z.output<typeof mailingCounts>

export const mailingSummary = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(mailingStatuses),
  scheduledAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  budgetLine: z.string().nullable(),
  plannedEuros: z.number().nullable(),
  spentEuros: z.number().nullable(),
  planReference: z.string().nullable(),
  /** Null for who reads no names of persons. */
  createdByName: z.string().nullable(),
  counts: mailingCounts,
})
export type MailingSummary = z.output<typeof mailingSummary>

const openStep = z.object({ to: z.enum(mailingStatuses), blockedBy: z.string().nullable() })

export const mailingView = mailingSummary.extend({
  subject: z.string(),
  body: z.string(),
  audience,
  heldBecause: z.string().nullable(),
  /** Messages an hour, and when the last would leave at that pace; null when none waits. */
  perHour: z.number(),
  lastLeavesAt: z.string().nullable(),
  steps: z.array(openStep),
  can: z.object({ manage: z.boolean(), edit: z.boolean(), remove: z.boolean() }),
})
export type MailingView = z.output<typeof mailingView>

export const mailingQuery = z.object({
  q: text(100).optional(),
  status: z.enum(mailingStatuses).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type MailingQuery = z.output<typeof mailingQuery>
export const mailingList = z.object({ total: z.number(), items: z.array(mailingSummary) })

/** For one of the recipients: the first, unless a structure is named. */
export const previewInput = z.object({
  subject,
  body,
  audience: audience.prefault({}),
  organisationId: z.string().nullable().default(null),
  /** The mailing it is of, once it is kept. */
  mailingId: z.string().nullable().default(null),
})
export type PreviewInput = z.output<typeof previewInput>

export const previewView = z.object({
  to: z.object({ name: z.string().nullable(), email: z.string(), organisationName: z.string() }),
  subject: z.string(),
  /** Light formatting, fields written out. */
  body: z.string(),
  because: z.string(),
  replyTo: z.string(),
  /** Fields that are not known of this person and that nothing stands in for. */
  missing: z.array(z.enum(mailingFields)),
})
export type PreviewView = z.output<typeof previewView>

export const recipientView = z.object({
  ...person,
  id: z.string(),
  email: z.string(),
  state: z.enum(recipientStates),
  leftOut: z.enum(leftOutReasons).nullable(),
  failure: z.string().nullable(),
  sentAt: z.string().nullable(),
  bounce: z.enum(bounceKinds).nullable(),
  unsubscribedAt: z.string().nullable(),
  answer: z.enum(mailingAnswers).nullable(),
  answeredOn: z.string().nullable(),
  answerNote: z.string().nullable(),
})
export type RecipientView = z.output<typeof recipientView>

export const recipientQuery = z.object({
  q: text(100).optional(),
  state: z.enum(recipientStates).optional(),
  answer: z.enum([...mailingAnswers, 'none']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type RecipientQuery = z.output<typeof recipientQuery>
export const recipientList = z.object({ total: z.number(), items: z.array(recipientView) })

export const answerInput = z.object({
  answer: z.enum(mailingAnswers).nullable(),
  answeredOn: day.nullable().default(null),
  note: text(600).nullable().default(null),
})
export type AnswerInput = z.output<typeof answerInput>

export const bounceInput = z.object({
  bounce: z.enum(bounceKinds),
  reason: text(300).nullable().default(null),
})
export type BounceInput = z.output<typeof bounceInput>

/** A delivery-status message, whole or pasted. */
export const deliveryReportInput = z.object({
  text: z.string().min(1, 'Collez le message reçu.').max(900_000, 'Ce message est trop long.'),
})
export const deliveryReportView = z.object({
  items: z.array(
    z.object({
      email: z.string(),
      status: z.string().nullable(),
      /** `unknown`: nobody that one of one's mailings wrote to; `delayed`: still being tried, or arrived. */
      outcome: z.enum([...bounceKinds, 'unknown', 'delayed']),
    }),
  ),
})
export type DeliveryReportView = z.output<typeof deliveryReportView>

const followed = z.object({
  structures: z.number(),
  /** Structures that did at least one of these. */
  any: z.number(),
  byKind: z.record(z.enum(deedKinds), z.number()),
})
export type Followed = z.output<typeof followed>

export const mailingResults = z.object({
  counts: mailingCounts,
  /** Structures that answered to the filter, and of these how many somebody was written to. */
  structures: z.object({ total: z.number(), contacted: z.number() }),
  leftOut: z.array(z.object({ reason: z.enum(leftOutReasons), structures: z.number() })),
  follow: z.object({
    days: z.number(),
    /** The last day looked at: until it has passed, more may come. */
    until: z.string().nullable(),
    isOver: z.boolean(),
    contacted: followed,
    /** Those of the same filter that nobody was written to. */
    notContacted: followed,
  }),
})
export type MailingResults = z.output<typeof mailingResults>

export const templateInput = z.object({
  name: text(120).min(2, 'Donnez un nom au modèle.'),
  subject,
  body: body.min(1, 'Le modèle est vide.'),
})
export type TemplateInput = z.output<typeof templateInput>
export const templateView = templateInput.extend({ id: z.string(), updatedAt: z.string() })
export type TemplateView = z.output<typeof templateView>
export const templateList = z.object({ items: z.array(templateView) })

/* Those who want no more of them */

export const unsubscribeInput = z.object({ token: z.string().max(200) })
export const unsubscribeView = z.object({
  /** Enough of the address to know it again. */
  address: z.string(),
  subscribed: z.boolean(),
})
export type UnsubscribeView = z.output<typeof unsubscribeView>

export const communicationsView = z.object({ subscribed: z.boolean() })

export const addressStates = z.object({
  items: z.array(
    z.object({
      email: z.string(),
      state: z.enum(['bounced', 'unsubscribed']),
      at: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})
export type AddressStates = z.output<typeof addressStates>
export const bounceLift = z.object({ email: z.string().max(254) })
