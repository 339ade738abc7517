import { z } from 'zod'
import { energyActionTypes, energyStatuses } from '../../kernel/energy-actions.ts'
import { sectors } from '../../kernel/sectors.ts'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'
import { flowVerdicts, visitStatuses } from '../../kernel/visits.ts'
import { type AuditedFact, auditedFacts } from '../flows/audit-seal.ts'
import { flowChange, flowView } from '../flows/contract.ts'
import { flowKinds } from '../flows/tables.ts'

const text = (max: number) => z.string().trim().max(max, `au plus ${max} caractères`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure s’écrit comme 14:30.')

/* Campaigns */

export const sampleLineInput = z.object({
  sector: z.enum(sectors).nullable().default(null),
  headcountBands: z.array(z.enum(headcountBands)).min(1).max(headcountBands.length).nullable().default(null),
  communeCode: text(5).nullable().default(null),
  wanted: z.number().int().min(1, 'Une ligne veut au moins une structure.').max(500),
})
export const campaignInput = z.object({
  name: text(120).min(2, 'Donnez un nom à la campagne.'),
  startsOn: day,
  endsOn: day,
  notes: text(1000).nullable().default(null),
  lines: z.array(sampleLineInput).max(40),
})
export type CampaignInput = z.output<typeof campaignInput>

const named = z.object({ id: z.string(), name: z.string() })

export const sampleLineView = z.object({
  sector: z.enum(sectors).nullable(),
  headcountBands: z.array(z.enum(headcountBands)).nullable(),
  commune: z.object({ code: z.string(), name: z.string() }).nullable(),
  wanted: z.number(),
  done: z.number(),
  planned: z.number(),
  chosen: z.number(),
  missing: z.number(),
})
export type SampleLineView = z.output<typeof sampleLineView>

export const campaignMemberView = z.object({
  organisationId: z.string(),
  name: z.string(),
  sector: z.enum(sectors).nullable(),
  headcountBand: z.enum(headcountBands).nullable(),
  communeName: z.string().nullable(),
  /** The line it counts to, by position; null: beside the sample. */
  line: z.number().nullable(),
  /** Its visit in this campaign that is furthest on. */
  visit: z.object({ id: z.string(), status: z.enum(visitStatuses), plannedOn: z.string() }).nullable(),
})
export type CampaignMemberView = z.output<typeof campaignMemberView>

const campaignTotals = z.object({
  wanted: z.number(),
  done: z.number(),
  planned: z.number(),
  chosen: z.number(),
  missing: z.number(),
})

export const campaignSummary = z.object({
  id: z.string(),
  name: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  totals: campaignTotals,
})
export type CampaignSummary = z.output<typeof campaignSummary>
export const campaignList = z.object({ total: z.number(), items: z.array(campaignSummary) })

export const campaignView = campaignSummary.extend({
  notes: z.string().nullable(),
  lines: z.array(sampleLineView),
  /** Those the reader is in charge of; the lines count them all. */
  members: z.array(campaignMemberView),
})
export type CampaignView = z.output<typeof campaignView>

/* Visits */

export const visitInput = z.object({
  organisationId: z.string(),
  campaignId: z.string().nullable().default(null),
  plannedOn: day,
  /** Both or neither. */
  plannedFrom: hour.nullable().default(null),
  plannedTo: hour.nullable().default(null),
  /** Who visits; left out: the one who plans. */
  facilitatorId: z.string().nullable().default(null),
  note: text(600).nullable().default(null),
})
export type VisitInput = z.output<typeof visitInput>

export const engagementInput = z.object({
  on: day,
  by: text(120).min(2, 'Le nom du signataire manque.'),
  as: text(120).min(2, 'La fonction du signataire manque.'),
  text: text(1000).nullable().default(null),
})

/** What is noted during a visit; only what changes. */
export const visitChange = z.object({
  plannedOn: day.optional(),
  plannedFrom: hour.nullable().optional(),
  plannedTo: hour.nullable().optional(),
  madeOn: day.optional(),
  facilitatorId: z.string().optional(),
  met: text(300).nullable().optional(),
  findings: z.array(text(600).min(1, 'Un constat vide ne dit rien.')).max(60).optional(),
  expectations: text(3000).nullable().optional(),
  engagement: engagementInput.nullable().optional(),
})
export type VisitChange = z.output<typeof visitChange>

/** Contacts of the structure to whom the day is mailed, besides the visitor. */
export const invitationInput = z.object({ contactIds: z.array(z.string()).max(20).default([]) })
export type InvitationInput = z.output<typeof invitationInput>

export const visitStepInput = z.object({
  to: z.enum(visitStatuses),
  /** The day the visit was made; left out: today. */
  madeOn: day.nullable().default(null),
  note: text(600).nullable().default(null),
})
export type VisitStepInput = z.output<typeof visitStepInput>

const facts = Object.fromEntries(auditedFacts.map((fact) => [fact, true])) as Record<AuditedFact, true>

export const verdictInput = z.object({
  verdict: z.enum(flowVerdicts),
  /** What the auditor corrects, only what changes. */
  correction: flowChange.pick(facts).nullable().default(null),
  note: text(600).nullable().default(null),
})
export type VerdictInput = z.output<typeof verdictInput>

export const energyActionInput = z.object({
  type: z.enum(energyActionTypes),
  label: text(200).min(2, 'Dites en quelques mots de quelle action il s’agit.'),
  kwhPerYear: z
    .number()
    .positive('L’énergie doit être positive.')
    .max(1e9, 'Plus d’un térawattheure par an : vérifiez l’unité, en kWh.')
    .nullable()
    .default(null),
  status: z.enum(energyStatuses),
  /** Since when it stands so. */
  on: day,
})
export type EnergyActionInput = z.output<typeof energyActionInput>
export const energyStateInput = energyActionInput.pick({ status: true, on: true })
export type EnergyStateInput = z.output<typeof energyStateInput>

/** The facts of a flow as an audit keeps them, with the words for its codes. */
export const factsView = flowView.pick({
  ...{ siteId: true, family: true, resourceId: true, resourceLabel: true, label: true },
  ...{ wasteCode: true, wasteLabel: true, hazardous: true },
  ...{ quantity: true, unit: true, period: true, months: true },
  ...{ form: true, packaging: true, quality: true, constraints: true },
  ...{ currentPartner: true, currentCostEurosPerUnit: true },
})
export type FactsView = z.output<typeof factsView>

export const visitFlowView = z.object({
  flowId: z.string(),
  kind: z.enum(flowKinds),
  verdict: z.enum(flowVerdicts),
  /** As the auditor saw it. */
  before: factsView,
  /** As the audit leaves it; null for one that is withdrawn. */
  after: factsView.nullable(),
  /** Facts that the audit corrects. */
  corrected: z.array(z.enum(auditedFacts)),
  note: z.string().nullable(),
  /** Before validation: it changed since the verdict. Afterwards: since the audit. */
  changedSince: z.boolean(),
})
export type VisitFlowView = z.output<typeof visitFlowView>

export const energyActionView = z.object({
  id: z.string(),
  type: z.enum(energyActionTypes),
  label: z.string(),
  kwhPerYear: z.number().nullable(),
  /** Oldest first. */
  states: z.array(z.object({ status: z.enum(energyStatuses), on: z.string() })),
})
export type EnergyActionView = z.output<typeof energyActionView>

const structureView = z.object({
  name: z.string(),
  kind: z.enum(organisationKinds),
  siret: z.string().nullable(),
  nafCode: z.string().nullable(),
  activityLabel: z.string().nullable(),
  headcountBand: z.enum(headcountBands).nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  communeName: z.string().nullable(),
})

/** What a report tells besides its own rows: as it is, then as it was when the visit was validated. */
export const visitRecord = z.object({
  structure: structureView,
  facilitatorName: z.string(),
  campaignName: z.string().nullable(),
  /** Live flows that the visit did not look at. */
  unexamined: z.array(z.object({ kind: z.enum(flowKinds), label: z.string() })),
  energyActions: z.array(
    z.object({
      type: z.enum(energyActionTypes),
      label: z.string(),
      kwhPerYear: z.number().nullable(),
      status: z.enum(energyStatuses),
      on: z.string(),
    }),
  ),
})
export type VisitRecord = z.output<typeof visitRecord>

export const visitSummary = z.object({
  id: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  communeName: z.string().nullable(),
  campaign: named.nullable(),
  status: z.enum(visitStatuses),
  plannedOn: z.string(),
  plannedFrom: z.string().nullable(),
  plannedTo: z.string().nullable(),
  madeOn: z.string().nullable(),
  validatedOn: z.string().nullable(),
  facilitatorName: z.string(),
})
export type VisitSummary = z.output<typeof visitSummary>

export const visitView = visitSummary.extend({
  met: z.string().nullable(),
  findings: z.array(z.string()),
  expectations: z.string().nullable(),
  engagement: engagementInput.nullable(),
  record: visitRecord,
  flows: z.array(visitFlowView),
  /** With where each stands today. */
  energyActions: z.array(energyActionView),
  /** For its facilitators; null for the structure’s own people. */
  work: z
    .object({
      facilitatorId: z.string(),
      facilitators: z.array(named),
      /** Contacts of the structure that can be written to, and whether the day was mailed to them. */
      contacts: z.array(named.extend({ email: z.string(), isInvited: z.boolean() })),
      /** The day was mailed: whoever has it is told when it changes. */
      isShared: z.boolean(),
      /** Live flows that have no verdict yet. */
      toExamine: z.array(flowView),
      /** Those of them that were declared since the visit was planned: they may be said to be found in it. */
      declaredSince: z.array(z.string()),
      steps: z.array(z.object({ to: z.enum(visitStatuses), blockedBy: z.string().nullable() })),
      history: z.array(
        z.object({
          to: z.enum(visitStatuses),
          by: z.string(),
          at: z.string(),
          note: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  can: z.object({ edit: z.boolean() }),
})
export type VisitView = z.output<typeof visitView>

export const visitLists = ['to-make', 'week', 'to-validate', 'validated', 'cancelled'] as const
export const visitQuery = z.object({
  list: z.enum(visitLists).optional(),
  organisation: z.string().max(60).optional(),
  campaign: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type VisitQuery = z.output<typeof visitQuery>
export const visitList = z.object({ total: z.number(), items: z.array(visitSummary) })
export type VisitList = z.output<typeof visitList>

/** Structures of running campaigns without a visit, those the reader is in charge of. */
export const toPlanList = z.object({
  total: z.number(),
  items: z.array(
    z.object({
      campaign: named,
      organisationId: z.string(),
      organisationName: z.string(),
      communeName: z.string().nullable(),
    }),
  ),
})
export type ToPlanList = z.output<typeof toPlanList>

/** The audits of one flow: what each left of it. */
export const flowAuditList = z.object({
  items: z.array(
    z.object({
      visitId: z.string(),
      auditedOn: z.string(),
      facilitatorName: z.string(),
      verdict: z.enum(flowVerdicts),
      after: factsView.nullable(),
    }),
  ),
})
