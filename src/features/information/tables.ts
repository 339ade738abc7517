import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  type InformationTheme,
  informationAudiences,
  informationCategories,
  informationStates,
} from '../../kernel/information.ts'
import type { Sector } from '../../kernel/sectors.ts'
import { contentColumn, fileColumns } from '../files/columns.ts'
import type { InformationContent } from './contract.ts'

/** What the network is told: articles, guides, the law, calls for projects, training. */
export const informationItems = sqliteTable(
  'information_items',
  {
    id: text().primaryKey(),
    category: text({ enum: informationCategories }).notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    /** Markdown. */
    body: text().notNull(),
    /** How it is signed, as its author wrote it. */
    byline: text().notNull(),
    sourceName: text().notNull(),
    sourceUrl: text(),
    resourceIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    sectors: text({ mode: 'json' }).$type<Sector[]>().notNull(),
    themes: text({ mode: 'json' }).$type<InformationTheme[]>().notNull(),
    audience: text({ enum: informationAudiences }).notNull(),
    state: text({ enum: informationStates }).notNull(),
    /** How long what it says holds after a check. */
    validMonths: integer().notNull(),
    /** Of a call for projects, `YYYY-MM-DD`. */
    closesOn: text(),
    /** One more each time it is written: who writes says which one they read. */
    version: integer().notNull(),
    checkedOn: text().notNull(),
    /** Users, without reference: what they wrote outlives their account. */
    checkedBy: text().notNull(),
    authorId: text().notNull(),
    createdAt: text().notNull(),
    /** The first time; null: it never was. */
    publishedAt: text(),
    /** When its content last changed. */
    changedAt: text().notNull(),
    /** The term about which its author was told last, so that each is told once. */
    toldTerm: text(),
  },
  (table) => [
    index('information_items_by_author').on(table.authorId),
    index('information_items_by_checker').on(table.checkedBy),
  ],
)

/** What an item said each time it was published, or corrected while it was. Rows are only added. */
export const informationVersions = sqliteTable(
  'information_versions',
  {
    itemId: text()
      .notNull()
      .references(() => informationItems.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<InformationContent>().notNull(),
    authorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.version] }),
    index('information_versions_by_author').on(table.authorId),
  ],
)

/** The images of an item, which its text names. */
export const informationImages = sqliteTable(
  'information_images',
  {
    id: text().primaryKey(),
    itemId: text()
      .notNull()
      .references(() => informationItems.id, { onDelete: 'cascade' }),
    ...fileColumns(),
    authorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('information_images_by_item').on(table.itemId),
    index('information_images_by_author').on(table.authorId),
  ],
)

export const informationImageContents = sqliteTable('information_image_contents', {
  imageId: text()
    .primaryKey()
    .references(() => informationImages.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})
