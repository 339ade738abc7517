import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { budgetKinds, frequencies, indicatorKinds, seriesNames, valueBases } from '../../../kernel/plan.ts'
import { contentColumn, fileColumns } from '../../files/columns.ts'
import { counterIds } from './counter-words.ts'
import type { ActionState } from './state.ts'

/** Who wrote a row: a user, without reference. */
const writer = () => text('author_id').notNull()
const id = () => text().primaryKey()

/** Axes and, under them, objectives. */
export const planHeadings = sqliteTable('plan_headings', {
  id: id(),
  /** Null: an axis. */
  parentId: text(),
  code: text().notNull(),
  title: text().notNull(),
  /** « Enjeux stratégiques ». */
  text: text().notNull(),
  /** Where its words come from, for an axis. */
  source: text(),
  position: integer().notNull(),
  createdBy: text().notNull(),
  createdAt: text().notNull(),
})

/** Action sheets and their steps. */
export const planActions = sqliteTable(
  'plan_actions',
  {
    id: id(),
    headingId: text()
      .notNull()
      .references(() => planHeadings.id, { onDelete: 'cascade' }),
    /** The sheet of a step; null: a sheet. */
    sheetId: text(),
    /** A sheet that names this step too, without a table of its own. */
    alsoSheetId: text(),
    /** Of a sheet, `1.1.2`. */
    code: text(),
    /** What the list of the plan calls a sheet, when that is not its title. */
    listedTitle: text(),
    /** How its words were read, when that takes a sentence. */
    note: text(),
    position: integer().notNull(),
    /** The day from which it is in the plan. */
    since: text().notNull(),
    /** As it came. */
    base: text({ mode: 'json' }).$type<ActionState>().notNull(),
    /** As it is: what came, and every change since. */
    state: text({ mode: 'json' }).$type<ActionState>().notNull(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('plan_actions_by_sheet').on(table.sheetId), index('plan_actions_by_code').on(table.code)],
)

const actionId = () =>
  text()
    .notNull()
    .references(() => planActions.id, { onDelete: 'cascade' })

export const changeOrigins = ['page', 'workbook'] as const

/** Every change of a sheet or a step. Rows are only added. */
export const planChanges = sqliteTable(
  'plan_changes',
  {
    id: id(),
    actionId: actionId(),
    /** The day from which it holds. */
    on: text().notNull(),
    patch: text({ mode: 'json' }).$type<Partial<ActionState>>().notNull(),
    origin: text({ enum: changeOrigins }).notNull(),
    by: writer(),
    at: text().notNull(),
  },
  (table) => [
    index('plan_changes_by_action').on(table.actionId),
    index('plan_changes_by_author').on(table.by),
  ],
)

/** Amounts, dated. One that was wrong is voided and another written: the row stays. */
export const planBudgetFacts = sqliteTable(
  'plan_budget_facts',
  {
    id: id(),
    actionId: actionId(),
    kind: text({ enum: budgetKinds }).notNull(),
    euros: real().notNull(),
    on: text().notNull(),
    /** Null: not said. */
    funder: text(),
    note: text(),
    /** The document that proves it: an id without reference, since the amount stays when the document goes. */
    documentId: text(),
    by: writer(),
    at: text().notNull(),
    voidedBy: text(),
    voidedAt: text(),
  },
  (table) => [index('plan_budget_facts_by_action').on(table.actionId)],
)

export const planComments = sqliteTable(
  'plan_comments',
  {
    id: id(),
    actionId: actionId(),
    /** Null once withdrawn. */
    text: text(),
    by: writer(),
    at: text().notNull(),
    withdrawnAt: text(),
  },
  (table) => [
    index('plan_comments_by_action').on(table.actionId),
    index('plan_comments_by_author').on(table.by),
  ],
)

export const planDocuments = sqliteTable(
  'plan_documents',
  { id: id(), actionId: actionId(), ...fileColumns(), by: writer(), at: text().notNull() },
  (table) => [
    index('plan_documents_by_action').on(table.actionId),
    index('plan_documents_by_author').on(table.by),
  ],
)

export const planDocumentContents = sqliteTable('plan_document_contents', {
  documentId: text()
    .primaryKey()
    .references(() => planDocuments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** What happens on the platform that tells of a sheet or a step, counted by itself. */
export const planLinks = sqliteTable(
  'plan_links',
  {
    id: id(),
    actionId: actionId(),
    counter: text({ enum: counterIds }).notNull(),
    /** Facts of these days are counted; null: without limit. */
    from: text(),
    to: text(),
    by: writer(),
    at: text().notNull(),
  },
  (table) => [index('plan_links_by_action').on(table.actionId)],
)

export const planIndicators = sqliteTable(
  'plan_indicators',
  {
    id: id(),
    actionId: actionId(),
    label: text().notNull(),
    definition: text().notNull(),
    unit: text().notNull(),
    /** Null: not said. */
    kind: text({ enum: indicatorKinds }),
    source: text().notNull(),
    frequency: text({ enum: frequencies }).notNull(),
    /** What counts it; null: values are entered by hand. */
    counter: text({ enum: counterIds }),
    /** Its number in the national tool. */
    nationalId: integer(),
    /** The day from which values are awaited. */
    since: text().notNull(),
    position: integer().notNull(),
    by: writer(),
    at: text().notNull(),
  },
  (table) => [index('plan_indicators_by_action').on(table.actionId)],
)

/** Values and targets. A day that is said anew keeps what was said before: the row stays, superseded. */
export const planValues = sqliteTable(
  'plan_values',
  {
    id: id(),
    indicatorId: text()
      .notNull()
      .references(() => planIndicators.id, { onDelete: 'cascade' }),
    series: text({ enum: seriesNames }).notNull(),
    on: text().notNull(),
    value: real().notNull(),
    /** Of a result. */
    basis: text({ enum: valueBases }),
    comment: text(),
    documentId: text(),
    by: writer(),
    at: text().notNull(),
    supersededBy: text(),
    supersededAt: text(),
  },
  (table) => [
    index('plan_values_by_indicator').on(table.indicatorId),
    index('plan_values_by_author').on(table.by),
  ],
)
