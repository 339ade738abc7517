import type { ContactInput } from '../organisations/contract.ts'
import type { ContactRow, FieldChange } from './plan.ts'
import { type StructureCells, structureColumns } from './structure-columns.ts'

/**
 * The contact a row gives: a name already known is completed, a new one is added; without a name the address
 * and telephone complete the only contact, or make one under the structure's name. Null: nothing to write.
 */
export function planContact(
  { contactName, email, phone }: StructureCells,
  structureName: string,
  known: readonly ContactRow[],
): { input: ContactInput; changes: FieldChange[] } | null {
  if (contactName === null && email === null && phone === null) return null
  const before =
    contactName !== null
      ? known.find(({ name }) => name === contactName)
      : (known.find((one) => one.email === email) ?? known[0])
  const name = contactName ?? before?.name ?? structureName.slice(0, 120)
  const input = { name, email: email ?? before?.email ?? null, phone: phone ?? before?.phone ?? null }
  const changes: FieldChange[] = []
  if (!before) changes.push({ field: structureColumns.contactName.header, before: '', after: name })
  for (const field of ['email', 'phone'] as const)
    if (input[field] !== (before?.[field] ?? null))
      changes.push({
        field: structureColumns[field].header,
        before: before?.[field] ?? '',
        after: input[field] ?? '',
      })
  return changes.length === 0 ? null : { input, changes }
}
