import { fold } from '../../kernel/fold.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Steps } from '../../kernel/in-slices.ts'
import type { AuditCells } from './audit-columns.ts'
import { dayInFrench } from './cells.ts'
import type { RejectedCell, RowPreview } from './contract.ts'
import type { Directory, Party } from './directory.ts'
import { ownerOf } from './flow-owner.ts'
import type { ParsedAudits, ParsedRow } from './parse-sheet.ts'
import type { AuditWrite, FlowRow, FlowWrite, Present } from './plan.ts'

/** A flow that an audit may confirm: registered, or made by a row of the same files. */
interface Auditable {
  flow: { id: string | null }
  label: string
  reference: string | null
  auditedOn: string | null
}

/**
 * What the rows of Audits would seal, given the flows already planned. An audit only says something new of a flow that
 * none of the same day or later has seen: the same file again changes nothing, and an old audit vouches for nothing
 * that was said since.
 */
export function* planAudits(
  sheets: readonly ParsedAudits[],
  directory: Directory,
  present: Present,
  planned: readonly FlowWrite[],
): Steps<{ rows: RowPreview[]; rejected: RejectedCell[]; writes: AuditWrite[] }> {
  const rows: RowPreview[] = []
  const rejected: RejectedCell[] = []
  const writes: AuditWrite[] = []
  const flowsOf = auditables(sheets.length > 0 ? present.flows : [], planned)
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    yield
    const { auditedOn, auditedBy } = row.cells
    const faults = [...row.faults, ...missing(row, present.today)]
    const party = ownerOf(row, directory, faults)
    const seen = party && faults.length === 0 ? confirmed(row, flowsOf(party), faults) : []
    const preview: RowPreview = {
      sheet: 'audits',
      row: row.row,
      outcome: 'unchanged',
      label: party?.name ?? row.cells.structure ?? row.cells.siret ?? `ligne ${row.row}`,
      changes: [],
    }
    rows.push(preview)
    if (!party || !auditedOn || !auditedBy || faults.length > 0) {
      rejected.push(...faults)
      preview.outcome = 'rejected'
      continue
    }
    for (const each of seen) {
      if (each.auditedOn !== null && each.auditedOn >= auditedOn) continue
      const before = each.auditedOn ? `audité le ${dayInFrench(each.auditedOn)}` : ''
      const after = `audité le ${dayInFrench(auditedOn)} par ${auditedBy}`
      preview.changes.push({ field: each.label, before, after })
      preview.outcome = 'updated'
      writes.push({ flow: each.flow, auditedOn, auditedBy })
      each.auditedOn = auditedOn
    }
  }
  return { rows, rejected, writes }
}

/** What a row of Audits must say. */
function missing(row: ParsedRow<AuditCells>, today: string): RejectedCell[] {
  const faults: RejectedCell[] = []
  const { auditedOn, auditedBy, flows } = row.cells
  if (auditedOn === null && !row.unread.has('auditedOn'))
    faults.push(row.fault('auditedOn', 'le jour de la visite'))
  if (auditedOn !== null && auditedOn > today) faults.push(row.fault('auditedOn', 'un jour déjà passé'))
  if (auditedBy === null && !row.unread.has('auditedBy'))
    faults.push(row.fault('auditedBy', 'qui a fait la visite'))
  if (flows === null && !row.unread.has('flows'))
    faults.push(row.fault('flows', '« tous », ou les références ou libellés des flux confirmés'))
  return faults
}

/** The flows that a row names; tells those that are not there, or that the words do not tell apart. */
function confirmed(
  row: ParsedRow<AuditCells>,
  all: readonly Auditable[],
  faults: RejectedCell[],
): readonly Auditable[] {
  const text = row.cells.flows ?? ''
  if (['tous', 'toutes', 'all'].includes(fold(text))) return all
  const names = text.split(/[|\n]/).map((name) => name.trim())
  const found = names.filter(Boolean).flatMap((name) => {
    const referred = all.filter(({ reference }) => reference === name)
    const named = referred.length > 0 ? referred : all.filter(({ label }) => fold(label) === fold(name))
    if (named.length === 1) return named
    faults.push(
      row.fault(
        'flows',
        named.length === 0
          ? `des flux de cette structure : « ${name} » n’en est pas un`
          : `une référence : ${named.length} flux de cette structure s’appellent « ${name} »`,
      ),
    )
    return []
  })
  return [...new Set(found)]
}

/** The live flows of each structure, as the files leave them. */
function auditables(present: readonly FlowRow[], planned: readonly FlowWrite[]) {
  const changes = new Map(planned.flatMap((write) => (write.id ? [[write.id, write] as const] : [])))
  const known = groupBy(
    present.filter(({ withdrawnAt }) => withdrawnAt === null),
    ({ organisationId }) => organisationId,
  )
  const made = groupBy(
    planned.filter(({ id }) => id === null),
    ({ party }) => party,
  )
  const asked = new Map<Party, Auditable[]>()
  return (party: Party): readonly Auditable[] => {
    const registered = (party.id === null ? [] : (known.get(party.id) ?? [])).map((row) => {
      const write = changes.get(row.id)
      const { label, reference, auditedOn } = { ...row, ...write?.input }
      return { flow: write ?? { id: row.id }, label, reference, auditedOn }
    })
    const created = (made.get(party) ?? []).map((flow) => {
      const { label = '', reference = null, auditedOn = null } = flow.input
      return { flow, label, reference, auditedOn }
    })
    const all = asked.get(party) ?? [...registered, ...created]
    asked.set(party, all)
    return all
  }
}
