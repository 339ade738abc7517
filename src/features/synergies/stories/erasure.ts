import { eq, inArray } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyParties } from '../tables.ts'
import { successStories } from './tables.ts'

/** Takes away the stories that could name an anonymised structure; called within `db.write`. */
export function eraseStoriesOf({ orm }: Database, organisationId: string): void {
  const own = orm
    .select({ id: synergyParties.synergyId })
    .from(synergyParties)
    .where(eq(synergyParties.organisationId, organisationId))
  orm.delete(successStories).where(inArray(successStories.synergyId, own)).run()
}
