import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyExchanges } from '../results/tables.ts'
import { synergyDocuments } from './tables.ts'

/**
 * Takes away the documents that an anonymised structure shared; called within `db.write`. An exchange that one of them
 * proved stays proved, in words.
 */
export function eraseDocumentsOf({ orm }: Database, organisationId: string): void {
  const own = eq(synergyDocuments.organisationId, organisationId)
  const ids = orm.select({ id: synergyDocuments.id }).from(synergyDocuments).where(own)
  orm
    .update(synergyExchanges)
    .set({ evidence: sql`coalesce(${synergyExchanges.evidence}, 'Document effacé avec sa structure')` })
    .where(inArray(synergyExchanges.documentId, ids))
    .run()
  orm.delete(synergyDocuments).where(own).run()
}
