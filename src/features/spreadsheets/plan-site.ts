import { communeKey } from '../organisations/communes.ts'
import type { SiteInput } from '../organisations/contract.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import { placeSite } from '../organisations/site-place.ts'
import type { FieldChange } from './plan.ts'
import { type StructureCells, structureColumns } from './structure-columns.ts'

type SiteRow = OrganisationRecord['sites'][number]

const shownFields = ['address', 'postalCode', 'communeName', 'communeCode', 'lat', 'lng'] as const

const emptySite: SiteInput = {
  siret: null,
  label: null,
  address: null,
  postalCode: null,
  communeCode: null,
  communeName: null,
  lat: null,
  lng: null,
}

interface PlannedSite {
  input: SiteInput
  /** The registered site that changes; null: a new one. */
  target: SiteRow | null
  changes: FieldChange[]
}

/**
 * The site a row of Structures describes, laid over the registered one (an empty cell keeps what is there),
 * and what changes once its commune is recognised. Null when nothing is to be written.
 */
export function planSite(
  cells: StructureCells,
  siret: string | null,
  label: string | null,
  known: readonly SiteRow[],
): PlannedSite | null {
  const { address, postalCode, communeName, communeCode, lat, lng } = cells
  const given = [siret, address, postalCode, communeName, communeCode, lat, lng].some(
    (value) => value !== null,
  )
  if (!given) return null
  const before = targetOf(siret, known)
  if (!before) {
    const input = { ...emptySite, siret, label, address, postalCode, communeName, communeCode, lat, lng }
    return {
      input,
      target: null,
      changes: [{ field: 'établissement', before: '', after: siret ?? address ?? communeName ?? '' }],
    }
  }
  const input = overlay(before, cells, siret, label)
  const placed = placeSite(input)
  const changes: FieldChange[] = []
  if (placed.siret !== before.siret)
    changes.push({ field: 'siret', before: before.siret ?? '', after: placed.siret ?? '' })
  if (placed.label !== before.label)
    changes.push({ field: 'nom de l’établissement', before: before.label ?? '', after: placed.label ?? '' })
  for (const field of shownFields) {
    if (placed[field] === before[field]) continue
    const show = structureColumns[field].show as (value: unknown) => string
    const text = (value: string | number | null) => (value === null ? '' : show(value))
    changes.push({
      field: structureColumns[field].header,
      before: text(before[field]),
      after: text(placed[field]),
    })
  }
  return changes.length === 0 ? null : { input, target: before, changes }
}

/** The registered site a row speaks of: that of its SIRET, else the first; a lone site without SIRET takes it. */
function targetOf(siret: string | null, known: readonly SiteRow[]): SiteRow | null {
  if (siret === null) return known[0] ?? null
  const exact = known.find((site) => site.siret === siret)
  if (exact) return exact
  return known.length === 1 && known[0]?.siret === null ? known[0] : null
}

function overlay(
  before: SiteRow,
  cells: StructureCells,
  siret: string | null,
  label: string | null,
): SiteInput {
  const moved =
    cells.communeName !== null &&
    communeKey(cells.communeName) !== communeKey(before.communeName ?? '') &&
    cells.communeCode === null
  const recoded = cells.communeCode !== null && cells.communeCode !== before.communeCode
  const derived = before.placedBy === 'commune'
  return {
    siret: siret ?? before.siret,
    label: label ?? before.label,
    address: cells.address ?? before.address,
    // The code and the postal code of the former commune would win over the name of the new one.
    postalCode: cells.postalCode ?? (moved || recoded ? null : before.postalCode),
    communeCode: cells.communeCode ?? (moved ? null : before.communeCode),
    communeName: cells.communeName ?? (recoded ? null : before.communeName),
    // A centre of commune is worked out again, so that it never passes for a declared place.
    lat: cells.lat ?? (derived ? null : before.lat),
    lng: cells.lng ?? (derived ? null : before.lng),
  }
}
