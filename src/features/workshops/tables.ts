import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { flows } from '../flows/tables.ts'
import { organisations } from '../organisations/tables.ts'

/** A morning when many structures declare together what they have and what they look for. */
export const workshops = sqliteTable('workshops', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `YYYY-MM-DD`. */
  heldOn: text().notNull(),
  place: text(),
  /** A user; no reference, lest an account that closes take a workshop with it. */
  createdBy: text().notNull(),
  createdAt: text().notNull(),
})

/** Who runs a workshop: whoever opened it, and whoever typed a row there. */
export const workshopFacilitators = sqliteTable(
  'workshop_facilitators',
  {
    workshopId: text()
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workshopId, table.userId] })],
)

/** The structures that take part, and how many people came for each. */
export const workshopParticipants = sqliteTable(
  'workshop_participants',
  {
    workshopId: text()
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    peopleCount: integer().notNull(),
    addedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workshopId, table.organisationId] }),
    index('workshop_participants_by_organisation').on(table.organisationId),
  ],
)

/**
 * A row of the quick-entry sheet: the flow it became, whose id is drawn in the browser before the row is sent, so that a
 * row sent again because its answer was lost is the same row.
 */
export const typedRows = sqliteTable(
  'typed_rows',
  {
    flowId: text()
      .primaryKey()
      .references(() => flows.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The workshop it was typed in; null when it was typed elsewhere. */
    workshopId: text().references(() => workshops.id, { onDelete: 'set null' }),
    /** SHA-256 of what was last sent: what is sent again changes nothing. */
    contentHash: text().notNull(),
    /** Who typed it. */
    userId: text().notNull(),
    typedAt: text().notNull(),
    undoneAt: text(),
  },
  (table) => [
    index('typed_rows_by_workshop').on(table.workshopId),
    index('typed_rows_by_organisation').on(table.organisationId),
  ],
)
