import type { SheetData } from 'write-excel-file/node'
import { textCell } from '../../kernel/exported-cells.ts'
import type { FlowView } from '../flows/contract.ts'
import type { FlowRow } from '../flows/store.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import type { ContactRow, SiteRow } from '../organisations/store.ts'
import { columnList, sheetTitles } from './columns.ts'
import type { SheetName } from './contract.ts'

/** A structure and what it declares, as it is kept. */
export interface ExportedStructure {
  organisation: OrganisationRecord
  contacts: readonly ContactRow[]
  flows: readonly FlowRow[]
}

export interface ExportedSheet {
  sheet: string
  data: SheetData
}

/** Kept as numbers for the spreadsheet; a mask of months is one to nobody but us. */
const NUMBERS = new Set(['quantity', 'currentCostEurosPerUnit', 'lat', 'lng'])

/** A row as its columns are fed: a field each, as it is kept. */
export type Stored = Record<string, unknown>

/** The columns of a sheet of the import as they are written: read again, they say the same. */
export function writtenColumns(
  name: SheetName,
): { field: string; header: string; value(row: Stored): string | number | null }[] {
  return columnList(name).map(({ field, column }) => ({
    field,
    header: column.header,
    value: (row) => {
      const kept = row[field]
      if (kept === null || kept === undefined) return null
      return typeof kept === 'number' && NUMBERS.has(field) ? kept : column.show(kept)
    },
  }))
}

/**
 * The sheets Structures, Gisements and Besoins of one structure, in the columns of the import: read again as they
 * are, they change nothing. Live flows only; numbers are numbers, all the rest text that is no formula.
 */
export function importSheets(
  { organisation, contacts, flows }: ExportedStructure,
  resourceLabel: (resourceId: string) => string | null,
): ExportedSheet[] {
  const live = flows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const ofKind = (kind: FlowRow['kind']) =>
    live.filter((flow) => flow.kind === kind).map((flow) => flowCells(flow, organisation, resourceLabel))
  return [
    sheetOf('structures', structureCells(organisation, contacts)),
    sheetOf('stocks', ofKind('stock')),
    sheetOf('needs', ofKind('need')),
  ]
}

function sheetOf(name: SheetName, rows: readonly Stored[]): ExportedSheet {
  const columns = writtenColumns(name)
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? { value, type: Number } : textCell(value ?? '')
  return {
    sheet: sheetTitles[name],
    data: [
      columns.map(({ header }) => textCell(header)),
      ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
    ],
  }
}

/** A row for each site: the first says what the structure is, the next name their site. */
export function structureCells(
  { sites, ...own }: OrganisationRecord,
  contacts: readonly ContactRow[],
): Stored[] {
  const places: (SiteRow | undefined)[] = sites.length > 0 ? sites : [undefined]
  return places.map((site, i) => {
    const contact = contacts[i]
    const isDeclared = site?.placedBy === 'declared'
    return {
      ...(i === 0 ? own : {}),
      siren: own.siren,
      name: i === 0 ? own.name : (site?.label ?? own.name),
      ...{ siret: site?.siret, address: site?.address, postalCode: site?.postalCode },
      ...{ communeName: site?.communeName, communeCode: site?.communeCode },
      ...(isDeclared ? { lat: site.lat, lng: site.lng } : {}),
      ...{ contactName: contact?.name, email: contact?.email, phone: contact?.phone },
    }
  })
}

export function flowCells(
  flow: FlowRow,
  { name, siren, sites }: OrganisationRecord,
  resourceLabel: (resourceId: string) => string | null,
): Stored {
  const site = sites.find(({ id }) => id === flow.siteId)
  return {
    ...flow,
    key: flow.id,
    siret: site?.siret ?? siren,
    structure: name,
    resource: flow.resourceId ? (resourceLabel(flow.resourceId) ?? flow.resourceId) : null,
    ...codeAndUnit(flow),
  }
}

/** A flow as somebody is shown it, in the columns of the import; what is hidden stays empty. */
export function shownFlowCells(view: FlowView): Stored {
  return {
    ...view,
    structure: view.party.name,
    resource: view.resourceLabel,
    ...codeAndUnit(view),
  }
}

function codeAndUnit({ wasteCode, unit }: Pick<FlowView, 'wasteCode' | 'unit'>): Stored {
  return {
    wasteCode: wasteCode ? { code: wasteCode, starred: false } : null,
    unit: unit ? { unit, scale: 1, period: null } : null,
  }
}
