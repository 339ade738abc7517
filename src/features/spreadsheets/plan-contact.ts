import type { ContactInput } from '../organisations/contract.ts'
import type { RejectedCell } from './contract.ts'
import type { ContactRow, FieldChange } from './plan.ts'
import type { StructureRow } from './plan-structures.ts'
import { type StructureCells, structureColumns } from './structure-columns.ts'

/**
 * The contact a row gives: a name already known is completed, a new one is added. Without a name, the contact
 * of the same address or telephone, else that under the structure's own name, else the only one if the row
 * contradicts nothing of it; otherwise a new one under that name. Null: the row gives none.
 */
export function planContact(
  { contactName, email, phone }: StructureCells,
  ownName: string,
  known: readonly ContactRow[],
): { input: ContactInput; changes: FieldChange[] } | null {
  if (contactName === null && email === null && phone === null) return null
  const named = contactName ?? ownName.slice(0, 120)
  const before =
    known.find(({ name }) => name === named) ??
    (contactName === null ? nameless(email, phone, known) : undefined)
  const name = before?.name ?? named
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
  return { input, changes }
}

function nameless(
  email: string | null,
  phone: string | null,
  known: readonly ContactRow[],
): ContactRow | undefined {
  const same = known.find(
    (one) => (email !== null && one.email === email) || (phone !== null && one.phone === phone),
  )
  if (same) return same
  const [only, ...others] = known
  const fits = (given: string | null, held: string | null) =>
    given === null || held === null || given === held
  return only && others.length === 0 && fits(email, only.email) && fits(phone, only.phone) ? only : undefined
}

/** Contacts of one structure while its rows are read: those registered, then as each row leaves them. */
export class GroupContacts {
  known: ContactRow[]
  /** What the rows themselves said of each, to see when two contradict each other. */
  private readonly said = new Map<string, { row: number; email: string | null; phone: string | null }>()
  private readonly toWrite = new Map<string, ContactInput>()

  constructor(registered: readonly ContactRow[]) {
    this.known = [...registered]
  }

  take(input: ContactInput, row: StructureRow, changes: boolean): RejectedCell[] {
    const before = this.said.get(input.name)
    const faults = (['email', 'phone'] as const).flatMap((field) => {
      const [given, earlier] = [row.cells[field], before?.[field] ?? null]
      if (given === null || earlier === null || given === earlier) return []
      return [
        row.fault(
          field,
          `la même valeur que la ligne ${before?.row} pour le contact « ${input.name} », ou un autre nom de contact`,
        ),
      ]
    })
    const { email, phone } = row.cells
    this.said.set(input.name, {
      row: before?.row ?? row.row,
      email: before?.email ?? email,
      phone: before?.phone ?? phone,
    })
    if (changes) this.toWrite.set(input.name, input)
    const others = this.known.filter(({ name }) => name !== input.name)
    this.known = [...others, { id: '', organisationId: '', ...input }]
    return faults
  }

  changed(): ContactInput[] {
    return [...this.toWrite.values()]
  }
}
