import { eq, inArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { importChanges } from './tables.ts'

/**
 * Erases what imports noted of a structure that leaves, with all that the same imports noted: half of an import is not
 * undone. Called within `db.write`.
 */
export function forgetImportedStates({ orm }: Database, organisationId: string): void {
  const concerned = orm
    .select({ id: importChanges.importId })
    .from(importChanges)
    .where(eq(importChanges.organisationId, organisationId))
  orm.delete(importChanges).where(inArray(importChanges.importId, concerned)).run()
}
