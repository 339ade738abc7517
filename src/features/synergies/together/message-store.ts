import { and, count, desc, eq, gte } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import type { WorkSight } from './policy.ts'
import { synergyMessages } from './tables.ts'

export type MessageRow = typeof synergyMessages.$inferSelect

/** Rows of what was written in synergies; used by their messages alone. */
export function messageStore({ orm }: Database) {
  /** The rule of `canReadWords`, asked of the database. */
  const readable = (synergyId: string, { isLed, since }: WorkSight) =>
    and(
      eq(synergyMessages.synergyId, synergyId),
      isLed ? undefined : and(eq(synergyMessages.audience, 'all'), gte(synergyMessages.at, since ?? '~')),
    )

  return {
    byId: (id: string) => orm.select().from(synergyMessages).where(eq(synergyMessages.id, id)).get() ?? null,
    page: (synergyId: string, sight: WorkSight, { limit, offset }: { limit: number; offset: number }) =>
      orm
        .select()
        .from(synergyMessages)
        .where(readable(synergyId, sight))
        .orderBy(desc(synergyMessages.at), desc(synergyMessages.id))
        .limit(limit)
        .offset(offset)
        .all(),
    total: (synergyId: string, sight: WorkSight): number =>
      orm.select({ n: count() }).from(synergyMessages).where(readable(synergyId, sight)).get()?.n ?? 0,
    /** Who wrote private notes in it. */
    noteAuthors: (synergyId: string): string[] =>
      orm
        .selectDistinct({ authorId: synergyMessages.authorId })
        .from(synergyMessages)
        .where(and(eq(synergyMessages.synergyId, synergyId), eq(synergyMessages.audience, 'facilitators')))
        .all()
        .map(({ authorId }) => authorId),
    insert: (row: MessageRow) => void orm.insert(synergyMessages).values(row).run(),
    withdraw: (id: string, at: string) =>
      void orm
        .update(synergyMessages)
        .set({ text: null, withdrawnAt: at })
        .where(eq(synergyMessages.id, id))
        .run(),
  }
}
