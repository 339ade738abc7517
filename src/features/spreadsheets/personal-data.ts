import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { imports } from './tables.ts'

/** Files sent for preview; their contents are structures' data, kept a day. */
export const importsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'imports',
    table: imports,
    ofPerson: ({ id }) => eq(imports.userId, id),
    secret: ['content', 'previewDigest'],
    forgotten: true,
  },
]
