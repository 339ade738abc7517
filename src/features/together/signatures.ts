import type { AccountsService } from '../accounts/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'

interface Signed {
  authorId: string
  organisationId: string | null
}

export interface SigningRooms {
  accounts: Pick<AccountsService, 'namesOf'>
  organisations: Pick<OrganisationsService, 'recordsOf'>
}

/** Who wrote each of some rows, for readers who may know it: the person, and the structure they spoke for. */
export function signaturesOf({ accounts, organisations }: SigningRooms, rows: readonly Signed[]) {
  const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
  const structures = organisations.recordsOf(rows.flatMap(({ organisationId: id }) => id ?? []))
  return ({ authorId, organisationId: id }: Signed) => ({
    author: names.get(authorId) ?? 'Compte supprimé',
    organisation: id === null ? null : { id, name: structures.get(id)?.name ?? '' },
  })
}
