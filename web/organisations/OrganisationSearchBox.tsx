import { useOrganisation, useOrganisationChoices } from '../api/organisations.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useDebounced } from '../ui/useDebounced.ts'

function useChoices(text: string): readonly Choice[] {
  const found = useOrganisationChoices(useDebounced(text)).data?.items ?? []
  return found.map(({ id, name, communeName }) => ({ id, label: name, detail: communeName ?? undefined }))
}

/** Chooses one structure among all those the person may see. */
export function OrganisationSearchBox(props: {
  /** Of a form; as a filter it has a name of its own. */
  label?: string
  selected?: string
  onSelect(id: string | undefined): void
}) {
  const t = useTranslate()
  const chosen = useOrganisation(props.selected).data
  return (
    <SearchBox
      label={props.label ?? t('filter.organisation')}
      placeholder={t(props.label ? 'declare.typeToSearch' : 'filter.organisationHint')}
      selected={props.selected ? { id: props.selected, label: chosen?.name ?? '…' } : null}
      useChoices={useChoices}
      onSelect={(id) => props.onSelect(id ?? undefined)}
    />
  )
}
