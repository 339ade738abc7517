import { synergyKinds } from '../../src/kernel/synergies.ts'
import type { SynergyFilters as Filters, SynergySummary } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'

type SynergyAddress = Address<'q' | 'nature' | 'suivi' | 'structure' | 'etat' | 'vue'>
export const useSynergyAddress = (): SynergyAddress => useAddress()

export const NO_FILTER = {
  ...{ q: undefined, nature: undefined, suivi: undefined },
  ...{ structure: undefined, etat: undefined },
} as const

const OPEN = { ouvertes: 'yes', closes: 'no', toutes: undefined } as const

/** The filters of the address as the API names them: the open ones, when it does not say. */
export function filtersOf(address: SynergyAddress): Filters {
  const state = address.get('etat')
  return {
    q: address.get('q'),
    kind: synergyKinds.find((kind) => kind === address.get('nature')),
    owner: address.get('suivi'),
    organisation: address.get('structure'),
    open: state === 'closes' || state === 'toutes' ? OPEN[state] : OPEN.ouvertes,
  }
}

/** Something else is asked than all the open ones. */
export function isFiltered({ open, ...others }: Filters): boolean {
  return open !== 'yes' || Object.values(others).some((value) => value !== undefined)
}

export function SynergyFilters({
  address,
  owners,
}: {
  address: SynergyAddress
  owners: readonly SynergySummary['owner'][]
}) {
  const t = useTranslate()
  return (
    <Toolbar label={t('synergies.filters')}>
      <SearchField
        label={t('synergies.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('synergies.kind')}
        value={address.get('nature') ?? ''}
        options={[
          { value: '', label: t('synergies.allKinds') },
          ...synergyKinds.map((value) => ({ value, label: t(`synergy.kind.${value}`) })),
        ]}
        onChange={(nature) => address.set({ nature })}
      />
      <Select
        label={t('synergies.owner')}
        value={address.get('suivi') ?? ''}
        options={[
          { value: '', label: t('synergies.allOwners') },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(suivi) => address.set({ suivi })}
      />
      <OrganisationSearchBox
        selected={address.get('structure')}
        onSelect={(structure) => address.set({ structure })}
      />
      <Select
        label={t('synergies.state')}
        value={address.get('etat') ?? ''}
        options={[
          { value: '', label: t('synergies.state.open') },
          { value: 'closes', label: t('synergies.state.closed') },
          { value: 'toutes', label: t('synergies.state.all') },
        ]}
        onChange={(etat) => address.set({ etat })}
      />
    </Toolbar>
  )
}
