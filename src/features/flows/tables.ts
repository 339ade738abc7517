import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { families } from '../../kernel/families.ts'
import { periods, units } from '../../kernel/quantity.ts'
import { type FieldGroup, visibilities } from '../../kernel/visibility.ts'
import { users } from '../accounts/tables.ts'
import { contentColumn, fileColumns } from '../files/columns.ts'
import { organisations, sites } from '../organisations/tables.ts'
import type { PublicRow } from './open-data/contract.ts'

export const flowKinds = ['stock', 'need'] as const
export const provenances = ['declared', 'audited'] as const
export const forms = [
  'solid',
  'bulk',
  'powder',
  'granular',
  'liquid',
  'sludge',
  'gas',
  'piece',
  'bale',
  'fibre',
  'live',
  'immaterial',
] as const

export const flows = sqliteTable(
  'flows',
  {
    id: text().primaryKey(),
    kind: text({ enum: flowKinds }).notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    siteId: text().references(() => sites.id, { onDelete: 'set null' }),
    /** The key a spreadsheet gives it, unique within its structure and kind: what makes imports idempotent. */
    reference: text(),
    family: text({ enum: families }).notNull(),
    /** Resource of the knowledge base chosen by a person; null leaves it to the reader of the designation. */
    resourceId: text(),
    /** Free text as the declarer wrote it. */
    label: text().notNull(),
    /** Six digits of the List of Waste, when it is waste. */
    wasteCode: text(),
    hazardous: integer({ mode: 'boolean' }),
    quantity: real(),
    unit: text({ enum: units }),
    period: text({ enum: periods }),
    /** Bit mask of months, see kernel/months. Null: not said. */
    months: integer(),
    form: text({ enum: forms }),
    packaging: text(),
    quality: text(),
    constraints: text(),
    /** Where a stock goes today, or who supplies a need today. */
    currentPartner: text(),
    /** Present cost in euros per unit; negative when it earns. */
    currentCostEurosPerUnit: real(),
    visibility: text({ enum: visibilities }).notNull().default('facilitators'),
    /** The same choice for each group of sensitive fields; the narrower of it and the flow's own counts. */
    quantityVisibility: text({ enum: visibilities }).notNull().default('facilitators'),
    priceVisibility: text({ enum: visibilities }).notNull().default('facilitators'),
    partnerVisibility: text({ enum: visibilities }).notNull().default('facilitators'),
    processVisibility: text({ enum: visibilities }).notNull().default('facilitators'),
    provenance: text({ enum: provenances }).notNull().default('declared'),
    auditedBy: text(),
    /** `YYYY-MM-DD`. */
    auditedOn: text(),
    confirmedOn: text(),
    /** The day on which its facts were last said: when they were written, or what an import says of itself. */
    declaredOn: text(),
    notes: text(),
    withdrawnAt: text(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('flows_by_organisation').on(table.organisationId),
    index('flows_by_kind').on(table.kind),
    uniqueIndex('flows_by_reference').on(table.organisationId, table.kind, table.reference),
  ],
)

/**
 * By what way a version of a flow came: a page, the quick-entry sheet, a workshop, an import, a visit, somebody who said
 * that it is still true, a script, the end of its structure, an import undone. `takeover`: as it stood when versions began to be kept.
 */
export const flowOrigins = [
  'form',
  'sheet',
  'workshop',
  'import',
  'audit',
  'renewal',
  'api',
  'closing',
  'undo',
  'takeover',
] as const
export type FlowOrigin = (typeof flowOrigins)[number]

/** Every state a flow was in, written with the flow in one transaction. Rows are only added. */
export const flowVersions = sqliteTable(
  'flow_versions',
  {
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** 1, 2, 3… of each flow, without a gap. */
    number: integer().notNull(),
    at: text().notNull(),
    /** A user, or `cli`, `demo`, `system`; no reference, lest an account that closes take versions with it. Null: not known. */
    authorId: text(),
    origin: text({ enum: flowOrigins }).notNull(),
    /** What was said of the flow, without what was not. */
    content: text({ mode: 'json' }).$type<FlowContent>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.flowId, table.number] }),
    index('flow_versions_by_author').on(table.authorId),
  ],
)

/** What a version keeps of a flow: all that is said of it, nothing of how it is filed. */
export type FlowState = Omit<
  typeof flows.$inferSelect,
  'id' | 'kind' | 'organisationId' | 'declaredOn' | 'createdAt' | 'updatedAt'
>
export type FlowContent = Partial<FlowState>

/** What is promised of a flow, by whom it is for: a party of a synergy. In the unit and for the period of the flow. */
export const flowPromises = sqliteTable(
  'flow_promises',
  {
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** Of the synergies room. */
    partyId: text().notNull(),
    quantity: real().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.partyId] })],
)

/**
 * A flow shown by name to one structure, once both had consented to an introduction. Rows stay: what was shown cannot
 * be unseen.
 */
export const disclosures = sqliteTable(
  'disclosures',
  {
    id: text().primaryKey(),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    toOrganisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The introduction it comes from, of the synergies room. */
    introductionId: text().notNull(),
    /** The groups of sensitive fields that its people agreed to show. */
    groups: text({ mode: 'json' }).$type<FieldGroup[]>().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('disclosures_by_flow').on(table.flowId),
    index('disclosures_by_organisation').on(table.toOrganisationId),
  ],
)

/** Who was written to about which flow, under which term: never twice about the same. */
export const renewalReminders = sqliteTable(
  'renewal_reminders',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** Days, `YYYY-MM-DD`. */
    expiresOn: text().notNull(),
    sentOn: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.flowId, table.expiresOn] })],
)

/** `facilitators`: the structure's own people and its facilitators; `flow`: whoever reads the flow by name too. */
export const attachmentVisibilities = ['facilitators', 'flow'] as const

/** A photo, an analysis sheet… of a flow; its content lies apart, so that lists stay light. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: text().primaryKey(),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    ...fileColumns(),
    visibility: text({ enum: attachmentVisibilities }).notNull().default('facilitators'),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [
    uniqueIndex('attachments_by_content').on(table.flowId, table.sha256),
    index('attachments_by_organisation').on(table.organisationId),
  ],
)

export const attachmentContents = sqliteTable('attachment_contents', {
  attachmentId: text()
    .primaryKey()
    .references(() => attachments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** What a structure's people agreed to have published of a flow: the row of the open-data register as they read it. */
export const publications = sqliteTable('publications', {
  flowId: text()
    .primaryKey()
    .references(() => flows.id, { onDelete: 'cascade' }),
  /** Drawn by chance at the agreement: the only id that the register shows. */
  publicId: text().notNull().unique(),
  row: text({ mode: 'json' }).$type<PublicRow>().notNull(),
  agreedAt: text().notNull(),
  /** A user; no reference, lest an account that closes take the agreement of its structure with it. */
  agreedBy: text().notNull(),
})
