import { useQueryClient } from '@tanstack/react-query'
import { type Resource, useResources } from '../api/resources.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useDebounced } from '../ui/useDebounced.ts'

function useChoices(text: string): readonly Choice[] {
  const { t, language } = useLanguage()
  const found = useResources(useDebounced(text)).data?.items ?? []
  return found.map((resource) => ({
    id: resource.id,
    label: language === 'fr' ? resource.labelFr : resource.labelEn,
    detail: t(`family.${resource.family}`),
  }))
}

/** The label of a resource known by its id alone (a shared link): already read, else asked to the server. */
function useResourceLabel(id: string | undefined): string {
  const { language } = useLanguage()
  const client = useQueryClient()
  const asked = useResources(id ?? '', 30).data?.items ?? []
  const read = client
    .getQueriesData<{ items: Resource[] }>({ queryKey: ['resources'] })
    .flatMap(([, data]) => data?.items ?? [])
  const resource = [...asked, ...read].find((one) => one.id === id)
  return resource ? (language === 'fr' ? resource.labelFr : resource.labelEn) : (id ?? '')
}

export function ResourceSearchBox(props: { selected?: string; onSelect(id: string | undefined): void }) {
  const { t } = useLanguage()
  const label = useResourceLabel(props.selected)
  return (
    <SearchBox
      label={t('filter.resource')}
      placeholder={t('filter.resourceHint')}
      selected={props.selected ? { id: props.selected, label } : null}
      useChoices={useChoices}
      onSelect={(id) => props.onSelect(id ?? undefined)}
    />
  )
}
