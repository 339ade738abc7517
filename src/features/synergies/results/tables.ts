import { type AnySQLiteColumn, index, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { units } from '../../../kernel/quantity.ts'
import { outlets, planPeriods, resultBases, vehicleIds } from '../../../kernel/synergies.ts'
import { synergies } from '../tables.ts'
import { synergyDocuments } from '../together/tables.ts'
import type { KnownThen } from './known.ts'
import { reminderLevels } from './plan-rules.ts'

/** What passed or was used, once, on a day. Rows are never deleted: one that was wrong is voided with its reason. */
export const synergyExchanges = sqliteTable(
  'synergy_exchanges',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD`. */
    on: text().notNull(),
    /** Structures that took part. */
    organisationIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The flows of theirs that it was of. */
    flowIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    quantity: real(),
    unit: text({ enum: units }),
    /** The same in tonnes, where it weighs something. */
    tonnes: real(),
    /** Spared by all sides together; negative when it cost more. */
    euros: real(),
    basis: text({ enum: resultBases }).notNull(),
    /** What would have become of it without the exchange; null: not known. */
    outlet: text({ enum: outlets }),
    /** What carried it; null: the usual one. */
    vehicle: text({ enum: vehicleIds }),
    /** What shows it: weighing slip, invoice, photo. Without one, it does not make a synergy run. */
    evidence: text(),
    /** A document of the synergy that shows it, beside these words or without any. */
    documentId: text().references((): AnySQLiteColumn => synergyDocuments.id, { onDelete: 'set null' }),
    /** Of one stock for one need: what was known of them that day, from which it is estimated whatever becomes of them. */
    known: text({ mode: 'json' }).$type<KnownThen>(),
    authorId: text().notNull(),
    at: text().notNull(),
    voidedAt: text(),
    voidedBy: text(),
    voidReason: text(),
  },
  (table) => [
    index('synergy_exchanges_by_synergy').on(table.synergyId),
    index('synergy_exchanges_by_author').on(table.authorId),
    index('synergy_exchanges_by_document').on(table.documentId),
  ],
)

/**
 * What is expected to pass again and again. An occurrence that is due counts nothing: somebody says that it took place,
 * which makes it an exchange, or that it did not.
 */
export const exchangePlans = sqliteTable(
  'exchange_plans',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** Structures that take part. */
    organisationIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The flows of theirs that it is of. */
    flowIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    quantity: real(),
    unit: text({ enum: units }),
    every: text({ enum: planPeriods }).notNull(),
    /** `YYYY-MM-DD` of the first occurrence. */
    from: text().notNull(),
    /** The last day one may be due; null: no end. */
    until: text(),
    authorId: text().notNull(),
    at: text().notNull(),
    /** The day it was stopped: nothing is due from then on. */
    stoppedOn: text(),
    stoppedBy: text(),
  },
  (table) => [
    index('exchange_plans_by_synergy').on(table.synergyId),
    index('exchange_plans_by_author').on(table.authorId),
  ],
)

/** That people were told of an occurrence that awaits an answer: the day it is due, and once more later. Rows are only added. */
export const planReminders = sqliteTable(
  'plan_reminders',
  {
    planId: text()
      .notNull()
      .references(() => exchangePlans.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD` on which it was due. */
    due: text().notNull(),
    level: text({ enum: reminderLevels }).notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.due, table.level] })],
)

/** What was said of an occurrence of a plan, once. Rows are only added. */
export const planAnswers = sqliteTable(
  'plan_answers',
  {
    planId: text()
      .notNull()
      .references(() => exchangePlans.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD` on which it was due. */
    due: text().notNull(),
    /** The exchange it became; null: it did not take place. */
    exchangeId: text().references(() => synergyExchanges.id, { onDelete: 'cascade' }),
    /** Why it did not take place. */
    reason: text(),
    authorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.due] }),
    index('plan_answers_by_exchange').on(table.exchangeId),
    index('plan_answers_by_author').on(table.authorId),
  ],
)
