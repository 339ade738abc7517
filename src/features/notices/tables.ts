import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { noticeKindNames, ways } from '../../kernel/notices.ts'
import { users } from '../accounts/tables.ts'

/** What each person was told of, in their centre of notices. */
export const notices = sqliteTable(
  'notices',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: noticeKindNames }).notNull(),
    /** The page of this site about it. */
    path: text().notNull(),
    /** What its sentence says; the sentence is made by whoever shows it. */
    params: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    /** What it tells of, when that may be taken back: an id, without reference. */
    aboutId: text(),
    /** As the person had chosen when it happened. */
    way: text({ enum: ways }).notNull(),
    createdAt: text().notNull(),
    readAt: text(),
    /** Of one that takes the way of the digest: when a weekly mail told it. */
    toldWeeklyAt: text(),
  },
  (table) => [
    index('notices_by_user').on(table.userId, table.readAt),
    index('notices_by_time').on(table.createdAt),
    index('notices_by_about').on(table.aboutId),
  ],
)

/** How a person wants to be told of a kind; where there is no row, the default of the kind counts. */
export const noticePreferences = sqliteTable(
  'notice_preferences',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: noticeKindNames }).notNull(),
    way: text({ enum: ways }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
)

/** The weekly mails written to a person: one a week at most. */
export const noticeDigests = sqliteTable(
  'notice_digests',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The Monday that begins it, `YYYY-MM-DD`. */
    week: text().notNull(),
    sentAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.week] })],
)
