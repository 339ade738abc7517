import type { JournalList } from '../api/journal.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import type { Address } from '../ui/useAddress.ts'
import { actionLabel } from './words.ts'

export type JournalParameter = 'du' | 'au' | 'personne' | 'action' | 'structure'

interface FiltersProps {
  address: Address<JournalParameter>
  choices: Pick<JournalList, 'actions' | 'people'>
  /** Only the journal of everything chooses a structure. */
  withStructure: boolean
}

export function JournalFilters({ address, choices, withStructure }: FiltersProps) {
  const t = useTranslate()
  const set = (name: JournalParameter) => (value: string | undefined) =>
    address.set({ [name]: value || undefined }, { replace: true })
  return (
    <Toolbar label={t('journal.filters')}>
      <TextField type="date" label={t('journal.from')} value={address.get('du') ?? ''} onChange={set('du')} />
      <TextField type="date" label={t('journal.to')} value={address.get('au') ?? ''} onChange={set('au')} />
      <Select
        label={t('journal.person')}
        value={address.get('personne') ?? ''}
        options={[
          { value: '', label: t('journal.anybody') },
          ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={set('personne')}
      />
      <Select
        label={t('journal.action')}
        value={address.get('action') ?? ''}
        options={[
          { value: '', label: t('journal.anything') },
          ...choices.actions.map((action) => ({ value: action, label: actionLabel(action, t) })),
        ]}
        onChange={set('action')}
      />
      {withStructure && (
        <OrganisationSearchBox selected={address.get('structure')} onSelect={set('structure')} />
      )}
    </Toolbar>
  )
}
