import { useQuery } from '@tanstack/react-query'
import type { EventSummary } from '../../src/features/events/contract.ts'
import { request } from '../api/client.ts'
import { useInformation } from '../api/information.ts'
import type { List } from '../api/queries.ts'
import { useResources } from '../api/resources.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { useDebounced } from '../ui/useDebounced.ts'

/** Published items of information, sought as on their own page. */
export function useGuideChoices(text: string): readonly Choice[] {
  const { t } = useLanguage()
  const { items } = useInformation({ q: useDebounced(text) || undefined, state: 'published' })
  return items.map(({ id, title, category }) => ({
    ...{ id, label: title, detail: t(`information.category.${category}`) },
  }))
}

/** Events to come that the writer knows of. */
export function useEventChoices(text: string): readonly Choice[] {
  const { formats } = useLanguage()
  const q = useDebounced(text)
  const events = useQuery({
    queryKey: ['/events', 'choices', q],
    queryFn: ({ signal }) =>
      request<List<EventSummary>>('GET', '/events', { query: { q, when: 'coming', limit: 20 }, signal }),
  })
  return (events.data?.items ?? []).map(({ id, title, heldOn }) => ({
    ...{ id, label: title, detail: formats.date(heldOn) },
  }))
}

/** Skills of the knowledge base. */
export function useSkillChoices(text: string): readonly Choice[] {
  const { language } = useLanguage()
  const found = useResources(useDebounced(text) || 'formation', 30).data?.items ?? []
  return found
    .filter(({ family }) => family === 'skill')
    .map(({ id, labelFr, labelEn }) => ({ id, label: language === 'fr' ? labelFr : labelEn }))
}
