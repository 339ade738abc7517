import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { membershipRoles, roles } from '../../kernel/actor.ts'
import { organisations } from '../organisations/tables.ts'

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** Lower case; the name to sign in with. */
  email: text().notNull().unique(),
  name: text().notNull(),
  /** argon2id, PHC string. */
  passwordHash: text().notNull(),
  role: text({ enum: roles }).notNull(),
  createdAt: text().notNull(),
  disabledAt: text(),
})

export const memberships = sqliteTable(
  'memberships',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text({ enum: membershipRoles }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.organisationId] })],
)

/** An open session: the token only carries its id, so that ending the row ends the access. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [index('sessions_by_user').on(table.userId)],
)
