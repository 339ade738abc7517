import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { energyActionTypes, energyStatuses } from '../../kernel/energy-actions.ts'
import { sectors } from '../../kernel/sectors.ts'
import type { HeadcountBand } from '../../kernel/structures.ts'
import { flowVerdicts, visitStatuses } from '../../kernel/visits.ts'
import type { FlowFacts } from '../flows/audit-seal.ts'
import { flowKinds, flows } from '../flows/tables.ts'
import { organisations } from '../organisations/tables.ts'
import type { VisitRecord } from './contract.ts'

/** A round of visits over a period, with the sample it aims at. */
export const auditCampaigns = sqliteTable('audit_campaigns', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `YYYY-MM-DD`, both included. */
  startsOn: text().notNull(),
  endsOn: text().notNull(),
  notes: text(),
  /** A user; no reference, lest an account that closes take a campaign with it. */
  createdBy: text().notNull(),
  createdAt: text().notNull(),
})

/** One line of the sample: so many structures like this. Null: whatever it be. */
export const campaignLines = sqliteTable(
  'campaign_lines',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => auditCampaigns.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    sector: text({ enum: sectors }),
    headcountBands: text({ mode: 'json' }).$type<HeadcountBand[]>(),
    /** INSEE code. */
    communeCode: text(),
    wanted: integer().notNull(),
  },
  (table) => [index('campaign_lines_by_campaign').on(table.campaignId)],
)

export const campaignMembers = sqliteTable(
  'campaign_members',
  {
    campaignId: text()
      .notNull()
      .references(() => auditCampaigns.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    addedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.organisationId] }),
    index('campaign_members_by_organisation').on(table.organisationId),
  ],
)

/** The audit of a structure: planned, made, then validated, from when it is only read. */
export const visits = sqliteTable(
  'visits',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    campaignId: text().references(() => auditCampaigns.id, { onDelete: 'set null' }),
    /** The facilitator who visits: a user, without reference. */
    facilitatorId: text().notNull(),
    status: text({ enum: visitStatuses }).notNull(),
    plannedOn: text().notNull(),
    /** Hours of the wall clock of France, `14:30`; both or neither. */
    plannedFrom: text(),
    plannedTo: text(),
    /** How often what calendars are told changed. */
    calendarSequence: integer().notNull().default(0),
    /** Contacts of the structure that the day was mailed to; null: it was mailed to nobody. */
    invitedContacts: text({ mode: 'json' }).$type<string[]>(),
    madeOn: text(),
    /** Who was met. */
    met: text(),
    findings: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** What the director expects of the network. */
    expectations: text(),
    /** The engagement that was signed: the fact, never an image of it. */
    engagedOn: text(),
    engagedBy: text(),
    engagedAs: text(),
    engagement: text(),
    /** What is told in the report besides, as it was when the visit was validated. */
    record: text({ mode: 'json' }).$type<VisitRecord>(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('visits_by_organisation').on(table.organisationId),
    index('visits_by_campaign').on(table.campaignId),
    index('visits_by_status').on(table.status, table.plannedOn),
  ],
)

/** Every change of status, in order; rows are only added. */
export const visitSteps = sqliteTable(
  'visit_steps',
  {
    id: text().primaryKey(),
    visitId: text()
      .notNull()
      .references(() => visits.id, { onDelete: 'cascade' }),
    to: text({ enum: visitStatuses }).notNull(),
    note: text(),
    actorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [index('visit_steps_by_visit').on(table.visitId)],
)

/** What a visit says of a flow. Once it is validated, `before` and `after` are what it saw and what it left, for good. */
export const visitFlows = sqliteTable(
  'visit_flows',
  {
    visitId: text()
      .notNull()
      .references(() => visits.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    kind: text({ enum: flowKinds }).notNull(),
    verdict: text({ enum: flowVerdicts }).notNull(),
    /** The flow as the auditor saw it. */
    before: text({ mode: 'json' }).$type<FlowFacts>().notNull(),
    /** What the auditor corrects, applied when the visit is validated. */
    correction: text({ mode: 'json' }).$type<Partial<FlowFacts>>(),
    /** The flow as the validated audit left it; null until then, and for one that was withdrawn. */
    after: text({ mode: 'json' }).$type<FlowFacts>(),
    note: text(),
    actorId: text().notNull(),
    at: text().notNull(),
    /** When the visit was validated. */
    sealedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.flowId] }),
    index('visit_flows_by_flow').on(table.flowId),
  ],
)

/** Something a structure may do about its energy. */
export const energyActions = sqliteTable(
  'energy_actions',
  {
    id: text().primaryKey(),
    visitId: text()
      .notNull()
      .references(() => visits.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    type: text({ enum: energyActionTypes }).notNull(),
    label: text().notNull(),
    /** Energy saved or made in a year, estimated by the auditor; null: not said. */
    kwhPerYear: real(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('energy_actions_by_visit').on(table.visitId),
    index('energy_actions_by_organisation').on(table.organisationId),
  ],
)

/** Where an action stands from a day on; rows are only added, so that any past date can be counted again. */
export const energyActionStates = sqliteTable(
  'energy_action_states',
  {
    id: text().primaryKey(),
    actionId: text()
      .notNull()
      .references(() => energyActions.id, { onDelete: 'cascade' }),
    status: text({ enum: energyStatuses }).notNull(),
    /** `YYYY-MM-DD`. */
    on: text().notNull(),
    actorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [index('energy_action_states_by_action').on(table.actionId)],
)
