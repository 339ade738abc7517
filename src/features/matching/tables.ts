import { index, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { refusals, verdicts } from '../../kernel/match-decisions.ts'
import { flows } from '../flows/tables.ts'
import type { Lesson } from './engine/learning.ts'
import type { TermValues } from './engine/score.ts'
import type { Weights } from './engine/terms.ts'

/** What facilitators decided of matches: one row a pair, the last decision; the journal keeps those before. */
export const matchDecisions = sqliteTable(
  'match_decisions',
  {
    stockId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    needId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    verdict: text({ enum: verdicts }).notNull(),
    reason: text({ enum: refusals }),
    /** Of a postponed one, the day it comes back, `YYYY-MM-DD`. */
    until: text(),
    note: text(),
    /** What was refused, as it was: see `factsFor`. */
    facts: text().notNull(),
    /** The terms and the score when it was decided, for whoever learns from it. */
    values: text({ mode: 'json' }).$type<TermValues>().notNull(),
    score: real().notNull(),
    /** A user; no reference, lest an account that closes take its decisions with it. */
    decidedBy: text().notNull(),
    decidedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stockId, table.needId] }),
    index('match_decisions_by_author').on(table.decidedBy),
  ],
)

/**
 * Who is to look at a match. Apart from what is decided of it: it is given before, and stands when a choice is undone.
 */
export const matchAssignments = sqliteTable(
  'match_assignments',
  {
    stockId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    needId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** Users; no reference, as above. */
    assignedTo: text().notNull(),
    assignedBy: text().notNull(),
    assignedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stockId, table.needId] }),
    index('match_assignments_by_assignee').on(table.assignedTo),
    index('match_assignments_by_author').on(table.assignedBy),
  ],
)

/** Flows whose people were told of their first matches: once a flow. */
export const matchedFlows = sqliteTable('matched_flows', {
  flowId: text()
    .primaryKey()
    .references(() => flows.id, { onDelete: 'cascade' }),
  toldAt: text().notNull(),
})

/** The weights of the terms that the territory adopted, one after the other; the last counts. Rows are only added. */
export const matchWeights = sqliteTable(
  'match_weights',
  {
    id: text().primaryKey(),
    weights: text({ mode: 'json' }).$type<Weights>().notNull(),
    /** What they were learned from; null when earlier ones were taken up again. */
    lesson: text({ mode: 'json' }).$type<Lesson>(),
    /** A user; no reference, lest an account that closes take the weights with it. */
    decidedBy: text().notNull(),
    decidedAt: text().notNull(),
  },
  (table) => [index('match_weights_by_author').on(table.decidedBy)],
)
