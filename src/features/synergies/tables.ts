import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldGroup } from '../../kernel/visibility.ts'
import { flows } from '../flows/tables.ts'
import { organisations } from '../organisations/tables.ts'
import type { IdentityShown } from './contract.ts'

/** `later`: not now, ask again by yourselves; a silence with a reason. */
export const answers = ['yes', 'no', 'later', 'withdrawn'] as const

/** Two structures that a facilitator proposes to make known to each other, about a stock and a need. */
export const introductions = sqliteTable(
  'introductions',
  {
    id: text().primaryKey(),
    stockId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    needId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    stockOrganisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    needOrganisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** What the facilitator says to both. */
    message: text(),
    /** A user; no reference, lest an account that closes take an introduction with it. */
    openedBy: text().notNull(),
    openedAt: text().notNull(),
  },
  (table) => [
    index('introductions_by_pair').on(table.stockId, table.needId),
    index('introductions_by_stock_owner').on(table.stockOrganisationId),
    index('introductions_by_need_owner').on(table.needOrganisationId),
  ],
)

/** Every answer of either structure, in order; rows are only added, the last one of a structure counts. */
export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    introductionId: text()
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    organisationId: text().notNull(),
    userId: text().notNull(),
    answer: text({ enum: answers }).notNull(),
    reason: text(),
    /** Groups of fields kept back all the same. */
    withheld: text({ mode: 'json' }).$type<FieldGroup[]>().notNull(),
    /** Of a yes: exactly what the other structure is shown. */
    shown: text({ mode: 'json' }).$type<IdentityShown>(),
    at: text().notNull(),
  },
  (table) => [index('consents_by_introduction').on(table.introductionId)],
)
