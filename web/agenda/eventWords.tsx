import type { EventSummary } from '../api/events.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Said } from '../ui/Said.tsx'

/** « jeudi 3 décembre 2026, de 09:00 à 11:30 ». */
export function useWhen(): (event: Pick<EventSummary, 'heldOn' | 'startsAt' | 'endsAt'>) => string {
  const { t, formats } = useLanguage()
  return ({ heldOn, startsAt, endsAt }) =>
    t('event.when', { date: formats.longDate(heldOn), from: startsAt, to: endsAt })
}

/** Where it is: a place, or a call. */
export function Where({ event }: { event: Pick<EventSummary, 'place' | 'isOnline'> }) {
  const t = useTranslate()
  return event.place === null ? t('event.online') : <Said>{event.place}</Said>
}

/** What it is, whether it stands, how many places are left, and where the reader stands with it. */
export function EventBadges({ event }: { event: EventSummary }) {
  const t = useTranslate()
  const { kind, status, own, isPast } = event
  const isLive = status === 'published' && !isPast
  return (
    <>
      <Badge>{t(`event.kind.${kind}`)}</Badge>
      {(status === 'draft' || status === 'cancelled') && (
        <Badge tone="warning">{t(`event.status.${status}`)}</Badge>
      )}
      {isPast && status !== 'cancelled' && <Badge>{t('event.past')}</Badge>}
      {isLive && <PlacesLeft event={event} />}
      {own !== null && status !== 'cancelled' && (
        <Badge tone={own === 'registered' || own === 'invited' ? 'good' : 'plain'}>
          {t(`event.own.${own}`)}
        </Badge>
      )}
    </>
  )
}

/** Said when places are counted alone. */
export function PlacesLeft({ event: { placesLeft } }: { event: Pick<EventSummary, 'placesLeft'> }) {
  const t = useTranslate()
  if (placesLeft === null) return null
  return placesLeft === 0 ? (
    <Badge tone="warning">{t('event.full')}</Badge>
  ) : (
    <Badge>{t('event.left', { count: placesLeft })}</Badge>
  )
}
