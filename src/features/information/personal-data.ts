import { eq, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { informationImages, informationItems, informationVersions } from './tables.ts'

/** Who wrote, corrected and checked what the network is told. */
export const informationPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'informations écrites ou vérifiées',
    table: informationItems,
    ofPerson: ({ id }) =>
      sql`(${informationItems.authorId} = ${id} or ${informationItems.checkedBy} = ${id})`,
  },
  {
    part: 'versions des informations',
    table: informationVersions,
    ofPerson: ({ id }) => eq(informationVersions.authorId, id),
  },
  {
    part: 'images des informations',
    table: informationImages,
    ofPerson: ({ id }) => eq(informationImages.authorId, id),
    secret: ['sha256'],
  },
]
