import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { membershipRoles, roles } from '../../kernel/actor.ts'
import { organisations } from '../organisations/tables.ts'

export const languages = ['fr', 'en'] as const

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** Lower case; the name to sign in with. */
  email: text().notNull().unique(),
  name: text().notNull(),
  /** argon2id, PHC string; null when the person comes by mail links alone. */
  passwordHash: text(),
  role: text({ enum: roles }).notNull(),
  /** Of the mails; the screens follow the browser. */
  language: text({ enum: languages }).notNull().default('fr'),
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
    /** Null: before these were kept. */
    since: text(),
    /** Who confirmed or invited: a user, or `demo`, `cli`. */
    addedBy: text(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.organisationId] }),
    index('memberships_by_organisation').on(table.organisationId),
  ],
)

/** Communes a facilitator is in charge of: every structure with a site there. INSEE codes. */
export const portfolioCommunes = sqliteTable(
  'portfolio_communes',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    communeCode: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.communeCode] })],
)

/** Structures a facilitator is in charge of by name. */
export const portfolioOrganisations = sqliteTable(
  'portfolio_organisations',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** No reference: the row of a structure that was removed stays, lest losing the last one lift every limit. */
    organisationId: text().notNull(),
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
    /** When it ends if nothing more is asked: put off at each refresh, never beyond its absolute life. */
    expiresAt: text().notNull(),
    endedAt: text(),
    /** Last refresh; an access token lives a few minutes, so it is known to that precision. */
    lastSeenAt: text().notNull().default(''),
    /** Last time the person proved who they are: sensitive actions ask for a recent proof. */
    authenticatedAt: text().notNull().default(''),
    /** « Firefox, Windows » as the browser said at sign-in; null when it said nothing usable. */
    device: text(),
  },
  (table) => [index('sessions_by_user').on(table.userId)],
)

/** The refresh tokens of a session, all of its life: one that comes back after its use was stolen. */
export const refreshTokens = sqliteTable(
  'refresh_tokens',
  {
    /** sha-256 of the token, which is 256 bits of chance. */
    tokenHash: text().primaryKey(),
    sessionId: text()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [index('refresh_tokens_by_session').on(table.sessionId)],
)

/** What a link in a mail may do, once. */
export const mailTokenPurposes = [
  'sign-in',
  'password-reset',
  'address-new',
  'address-old',
  'registration',
  'renewal',
  'introduction',
  'event-registration',
  'event',
] as const
export type MailTokenPurpose = (typeof mailTokenPurposes)[number]

export const mailTokens = sqliteTable(
  'mail_tokens',
  {
    /** sha-256 of the token, which is 256 bits of chance. */
    tokenHash: text().primaryKey(),
    purpose: text({ enum: mailTokenPurposes }).notNull(),
    /** Null when the account does not exist yet. */
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    /** Where it was sent: using it proves that the person reads this address. */
    email: text().notNull(),
    data: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [index('mail_tokens_by_user').on(table.userId)],
)

/** A change of address under way: it happens once both ends have said yes. */
export const addressChanges = sqliteTable(
  'address_changes',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    newEmail: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    newConfirmedAt: text(),
    oldConfirmedAt: text(),
    /** Done, refused, or replaced by a later one. */
    closedAt: text(),
  },
  (table) => [index('address_changes_by_user').on(table.userId)],
)

/** The second factor of an account (TOTP, RFC 6238). */
export const secondFactors = sqliteTable('second_factors', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed with a key that is not in the database. */
  sealedSecret: text().notNull(),
  createdAt: text().notNull(),
  /** Null until a first code proved that the telephone has it. */
  confirmedAt: text(),
  /** The last 30-second step accepted: a code is good once. */
  lastStep: integer().notNull().default(0),
})

/** Ten codes on paper for the day when the telephone is lost; each opens once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** argon2id: a code is too short for a plain hash. */
    codeHash: text().notNull(),
    usedAt: text(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
)

/** Recent tries to prove who one is, so that guessing can be stopped whatever address it comes from. */
export const tries = sqliteTable(
  'tries',
  {
    id: text().primaryKey(),
    /** sha-256 of what is tried: typed addresses, which may be anybody's, are not kept. */
    subject: text().notNull(),
    at: text().notNull(),
  },
  (table) => [index('tries_by_subject').on(table.subject, table.at)],
)
