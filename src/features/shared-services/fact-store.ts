import { asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { sharedServiceJobs, sharedServiceStructures, sharedServiceSupports } from './tables.ts'

export type JobRow = typeof sharedServiceJobs.$inferSelect
export type StructureRow = typeof sharedServiceStructures.$inferSelect
export type SupportRow = typeof sharedServiceSupports.$inferSelect

/** Rows of what services made and asked for; used by their facts and counts alone. */
export function factStore({ orm }: Database) {
  const [jobs, structures, supports] = [sharedServiceJobs, sharedServiceStructures, sharedServiceSupports]
  return {
    jobs: {
      byId: (id: string) => orm.select().from(jobs).where(eq(jobs.id, id)).get() ?? null,
      of: (serviceId: string) =>
        orm.select().from(jobs).where(eq(jobs.serviceId, serviceId)).orderBy(asc(jobs.since)).all(),
      all: (): JobRow[] => orm.select().from(jobs).all(),
      insert: (row: JobRow) => void orm.insert(jobs).values(row).run(),
      update: (id: string, change: Partial<JobRow>) =>
        void orm.update(jobs).set(change).where(eq(jobs.id, id)).run(),
      remove: (id: string) => void orm.delete(jobs).where(eq(jobs.id, id)).run(),
    },
    structures: {
      byId: (id: string) => orm.select().from(structures).where(eq(structures.id, id)).get() ?? null,
      of: (serviceId: string) =>
        orm
          .select()
          .from(structures)
          .where(eq(structures.serviceId, serviceId))
          .orderBy(asc(structures.createdOn))
          .all(),
      all: (): StructureRow[] => orm.select().from(structures).all(),
      insert: (row: StructureRow) => void orm.insert(structures).values(row).run(),
      remove: (id: string) => void orm.delete(structures).where(eq(structures.id, id)).run(),
    },
    supports: {
      byId: (id: string) => orm.select().from(supports).where(eq(supports.id, id)).get() ?? null,
      of: (serviceId: string) =>
        orm
          .select()
          .from(supports)
          .where(eq(supports.serviceId, serviceId))
          .orderBy(asc(supports.askedOn))
          .all(),
      all: (): SupportRow[] => orm.select().from(supports).all(),
      /** Services that ask the authority for something. */
      asking: (serviceIds: readonly string[]): Set<string> =>
        new Set(
          orm
            .select({ serviceId: supports.serviceId })
            .from(supports)
            .where(inArray(supports.serviceId, [...serviceIds]))
            .all()
            .map(({ serviceId }) => serviceId),
        ),
      insert: (row: SupportRow) => void orm.insert(supports).values(row).run(),
      update: (id: string, change: Partial<SupportRow>) =>
        void orm.update(supports).set(change).where(eq(supports.id, id)).run(),
      remove: (id: string) => void orm.delete(supports).where(eq(supports.id, id)).run(),
    },
  }
}
