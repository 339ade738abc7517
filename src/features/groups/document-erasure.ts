import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupDocuments } from './tables.ts'

/** Takes away the documents that an anonymised structure shared in groups; called within `db.write`. */
export function eraseGroupDocumentsOf({ orm }: Database, organisationId: string): void {
  orm.delete(groupDocuments).where(eq(groupDocuments.organisationId, organisationId)).run()
}
