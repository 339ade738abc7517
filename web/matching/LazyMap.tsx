import { lazy, Suspense } from 'react'
import type { MatchView } from '../api/matches.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Loading } from '../ui/Spinner.tsx'

const MatchMap = lazy(() => import('./map/MatchMap.tsx'))

export interface MapProps {
  matches: readonly MatchView[]
  selected: MatchView | undefined
  onSelect(id: string): void
}

/** Leaflet weighs as much as the rest of the page: it is fetched after the list shows. */
export function LazyMap(props: MapProps) {
  const t = useTranslate()
  return (
    <Suspense fallback={<Loading label={t('map.loading')} />}>
      <MatchMap {...props} />
    </Suspense>
  )
}
