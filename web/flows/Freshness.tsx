import type { FlowView } from '../api/flows.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** Marks what nobody said again in time; those who work on it are told a little before. */
export function FreshnessBadge({ flow }: { flow: Pick<FlowView, 'freshness'> }) {
  const t = useTranslate()
  const { state } = flow.freshness
  if (state === 'fresh') return null
  return (
    <Badge tone={state === 'stale' ? 'warning' : 'plain'} icon="renew">
      {t(`freshness.${state}`)}
    </Badge>
  )
}

/** Until when it holds, or since when it is to be said again; null for those who are not told. */
export function useTermInWords({ freshness: { state, expiresOn } }: FlowView): string | null {
  const { t, formats } = useLanguage()
  if (expiresOn === null) return null
  return t(state === 'stale' ? 'freshness.since' : 'freshness.until', { date: formats.date(expiresOn) })
}
