import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { membershipRoles, roles } from '../../kernel/actor.ts'
import { languages, users } from '../accounts/tables.ts'
import { organisations } from '../organisations/tables.ts'

export const requestStates = ['open', 'confirmed', 'refused', 'withdrawn'] as const

/** What a person asks of the facilitators: to be linked to the structure of a SIRET. */
export const membershipRequests = sqliteTable(
  'membership_requests',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    siret: text().notNull(),
    /** As the person wrote it: the facilitator compares it with what is registered. */
    structureName: text().notNull(),
    /** INSEE code of the place of work, when the person gave it. */
    communeCode: text(),
    jobTitle: text(),
    purpose: text(),
    createdAt: text().notNull(),
    state: text({ enum: requestStates }).notNull(),
    decidedAt: text(),
    decidedBy: text(),
    /** Why it was refused; the person reads it. */
    reason: text(),
    /** The structure it led to. */
    organisationId: text(),
  },
  (table) => [
    index('membership_requests_by_state').on(table.state, table.createdAt),
    uniqueIndex('membership_requests_open').on(table.userId, table.siret).where(sql`state = 'open'`),
  ],
)

/** A place offered by mail: in a structure (`membershipRole`), or on the platform (`role`). */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    language: text({ enum: languages }).notNull(),
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    membershipRole: text({ enum: membershipRoles }),
    role: text({ enum: roles }),
    /** Portfolio of an invited facilitator; both empty: the whole territory. */
    communeCodes: text({ mode: 'json' }).$type<string[]>().notNull(),
    organisationIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** sha-256 of the token of the last mail: sending again makes the former link worthless. */
    tokenHash: text().notNull().unique(),
    invitedBy: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    acceptedAt: text(),
    revokedAt: text(),
  },
  (table) => [index('invitations_by_organisation').on(table.organisationId)],
)

/** Who was removed from a structure or left it, so that a removal can be undone. They give no right. */
export const formerMemberships = sqliteTable(
  'former_memberships',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text({ enum: membershipRoles }).notNull(),
    since: text(),
    endedAt: text().notNull(),
    endedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.organisationId] })],
)
