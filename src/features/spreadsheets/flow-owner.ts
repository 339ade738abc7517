import type { RejectedCell } from './contract.ts'
import { type Directory, type Found, OWN_PORTFOLIO, type Party } from './directory.ts'
import type { ParsedRow } from './parse-sheet.ts'

/** What names a structure in a row about something of it. */
interface OwnerCells {
  siret: string | null
  structure: string | null
}

/** The structure that a row is about; tells the fault when there is none. */
export function ownerOf<Cells extends OwnerCells>(
  row: ParsedRow<Cells>,
  directory: Directory,
  faults: RejectedCell[],
): Party | null {
  const { siret, structure } = row.cells
  if (row.unread.has('siret') || row.unread.has('structure')) return null
  const own = (party: Party, field: 'siret' | 'structure'): Party | null => {
    if (!party.isForeign) return party
    faults.push(row.fault(field, OWN_PORTFOLIO))
    return null
  }
  if (siret) {
    const party = siret.length === 14 ? directory.ofSiret(siret) : directory.ofSiren(siret)
    if (party) return own(party, 'siret')
    const known = directory.ofSiren(siret.slice(0, 9))
    const hint =
      known && !known.isForeign
        ? ` (« ${known.name} » l’est, sous d’autres SIRET : ajoutez cet établissement)`
        : ''
    faults.push(row.fault('siret', `un SIRET de la feuille Structures ou déjà enregistré${hint}`))
    return null
  }
  if (!structure) {
    faults.push(row.fault('siret', 'le SIRET de la structure, ou son nom dans la colonne structure'))
    return null
  }
  const found: Found = directory.calledBy(structure)
  if ('party' in found) return own(found.party, 'structure')
  faults.push(
    row.fault(
      'structure',
      'several' in found
        ? `le SIRET : ${found.several} structures portent ce nom`
        : 'le nom d’une structure de la feuille Structures ou déjà enregistrée',
    ),
  )
  return null
}
