import type { MailState } from '../api/mails.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

const TONES = {
  waiting: 'plain',
  sending: 'plain',
  sent: 'good',
  failed: 'warning',
  uncertain: 'warning',
  expired: 'plain',
} as const satisfies Record<MailState, string>

export function MailStateBadge({ state }: { state: MailState }) {
  const t = useTranslate()
  const tone = TONES[state]
  return (
    <Badge tone={tone} icon={tone === 'warning' ? 'warning' : undefined}>
      {t(`mails.state.${state}`)}
    </Badge>
  )
}
