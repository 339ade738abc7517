import { eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { introductionRequests } from './tables.ts'

/** Takes away what a structure asked: its words, and what it would have shown; called within `db.write`. */
export function forgetIntroductionRequests({ orm }: Database, organisationId: string): void {
  orm.delete(introductionRequests).where(eq(introductionRequests.organisationId, organisationId)).run()
}
