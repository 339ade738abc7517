import type { Family } from '../../kernel/families.ts'
import type { Steps } from '../../kernel/in-slices.ts'
import { sealedChange } from '../flows/audit-seal.ts'
import { type FlowInput, flowInput } from '../flows/contract.ts'
import { tidy } from './cells.ts'
import { columnList, sheetColumns } from './columns.ts'
import type { RejectedCell, RowPreview, UnusualCell } from './contract.ts'
import type { Directory, Party } from './directory.ts'
import { checkedRow } from './flow-checks.ts'
import type { FlowCells } from './flow-columns.ts'
import { type FlowDraft, type FlowField, flowDraft } from './flow-draft.ts'
import { ownerOf } from './flow-owner.ts'
import { FlowSlots } from './flow-slots.ts'
import type { ParsedFlows, ParsedRow } from './parse-sheet.ts'
import type { FieldChange, FlowRow, FlowWrite, MaterialLookups, Present } from './plan.ts'

type Row = ParsedRow<FlowCells>
type Kind = FlowInput['kind']

/** What the rows of Gisements and Besoins would create or change, given the structures already planned. */
export function* planFlows(
  sheets: readonly ParsedFlows[],
  directory: Directory,
  present: Present,
  lookups: MaterialLookups,
): Steps<{ rows: RowPreview[]; rejected: RejectedCell[]; unusual: UnusualCell[]; writes: FlowWrite[] }> {
  const rows: RowPreview[] = []
  const rejected: RejectedCell[] = []
  const unusual: UnusualCell[] = []
  const writes: FlowWrite[] = []
  const slots = new FlowSlots(present.flows)

  for (const sheet of sheets) {
    const kind: Kind = sheet.name === 'stocks' ? 'stock' : 'need'
    for (const row of sheet.rows) {
      yield
      const preview: RowPreview = {
        sheet: sheet.name,
        row: row.row,
        outcome: 'created',
        label: row.cells.label ?? row.cells.reference ?? `ligne ${row.row}`,
        changes: [],
      }
      rows.push(preview)
      const { draft, faults: draftFaults } = flowDraft(row, lookups)
      const faults = [...row.faults, ...draftFaults]
      const party = ownerOf(row, directory, faults)
      const slot = party && faults.length === 0 ? slots.of(party, kind, row, faults) : null
      const before = slot?.present ?? null
      if (slot && !before && draft.label === null)
        faults.push(row.fault('label', 'quelques mots disant de quoi il s’agit'))
      const input = before
        ? changed(before, draft, kind, preview.changes, lookups)
        : created(draft, kind, row.cells, lookups)
      if (party && faults.length === 0) faults.push(...contractFaults(row, { ...before, ...input }))
      const checked = faults.length === 0 ? checkedRow(row, before, input, lookups) : null
      faults.push(...(checked?.faults ?? []))
      if (!party || faults.length > 0) {
        rejected.push(...faults)
        Object.assign(preview, { outcome: 'rejected', changes: [] })
        continue
      }
      unusual.push(...(checked?.unusual ?? []))
      if (slot) slot.row = row
      const siret = row.cells.siret?.length === 14 ? row.cells.siret : null
      const moved = before && siret ? siteChange(before, party, siret) : null
      if (moved) preview.changes.push(moved)
      if (before) {
        preview.outcome = preview.changes.length > 0 ? 'updated' : 'unchanged'
        preview.label = row.cells.label ?? before.label
      }
      if (preview.outcome !== 'unchanged') writes.push({ party, siret, id: before?.id ?? null, input })
    }
  }
  return { rows, rejected, unusual, writes }
}

/** A new flow: what the row leaves out takes the defaults of the contract, its family that of what it is. */
function created(
  draft: FlowDraft,
  kind: Kind,
  cells: FlowCells,
  lookups: MaterialLookups,
): FlowWrite['input'] {
  const ofResource: Family | undefined = draft.resourceId
    ? lookups.resource(draft.resourceId)?.family
    : undefined
  const given = Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null),
  ) as Partial<FlowInput>
  return {
    ...emptyFlow,
    ...given,
    kind,
    family: draft.family ?? ofResource ?? (cells.wasteCode ? 'waste' : 'material'),
  }
}

const emptyFlow = (() => {
  const {
    organisationId: _owner,
    siteId: _site,
    kind: _kind,
    family: _family,
    label: _label,
    ...rest
  } = flowInput.parse({
    organisationId: '-',
    kind: 'stock',
    family: 'material',
    label: '--',
  })
  return rest
})()

/**
 * What a row changes of a present flow, told in `changes`; an empty cell leaves what is there, and the audit that the
 * row tells of again does not cover what changed since.
 */
function changed(
  before: FlowRow,
  draft: FlowDraft,
  kind: Kind,
  changes: FieldChange[],
  lookups: MaterialLookups,
): FlowWrite['input'] {
  const said = Object.entries(draft).filter(
    ([field, after]) => after !== null && !isSame(before[field as FlowField], after),
  )
  const input: FlowWrite['input'] = sealedChange(before, Object.fromEntries(said))
  for (const field of Object.keys(input) as FlowField[]) {
    const { header, text } = shown(kind, field, lookups)
    changes.push({ field: header, before: text(before[field]), after: text(input[field]) })
  }
  return input
}

/** A text kept with signs that no file carries is the same without them. */
const isSame = (before: unknown, after: unknown) =>
  before === after || (typeof before === 'string' && tidy(before) === after)

/** How a stored field is headed and written: as its column would, but for those made of several. */
function shown(
  kind: Kind,
  field: FlowField,
  lookups: MaterialLookups,
): { header: string; text(value: unknown): string } {
  const columns = sheetColumns[kind === 'stock' ? 'stocks' : 'needs']
  const written = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (field === 'resourceId') return lookups.resourceLabel(String(value)) ?? String(value)
    if (field === 'wasteCode') return String(value)
    if (field === 'quantity') return columns.quantity.show({ value: Number(value), unit: null })
    if (field === 'unit') return columns.unit.show({ unit: value as 't', scale: 1, period: null })
    return (columns[field].show as (value: unknown) => string)(value)
  }
  return { header: columns[field === 'resourceId' ? 'resource' : field].header, text: written }
}

function siteChange(before: FlowRow, party: Party, siret: string): FieldChange | null {
  const sites = party.present?.sites ?? []
  const site = sites.find((known) => known.siret === siret)
  if (site && site.id === before.siteId) return null
  return {
    field: 'établissement',
    before: sites.find(({ id }) => id === before.siteId)?.siret ?? '',
    after: siret,
  }
}

/** The contract has the last word, whatever the readers let through. */
function contractFaults(row: Row, input: Partial<FlowInput>): RejectedCell[] {
  const checked = flowInput.safeParse({ ...input, organisationId: '-' })
  if (checked.success) return []
  const fields = new Set(columnList('stocks').map(({ field }) => field))
  return checked.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '')
    return row.fault(fields.has(field) ? (field as keyof FlowCells) : null, message)
  })
}
