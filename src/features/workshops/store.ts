import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { typedRows, workshopFacilitators, workshopParticipants, workshops } from './tables.ts'

export type WorkshopRow = typeof workshops.$inferSelect
export type ParticipantRow = typeof workshopParticipants.$inferSelect
export type TypedRow = typeof typedRows.$inferSelect

export function workshopsStore({ orm }: Database) {
  return {
    /** The latest first. */
    all: () => orm.select().from(workshops).orderBy(desc(workshops.heldOn), desc(workshops.createdAt)).all(),
    byId: (id: string) => orm.select().from(workshops).where(eq(workshops.id, id)).get() ?? null,
    byIds: (ids: readonly string[]) =>
      orm
        .select()
        .from(workshops)
        .where(inArray(workshops.id, [...ids]))
        .all(),
    insert: (row: WorkshopRow) => void orm.insert(workshops).values(row).run(),
    update: (id: string, change: Partial<WorkshopRow>) =>
      void orm.update(workshops).set(change).where(eq(workshops.id, id)).run(),

    facilitatorsOf: (workshopId: string) =>
      orm
        .select()
        .from(workshopFacilitators)
        .where(eq(workshopFacilitators.workshopId, workshopId))
        .orderBy(sql`rowid`)
        .all()
        .map(({ userId }) => userId),
    addFacilitator: (workshopId: string, userId: string) =>
      void orm.insert(workshopFacilitators).values({ workshopId, userId }).onConflictDoNothing().run(),

    participantsOf: (workshopId: string) =>
      orm
        .select()
        .from(workshopParticipants)
        .where(eq(workshopParticipants.workshopId, workshopId))
        .orderBy(sql`rowid`)
        .all(),
    participant: (workshopId: string, organisationId: string) =>
      orm.select().from(workshopParticipants).where(isParticipant(workshopId, organisationId)).get() ?? null,
    putParticipant: (row: ParticipantRow) =>
      void orm
        .insert(workshopParticipants)
        .values(row)
        .onConflictDoUpdate({
          target: [workshopParticipants.workshopId, workshopParticipants.organisationId],
          set: { peopleCount: row.peopleCount },
        })
        .run(),
    removeParticipant: (workshopId: string, organisationId: string) =>
      void orm.delete(workshopParticipants).where(isParticipant(workshopId, organisationId)).run(),

    row: (flowId: string) => orm.select().from(typedRows).where(eq(typedRows.flowId, flowId)).get() ?? null,
    /** The last typed first, those undone left out. */
    rowsOf: (workshopId: string) =>
      orm
        .select()
        .from(typedRows)
        .where(and(eq(typedRows.workshopId, workshopId), isNull(typedRows.undoneAt)))
        .orderBy(desc(typedRows.typedAt), sql`rowid desc`)
        .all(),
    putRow: (row: TypedRow) =>
      void orm.insert(typedRows).values(row).onConflictDoUpdate({ target: typedRows.flowId, set: row }).run(),
  }
}

const isParticipant = (workshopId: string, organisationId: string) =>
  and(
    eq(workshopParticipants.workshopId, workshopId),
    eq(workshopParticipants.organisationId, organisationId),
  )
