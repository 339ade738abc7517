import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { directoryEntries } from './tables.ts'

/** Takes a structure that leaves out of the directory, with all it showed there. Within `db.write`. */
export function leaveDirectory({ orm }: Database, organisationId: string): void {
  orm.delete(directoryEntries).where(eq(directoryEntries.organisationId, organisationId)).run()
}
