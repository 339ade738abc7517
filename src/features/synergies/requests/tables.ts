import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { refusals } from '../../../kernel/match-decisions.ts'
import type { FieldGroup } from '../../../kernel/visibility.ts'
import { flows } from '../../flows/tables.ts'
import { organisations } from '../../organisations/tables.ts'
import type { IdentityKept } from '../contract.ts'
import { introductions } from '../tables.ts'

/** That one side of a match asked to be introduced to the other: its yes, given beforehand. Rows stay. */
export const introductionRequests = sqliteTable(
  'introduction_requests',
  {
    id: text().primaryKey(),
    stockId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    needId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** The side that asks, and who of it: a user, without reference. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    /** What it says to those who facilitate it. */
    message: text(),
    withheld: text({ mode: 'json' }).$type<FieldGroup[]>().notNull(),
    /** Exactly what it agreed to show; null once that is taken back, or kept with the consents of the introduction. */
    shown: text({ mode: 'json' }).$type<IdentityKept>(),
    askedAt: text().notNull(),
    withdrawnAt: text(),
    /** When a facilitator passed it on, or refused it. */
    treatedAt: text(),
    introductionId: text().references(() => introductions.id, { onDelete: 'set null' }),
    refusal: text({ enum: refusals }),
  },
  (table) => [
    uniqueIndex('introduction_requests_open')
      .on(table.stockId, table.needId, table.organisationId)
      .where(sql`withdrawn_at is null and treated_at is null`),
    index('introduction_requests_by_organisation').on(table.organisationId),
    index('introduction_requests_by_user').on(table.userId),
  ],
)
