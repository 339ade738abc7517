import type { Steps } from '../../kernel/in-slices.ts'
import { coordinatesFault } from '../organisations/site-place.ts'
import type { RejectedCell, RowPreview } from './contract.ts'
import { type Directory, type Identity, OWN_PORTFOLIO, type Party } from './directory.ts'
import type { ParsedRow, ParsedStructures } from './parse-sheet.ts'
import type { Present, StructureWrite } from './plan.ts'
import { planStructure } from './plan-structure.ts'
import type { StructureCells } from './structure-columns.ts'

export type StructureRow = ParsedRow<StructureCells>

/** A row with what identifies its structure (the SIRET cell takes a SIREN too) and its preview. */
export interface IdentifiedRow {
  row: StructureRow
  identity: Identity
  preview: RowPreview
}

/** Sites that one structure may have (organisations/contract). */
const MAX_SITES = 50

/**
 * What the rows of Structures would create or change. Rows of one structure (one SIREN, several SIRET) are
 * taken together. Structures met are added to the directory, for the flows of the same files.
 */
export function* planStructures(
  sheets: readonly ParsedStructures[],
  directory: Directory,
  present: Present,
): Steps<{ rows: RowPreview[]; rejected: RejectedCell[]; writes: StructureWrite[] }> {
  const all = sheets.flatMap((sheet) => sheet.rows).map(identify)
  const faultsOf = new Map<IdentifiedRow, RejectedCell[]>()
  const groups = new Map<Party, IdentifiedRow[]>()

  // Names alone are looked for last, among all that the files and the base hold: in what order the rows come,
  // or whether they were imported before, must not change whom a name means.
  const byIdentifier = all.filter(({ identity }) => identity.siren !== null)
  const byName = all.filter(({ identity }) => identity.siren === null)
  for (const identified of [...byIdentifier, ...byName]) {
    yield
    const { row, identity } = identified
    const faults = [...row.faults, ...rowFaults(row)]
    const found = directory.describedBy(identity)
    if ('several' in found)
      faults.push(
        row.fault('name', `un SIRET ou une commune : ${found.several} structures portent déjà ce nom`),
      )
    // A rejected row is added all the same: the flows that name it need not be rejected with it.
    const party = 'party' in found ? found.party : directory.add(identity)
    const group = groups.get(party) ?? []
    if (faults.length === 0) faults.push(...groupFaults(identified, party, group))
    if (faults.length > 0) {
      faultsOf.set(identified, faults)
      continue
    }
    directory.extend(party, identity)
    const isNamed = group.some((one) => one.identity.name !== null)
    if (identity.name !== null && !isNamed && !isSiteName(party, identity))
      directory.rename(party, identity.name)
    group.push(identified)
    groups.set(party, group)
  }

  const writes: StructureWrite[] = []
  for (const [party, group] of groups) {
    const { write, faults } = planStructure(party, group, present)
    for (const [identified, own] of faults) faultsOf.set(identified, own)
    if (write) writes.push(write)
  }
  const rejected = all.flatMap((identified) => {
    const faults = faultsOf.get(identified) ?? []
    if (faults.length > 0) Object.assign(identified.preview, { outcome: 'rejected', changes: [] })
    return faults
  })
  return { rows: all.map(({ preview }) => preview), rejected, writes }
}

/** A registered site that goes by its own name does not rename its structure. */
function isSiteName({ present }: Party, { siret, name }: Identity): boolean {
  return siret !== null && present?.sites.some((site) => site.siret === siret && site.label === name) === true
}

function identify(row: StructureRow): IdentifiedRow {
  const { siret, siren, name, communeName } = row.cells
  const whole = siret?.length === 14 ? siret : null
  return {
    row,
    identity: { siret: whole, siren: siren ?? whole?.slice(0, 9) ?? siret, name, communeName },
    preview: {
      sheet: 'structures',
      row: row.row,
      outcome: 'unchanged',
      label: name ?? siret ?? siren ?? `ligne ${row.row}`,
      changes: [],
    },
  }
}

/** What is wrong between the cells of a row. */
function rowFaults(row: StructureRow): RejectedCell[] {
  const { siret, siren, lat, lng } = row.cells
  const faults: RejectedCell[] = []
  if (siret && siren && siret.slice(0, 9) !== siren)
    faults.push(row.fault('siren', `le SIREN du SIRET donné, ${siret.slice(0, 9)}`))
  if (row.unread.has('lat') || row.unread.has('lng')) return faults
  if ((lat === null) !== (lng === null))
    faults.push(
      row.fault(lat === null ? 'lat' : 'lng', 'la latitude et la longitude ensemble, ou aucune des deux'),
    )
  const fault = lat !== null && lng !== null ? coordinatesFault(lat, lng) : null
  if (fault) faults.push(row.fault('lat', fault))
  return faults
}

/** What is wrong with a row beside those of the same structure: each must name a site of its own. */
function groupFaults(
  { row, identity }: IdentifiedRow,
  party: Party,
  group: readonly IdentifiedRow[],
): RejectedCell[] {
  if (party.isForeign) return [row.fault(identity.siren === null ? 'name' : 'siret', OWN_PORTFOLIO)]
  if (group.length >= MAX_SITES)
    return [row.fault('siret', `au plus ${MAX_SITES} établissements par structure`)]
  if (!party.present && group.length === 0 && !row.cells.name)
    return [row.fault('name', 'le nom de la structure, qui n’est pas encore enregistrée')]
  const { siret } = identity
  const twin = group.find(
    ({ identity: other }) => siret === null || other.siret === null || siret === other.siret,
  )
  if (!twin) return []
  const elsewhere =
    twin.row.file === row.file && twin.row.sheet === row.sheet ? '' : ` de « ${twin.row.sheet} »`
  const first = `la ligne ${twin.row.row}${elsewhere}`
  return siret !== null && siret === twin.identity.siret
    ? [
        row.fault(
          'siret',
          `un SIRET qui n’est pas déjà celui de ${first} : une seule ligne par établissement`,
        ),
      ]
    : [
        row.fault(
          siret === null ? 'name' : 'siret',
          `une structure que ${first} ne décrit pas déjà ; si c’est un autre établissement, donnez le SIRET des deux`,
        ),
      ]
}
