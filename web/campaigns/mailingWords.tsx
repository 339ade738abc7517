import type { MailingStatus } from '../../src/kernel/mailings.ts'
import type { MailingSummary } from '../api/mailings.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'

const TONES: Record<MailingStatus, 'plain' | 'good' | 'warning'> = {
  draft: 'plain',
  scheduled: 'plain',
  sending: 'good',
  paused: 'warning',
  stopped: 'warning',
  done: 'good',
}

export function StatusBadge({ status }: { status: MailingStatus }) {
  const t = useTranslate()
  return <Badge tone={TONES[status]}>{t(`mailing.status.${status}`)}</Badge>
}

/** When it left, or is to leave. */
export function WhenSent({ mailing }: { mailing: MailingSummary }) {
  const { t, formats } = useLanguage()
  const instant = mailing.startedAt ?? mailing.scheduledAt
  return instant === null ? t('mailings.notScheduled') : formats.moment(instant)
}

/** Everybody of a mailing that has begun. */
export function totalOf({ counts }: MailingSummary): number {
  const { waiting, queued, sent, failed, uncertain, leftOut } = counts
  return waiting + queued + sent + failed + uncertain + leftOut
}

/** A share of an hour as people say it: minutes below two hours. */
export function durationInWords(minutes: number, t: Translate): string {
  return minutes < 120
    ? t('duration.minutes', { count: Math.max(1, Math.round(minutes)) })
    : t('duration.hours', { count: Math.round(minutes / 60) })
}
