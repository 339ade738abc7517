import { asc, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { type FlowState, flows, flowVersions } from './tables.ts'

export type VersionRow = typeof flowVersions.$inferSelect

const FILING = new Set(['id', 'kind', 'organisationId', 'declaredOn', 'createdAt', 'updatedAt'])
/** Every field of a flow that versions keep: a column added to the table is kept too. */
export const keptFields = Object.keys(getTableColumns(flows)).filter(
  (field): field is keyof FlowState => !FILING.has(field),
)

/** Rows of the versions of flows; used by the flows service alone. */
export function versionStore({ orm }: Database) {
  return {
    insert: (row: VersionRow) => void orm.insert(flowVersions).values(row).run(),
    lastOf: (flowId: string): VersionRow | null =>
      orm
        .select()
        .from(flowVersions)
        .where(eq(flowVersions.flowId, flowId))
        .orderBy(desc(flowVersions.number))
        .limit(1)
        .get() ?? null,
    /** The oldest first. */
    of: (flowId: string): VersionRow[] =>
      orm
        .select()
        .from(flowVersions)
        .where(eq(flowVersions.flowId, flowId))
        .orderBy(asc(flowVersions.number))
        .all(),
  }
}
