import type { OrganisationInput, SiteInput } from '../organisations/contract.ts'
import { organisationInput } from '../organisations/contract.ts'
import { coordinatesFault } from '../organisations/service.ts'
import type { RejectedCell, RowPreview } from './contract.ts'
import type { Directory, Party } from './directory.ts'
import type { ParsedRow, ParsedStructures } from './parse-sheet.ts'
import type { FieldChange, Present, StructureWrite } from './plan.ts'
import { planContact } from './plan-contact.ts'
import { planSite } from './plan-site.ts'
import type { StructureCells } from './structure-columns.ts'
import { structureColumns } from './structure-columns.ts'

type Row = ParsedRow<StructureCells>

/** Fields of the structure itself; those of its sites and contacts are planned apart. */
const identityFields = ['name', 'kind', 'nafCode', 'headcountBand', 'notes'] as const
type IdentityField = (typeof identityFields)[number]

interface Group {
  party: Party
  rows: Row[]
}

export interface PlannedStructures {
  rows: RowPreview[]
  rejected: RejectedCell[]
  writes: StructureWrite[]
}

/**
 * What the rows of Structures would create or change. Rows of one structure (one SIREN, several SIRET) are
 * taken together: its own facts come from the first row that gives each, every row brings its site.
 */
export function planStructures(sheets: readonly ParsedStructures[], directory: Directory, present: Present): PlannedStructures {
  const rows: RowPreview[] = []
  const rejected: RejectedCell[] = []
  const groups = new Map<Party, Group>()
  const previews = new Map<Row, RowPreview>()
  const reject = (row: Row, faults: RejectedCell[]) => {
    rejected.push(...faults)
    preview(row).outcome = 'rejected'
  }
  const preview = (row: Row): RowPreview => {
    const known = previews.get(row)
    if (known) return known
    const { name, siret, siren } = row.cells
    const made: RowPreview = { sheet: 'structures', row: row.row, outcome: 'unchanged', label: name ?? siret ?? siren ?? '', changes: [] }
    previews.set(row, made)
    rows.push(made)
    return made
  }

  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    preview(row)
    const identity = identityOf(row)
    const faults = [...row.faults, ...rowFaults(row)]
    const found = directory.describedBy(identity)
    if ('several' in found)
      faults.push(row.fault('name', `un SIRET ou une commune : ${found.several} structures portent déjà ce nom`))
    // A rejected row is still known to the flows that name it: one fault is enough.
    const party = 'party' in found ? found.party : directory.add(identity)
    const group = groups.get(party) ?? { party, rows: [] }
    const twin = group.rows.find((other) => sameSite(identityOf(other), identity))
    if (twin && faults.length === 0) faults.push(twinFault(row, twin))
    if (!party.present && !row.cells.name && group.rows.length === 0 && faults.length === 0)
      faults.push(row.fault('name', 'le nom de la structure, qui n’est pas encore enregistrée'))
    if (faults.length > 0) {
      reject(row, faults)
      continue
    }
    directory.extend(party, identity)
    group.rows.push(row)
    groups.set(party, group)
  }

  const writes = [...groups.values()].flatMap((group) => planGroup(group, present, preview, reject))
  return { rows, rejected, writes }
}

/** The SIRET cell takes a SIREN too. */
function identityOf({ cells: { siret, siren, name, communeName } }: Row) {
  const whole = siret?.length === 14 ? siret : null
  return { siret: whole, siren: siren ?? (whole ? whole.slice(0, 9) : siret), name, communeName }
}

type RowIdentity = ReturnType<typeof identityOf>

/** Two rows of one structure must each name a different site. */
function sameSite(a: RowIdentity, b: RowIdentity): boolean {
  return a.siret === null || b.siret === null || a.siret === b.siret
}

function twinFault(row: Row, twin: Row): RejectedCell {
  const { siret } = identityOf(row)
  const where = twin.file === row.file && twin.sheet === row.sheet ? '' : ` (${twin.file}, feuille ${twin.sheet})`
  const first = `la ligne ${twin.row}${where}`
  return siret !== null && siret === identityOf(twin).siret
    ? row.fault('siret', `un SIRET qui n’est pas déjà celui de ${first} : une seule ligne par établissement`)
    : row.fault(siret ? 'siret' : 'name', `une structure qui n’est pas déjà décrite par ${first} ; si c’est un autre établissement, donnez le SIRET des deux`)
}

function rowFaults(row: Row): RejectedCell[] {
  const { siret, siren, lat, lng } = row.cells
  const faults: RejectedCell[] = []
  if (siret && siren && siret.slice(0, 9) !== siren) faults.push(row.fault('siren', `le SIREN du SIRET donné, ${siret.slice(0, 9)}`))
  const coordinatesRead = !row.faults.some(({ column }) => column === row.fault('lat', '').column || column === row.fault('lng', '').column)
  if (!coordinatesRead) return faults
  if ((lat === null) !== (lng === null))
    faults.push(row.fault(lat === null ? 'lat' : 'lng', 'la latitude et la longitude ensemble, ou aucune des deux'))
  const fault = lat !== null && lng !== null ? coordinatesFault(lat, lng) : null
  if (fault) faults.push(row.fault('lat', `une latitude et une longitude en France. ${fault}`))
  return faults
}

function planGroup(
  { party, rows }: Group,
  present: Present,
  preview: (row: Row) => RowPreview,
  reject: (row: Row, faults: RejectedCell[]) => void,
): StructureWrite[] {
  const record = party.present
  const [first] = rows
  if (!first) return []
  const identity = mergedIdentity(rows)
  const knownContacts = [...((record && present.contacts.get(record.id)) ?? [])]
  const write: StructureWrite = { party, create: null, change: {}, sites: [], contacts: [] }
  let failed = false
  for (const row of rows) {
    const shown = preview(row)
    const isFirst = row === first
    const label = isFirst ? null : row.cells.name && row.cells.name !== (identity.name ?? record?.name) ? row.cells.name : null
    const site = planSite(row.cells, identityOf(row).siret, label, record?.sites ?? [])
    const contact = planContact(row.cells, identity.name ?? record?.name ?? '', knownContacts)
    const changes: FieldChange[] = [...(record && isFirst ? identityChanges(identity, party, record, row, write) : [])]
    if (site) write.sites.push(site.input)
    if (contact) {
      write.contacts.push(contact.input)
      if (!knownContacts.some(({ name }) => name === contact.input.name))
        knownContacts.push({ id: '', organisationId: record?.id ?? '', ...contact.input })
    }
    if (record) changes.push(...(site?.changes ?? []), ...(contact?.changes ?? []))
    shown.outcome = !record ? 'created' : changes.length > 0 ? 'updated' : 'unchanged'
    shown.changes = changes
    if (!isFirst && shown.label !== '') shown.label = `${identity.name ?? record?.name ?? ''} · ${row.cells.name ?? row.cells.siret ?? ''}`
  }
  if (!record) write.create = newStructure(identity, party, write.sites, write.contacts)
  const checked = record ? null : organisationInput.safeParse(write.create)
  if (checked && !checked.success) {
    reject(first, checked.error.issues.map(({ message }) => first.fault(null, message)))
    failed = true
  }
  const idle = record && Object.keys(write.change).length + write.sites.length + write.contacts.length === 0
  return failed || idle ? [] : [write]
}

function mergedIdentity(rows: readonly Row[]): Pick<StructureCells, IdentityField> {
  const firstOf = <F extends IdentityField>(field: F) => rows.find(({ cells }) => cells[field] !== null)?.cells[field] ?? null
  return {
    name: firstOf('name'),
    kind: firstOf('kind'),
    nafCode: firstOf('nafCode'),
    headcountBand: firstOf('headcountBand'),
    notes: firstOf('notes'),
  }
}

/** Records in `write` and returns the changes of a present structure; a name that is its site's label stays. */
function identityChanges(
  identity: Pick<StructureCells, IdentityField>,
  party: Party,
  record: NonNullable<Party['present']>,
  row: Row,
  write: StructureWrite,
): FieldChange[] {
  const changes: FieldChange[] = []
  const { siret } = identityOf(row)
  const site = record.sites.find((known) => known.siret !== null && known.siret === siret)
  for (const field of identityFields) {
    const [before, after] = [record[field], identity[field]]
    if (after === null || after === before || (field === 'name' && after === site?.label)) continue
    Object.assign(write.change, { [field]: after })
    const show = structureColumns[field].show as (value: unknown) => string
    changes.push({ field: structureColumns[field].header, before: before === null ? '' : show(before), after: show(after) })
  }
  if (party.siren !== record.siren && party.siren !== null) {
    write.change.siren = party.siren
    changes.push({ field: 'siren', before: record.siren ?? '', after: party.siren })
  }
  return changes
}

function newStructure(
  { name, kind, ...identity }: Pick<StructureCells, IdentityField>,
  party: Party,
  sites: SiteInput[],
  contacts: OrganisationInput['contacts'],
): OrganisationInput {
  return { name: name ?? '', kind: kind ?? 'company', siren: party.siren, ...identity, sites, contacts }
}
