import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'
import type { Value } from '../registers/merge.ts'
import { registerFields } from './register-fields.ts'

/** `close`: it leaves, its name stays in the past; `anonymise`: nothing that names it stays. */
export const closingWays = ['close', 'anonymise'] as const

export const organisations = sqliteTable('organisations', {
  id: text().primaryKey(),
  /** Nine digits; null for those that have none (some associations, a project being created). */
  siren: text().unique(),
  name: text().notNull(),
  kind: text({ enum: organisationKinds }).notNull(),
  /** NAF rev. 2 sub-class, "10.51C". */
  nafCode: text(),
  headcountBand: text({ enum: headcountBands }),
  notes: text(),
  /** True for the fictional pilot. */
  isDemo: integer({ mode: 'boolean' }).notNull().default(false),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
  /** When one of its managers last asked that it leave, and how; its facilitators do it. */
  closingAskedAt: text(),
  closingAskedHow: text({ enum: closingWays }),
  /** Left the network: its flows withdrawn and its contacts erased on that day. */
  closedAt: text(),
  /** Its name and numbers were erased too; the row stays for the counts at past dates. */
  anonymisedAt: text(),
})

/**
 * What was last taken from the register of companies into a field of a structure or of one of its sites. A field that
 * still holds it comes from there; one that does not was corrected by a person, and is left to them.
 */
export const registerValues = sqliteTable(
  'register_values',
  {
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The structure itself, or one of its sites. */
    subjectId: text().notNull(),
    field: text({ enum: registerFields }).notNull(),
    value: text({ mode: 'json' }).$type<Value>().notNull(),
    /** When the register said so. */
    readAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.field] }),
    index('register_values_by_organisation').on(table.organisationId),
  ],
)

export const sites = sqliteTable(
  'sites',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    siret: text().unique(),
    label: text(),
    address: text(),
    postalCode: text(),
    /** INSEE code. */
    communeCode: text(),
    communeName: text(),
    lat: real(),
    lng: real(),
    /** Where the coordinates come from: the declaration, or the centre of the commune. */
    placedBy: text({ enum: ['declared', 'commune'] }),
  },
  (table) => [
    index('sites_by_organisation').on(table.organisationId),
    index('sites_by_commune').on(table.communeCode),
  ],
)

export const contacts = sqliteTable(
  'contacts',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    email: text(),
    phone: text(),
  },
  (table) => [index('contacts_by_organisation').on(table.organisationId)],
)
