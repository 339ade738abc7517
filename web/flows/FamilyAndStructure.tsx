import { families } from '../../src/kernel/families.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { Select } from '../ui/Select.tsx'
import type { Address } from '../ui/useAddress.ts'

/** The filters of every list of flows and of what is made of them. */
export function FamilyAndStructure({ address }: { address: Address<'famille' | 'structure'> }) {
  const t = useTranslate()
  return (
    <>
      <Select
        label={t('filter.family')}
        value={address.get('famille') ?? ''}
        options={[
          { value: '', label: t('filter.allFamilies') },
          ...families.map((family) => ({ value: family, label: t(`family.${family}`) })),
        ]}
        onChange={(famille) => address.set({ famille })}
      />
      <OrganisationSearchBox
        selected={address.get('structure')}
        onSelect={(structure) => address.set({ structure })}
      />
    </>
  )
}
