import type { CheckLookups } from '../flows/checks.ts'
import type { FlowInput } from '../flows/contract.ts'
import type { flows } from '../flows/tables.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { ContactInput, OrganisationInput, SiteInput } from '../organisations/contract.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import type { contacts } from '../organisations/tables.ts'
import type { RejectedCell, RowPreview, UnusualCell } from './contract.ts'
import type { Party } from './directory.ts'

export type FlowRow = typeof flows.$inferSelect
export type ContactRow = typeof contacts.$inferSelect

/** What is registered now: what a plan compares the files with. */
export interface Present {
  organisations: readonly OrganisationRecord[]
  contacts: ReadonlyMap<string, readonly ContactRow[]>
  flows: readonly FlowRow[]
  /** `YYYY-MM-DD`. */
  today: string
  /** Whether who imports works on this structure. */
  isInCharge(organisationId: string): boolean
}

/** What the import asks of the knowledge base. */
export type MaterialLookups = CheckLookups & Pick<MaterialsService, 'findResource' | 'resourceLabel'>

export type FieldChange = RowPreview['changes'][number]

/** One structure to write: new (whole), or what changes of a present one. */
export interface StructureWrite {
  party: Party
  create: OrganisationInput | null
  change: Partial<Omit<OrganisationInput, 'sites' | 'contacts'>>
  sites: SiteInput[]
  contacts: ContactInput[]
}

/** One flow to write; its structure and site are known for good once the structures are written. */
export interface FlowWrite {
  party: Party
  siret: string | null
  /** The present flow to change; null: a new one. */
  id: string | null
  input: Partial<Omit<FlowInput, 'organisationId' | 'siteId'>>
}

/** An audit that confirms a flow, known for good once the flows are written. */
export interface AuditWrite {
  flow: { id: string | null }
  auditedOn: string
  auditedBy: string
}

/** Everything an import would do, row by row; nothing of it is done yet. */
export interface Plan {
  rows: RowPreview[]
  rejected: RejectedCell[]
  /** What is taken once a person has confirmed it. */
  unusual: UnusualCell[]
  structures: StructureWrite[]
  flows: FlowWrite[]
  audits: AuditWrite[]
}
