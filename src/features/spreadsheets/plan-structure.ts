import { type OrganisationInput, organisationInput } from '../organisations/contract.ts'
import type { RejectedCell } from './contract.ts'
import type { Party } from './directory.ts'
import type { FieldChange, Present, StructureWrite } from './plan.ts'
import { GroupContacts, planContact } from './plan-contact.ts'
import { planSite } from './plan-site.ts'
import type { IdentifiedRow } from './plan-structures.ts'
import { type StructureCells, structureColumns } from './structure-columns.ts'

/** Fields of the structure itself; those of its sites and contacts are planned apart. */
const ownFields = ['name', 'kind', 'nafCode', 'headcountBand', 'notes'] as const
type OwnFacts = Pick<StructureCells, (typeof ownFields)[number]>
type StructureRecord = NonNullable<Party['present']>

/**
 * What the rows of one structure create or change: its own facts come from the first row that gives each, every
 * row brings its site and contact; the name of a further row names its site. Fills the previews of the rows.
 */
export function planStructure(
  party: Party,
  rows: readonly IdentifiedRow[],
  present: Present,
): { write: StructureWrite | null; faults: Map<IdentifiedRow, RejectedCell[]> } {
  const record = party.present
  const facts = mergeFacts(rows)
  const write: StructureWrite = { party, create: null, change: {}, sites: [], contacts: [] }
  const ownChanges = record ? changeFacts(facts, party, record, write) : []
  const { name } = party
  const sites = [...(record?.sites ?? [])]
  const contacts = new GroupContacts((record && present.contacts.get(record.id)) ?? [])
  const faults = new Map<IdentifiedRow, RejectedCell[]>()

  rows.forEach((identified, index) => {
    const { row, identity, preview } = identified
    const isFirst = index === 0
    const ownName = row.cells.name
    const label = !isFirst && ownName !== null && ownName !== name ? ownName : null
    const site = planSite(row.cells, identity.siret, label, sites)
    const contact = planContact(row.cells, label ?? name, contacts.known)
    if (site) {
      write.sites.push(site.input)
      // The next rows must not take a site that this one has just named.
      if (site.target) sites[sites.indexOf(site.target)] = { ...site.target, siret: site.input.siret }
    }
    const contactFaults = contact ? contacts.take(contact.input, row, contact.changes.length > 0) : []
    if (contactFaults.length > 0) faults.set(identified, contactFaults)
    const changes: FieldChange[] = [
      ...(isFirst ? ownChanges : []),
      ...(site?.changes ?? []),
      ...(contact?.changes ?? []),
    ]
    preview.outcome = !record ? 'created' : changes.length > 0 ? 'updated' : 'unchanged'
    preview.changes = record ? changes : []
    if (!isFirst) preview.label = `${name} · ${label ?? identity.siret ?? ''}`
  })

  write.contacts = contacts.changed()
  if (faults.size > 0) return { write: null, faults }
  if (record) {
    const idle = Object.keys(write.change).length + write.sites.length + write.contacts.length === 0
    return { write: idle ? null : write, faults }
  }
  write.create = {
    ...facts,
    name,
    kind: facts.kind ?? 'company',
    siren: party.siren,
    sites: write.sites,
    contacts: write.contacts,
  }
  const [first] = rows
  const unfit = contractFaults(write.create, first)
  return { write, faults: first && unfit.length > 0 ? new Map([[first, unfit]]) : faults }
}

function mergeFacts(rows: readonly IdentifiedRow[]): OwnFacts {
  const facts: Partial<Record<keyof OwnFacts, unknown>> = {}
  for (const field of ownFields)
    facts[field] = rows.find(({ row }) => row.cells[field] !== null)?.row.cells[field] ?? null
  return facts as OwnFacts
}

/** Records in `write` and tells the changes of a present structure. */
function changeFacts(
  facts: OwnFacts,
  party: Party,
  record: StructureRecord,
  write: StructureWrite,
): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of ownFields) {
    const [before, after] = [record[field], field === 'name' ? party.name : facts[field]]
    if (after === null || after === before) continue
    Object.assign(write.change, { [field]: after })
    const show = structureColumns[field].show as (value: unknown) => string
    changes.push({
      field: structureColumns[field].header,
      before: before === null ? '' : show(before),
      after: show(after),
    })
  }
  if (party.siren !== null && party.siren !== record.siren) {
    write.change.siren = party.siren
    changes.push({ field: structureColumns.siren.header, before: record.siren ?? '', after: party.siren })
  }
  return changes
}

/** The contract has the last word, whatever the readers let through. */
function contractFaults(input: OrganisationInput, first: IdentifiedRow | undefined): RejectedCell[] {
  const checked = organisationInput.safeParse(input)
  if (checked.success || !first) return []
  return checked.error.issues.map(({ message }) => first.row.fault(null, message))
}
