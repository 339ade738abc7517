import type { FlowView } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** Who sees a flow, for those who choose; nothing for others. */
export function VisibilityBadge({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  if (!flow.can.edit) return null
  return <Badge icon="eye">{t(`visibility.badge.${flow.visibility}`)}</Badge>
}
