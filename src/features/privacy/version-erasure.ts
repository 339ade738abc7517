import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { flows, flowVersions } from '../flows/tables.ts'
import { ERASED_OF_FLOW } from './erased-fields.ts'

/** What is erased of a flow goes from its versions too; within the transaction of that erasure. */
export function eraseFromVersions(
  { orm }: Database,
  of: { flowIds: readonly string[] } | { organisationId: string; label: string },
): void {
  const paths = Object.keys(ERASED_OF_FLOW).map((field) => `$.${field}`)
  const without: SQL = sql`json_remove(${flowVersions.content}, ${sql.join(
    paths.map((path) => sql`${path}`),
    sql`, `,
  )})`
  const ofOrganisation = (id: string) =>
    orm.select({ id: flows.id }).from(flows).where(eq(flows.organisationId, id))
  orm
    .update(flowVersions)
    .set({ content: 'label' in of ? sql`json_set(${without}, '$.label', ${of.label})` : without })
    .where(
      inArray(flowVersions.flowId, 'flowIds' in of ? [...of.flowIds] : ofOrganisation(of.organisationId)),
    )
    .run()
}
