import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { appliedImports, importChanges, imports } from './tables.ts'

/** Files sent for preview; their contents are structures' data, kept a day. */
export const importsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'imports',
    table: imports,
    ofPerson: ({ id }) => eq(imports.userId, id),
    secret: ['content', 'previewDigest'],
    forgotten: true,
  },
  { part: 'imports faits', table: appliedImports, ofPerson: ({ id }) => eq(appliedImports.userId, id) },
  {
    part: 'états avant import',
    table: importChanges,
    ofOrganisation: (id) => eq(importChanges.organisationId, id),
    facilitatorsOnly: ['before', 'after'],
  },
]
