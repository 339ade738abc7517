import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { attachmentContents, attachments } from '../tables.ts'

export type AttachmentRow = typeof attachments.$inferSelect

/** Rows of attachments and their contents; used by the attachments service and the counts of the flows room. */
export function attachmentsStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(attachments).where(eq(attachments.id, id)).get() ?? null,
    ofFlow: (flowId: string) =>
      orm.select().from(attachments).where(eq(attachments.flowId, flowId)).orderBy(asc(attachments.id)).all(),
    byContent: (flowId: string, sha256: string) =>
      orm
        .select()
        .from(attachments)
        .where(and(eq(attachments.flowId, flowId), eq(attachments.sha256, sha256)))
        .get() ?? null,
    counted: () =>
      orm.select({ flowId: attachments.flowId, visibility: attachments.visibility }).from(attachments).all(),
    contentOf: (id: string) =>
      orm.select().from(attachmentContents).where(eq(attachmentContents.attachmentId, id)).get()?.content ??
      null,
    insert(row: AttachmentRow, content: Buffer): void {
      orm.insert(attachments).values(row).run()
      orm.insert(attachmentContents).values({ attachmentId: row.id, content }).run()
    },
    update: (id: string, change: Partial<AttachmentRow>) =>
      void orm.update(attachments).set(change).where(eq(attachments.id, id)).run(),
    remove: (id: string) => void orm.delete(attachments).where(eq(attachments.id, id)).run(),
  }
}
