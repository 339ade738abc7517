import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import {
  informationImageContents,
  informationImages,
  informationItems,
  informationVersions,
} from './tables.ts'

export type ItemRow = typeof informationItems.$inferSelect
export type VersionRow = typeof informationVersions.$inferSelect
export type ImageRow = typeof informationImages.$inferSelect

/** Rows of information, its versions and its images; used by the information service alone. */
export function informationStore({ orm }: Database) {
  return {
    byId: (id: string): ItemRow | null =>
      orm.select().from(informationItems).where(eq(informationItems.id, id)).get() ?? null,
    all: (): ItemRow[] => orm.select().from(informationItems).all(),
    insert: (row: ItemRow) => void orm.insert(informationItems).values(row).run(),
    update: (id: string, change: Partial<ItemRow>) =>
      void orm.update(informationItems).set(change).where(eq(informationItems.id, id)).run(),
    remove: (id: string) => void orm.delete(informationItems).where(eq(informationItems.id, id)).run(),

    insertVersion: (row: VersionRow) => void orm.insert(informationVersions).values(row).run(),
    /** The last first. */
    versionsOf: (itemId: string): VersionRow[] =>
      orm
        .select()
        .from(informationVersions)
        .where(eq(informationVersions.itemId, itemId))
        .orderBy(desc(informationVersions.version))
        .all(),

    /** In the order they came. */
    imagesOf: (itemId: string): ImageRow[] =>
      orm
        .select()
        .from(informationImages)
        .where(eq(informationImages.itemId, itemId))
        .orderBy(asc(informationImages.at), asc(informationImages.id))
        .all(),
    image: (itemId: string, id: string): ImageRow | null =>
      orm
        .select()
        .from(informationImages)
        .where(and(eq(informationImages.itemId, itemId), eq(informationImages.id, id)))
        .get() ?? null,
    insertImage(row: ImageRow, content: Buffer): void {
      orm.insert(informationImages).values(row).run()
      orm.insert(informationImageContents).values({ imageId: row.id, content }).run()
    },
    contentOf: (imageId: string): Buffer | null =>
      orm.select().from(informationImageContents).where(eq(informationImageContents.imageId, imageId)).get()
        ?.content ?? null,
    removeImage: (id: string) => void orm.delete(informationImages).where(eq(informationImages.id, id)).run(),
  }
}
