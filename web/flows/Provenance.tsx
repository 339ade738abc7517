import type { FlowView } from '../api/flows.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** Declared or audited, never silently one for the other; what changed after an audit says so. */
export function ProvenanceBadge({ flow }: { flow: FlowView }) {
  const { t, formats } = useLanguage()
  if (flow.provenance === 'audited') {
    return (
      <Badge tone="good" icon="audited">
        {t('flow.audited')}
      </Badge>
    )
  }
  const words = flow.auditedOn
    ? t('flow.declaredSince', { date: formats.date(flow.auditedOn) })
    : t('flow.declared')
  return <Badge icon="declared">{words}</Badge>
}

/** Who audited and when, and when somebody last said that it is still true; null where the dates are hidden. */
export function useProvenanceWords(flow: FlowView): string | null {
  const { t, formats } = useLanguage()
  if (flow.seenAs === 'anonymised') return null
  const confirmed = flow.confirmedOn
    ? t('flow.confirmedOn', { date: formats.date(flow.confirmedOn) })
    : t('flow.neverConfirmed')
  if (flow.provenance !== 'audited' || !flow.auditedOn) return confirmed
  const date = formats.date(flow.auditedOn)
  const audit = flow.auditedBy
    ? t('flow.auditedBy', { name: flow.auditedBy, date })
    : t('flow.auditedOn', { date })
  return `${audit} · ${confirmed}`
}
