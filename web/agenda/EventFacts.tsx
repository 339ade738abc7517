import { lazy, Suspense } from 'react'
import { type EventView, eventCalendarUrl } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Agenda.module.css'
import { useWhen, Where } from './eventWords.tsx'

const Ticket = lazy(() => import('./Ticket.tsx'))

/** When and where an event is, what it is about, and its file for calendars. */
export function EventFacts({ event }: { event: EventView }) {
  const t = useTranslate()
  const when = useWhen()
  const isComing = event.status !== 'draft' && !event.isPast
  return (
    <>
      {event.status === 'cancelled' && (
        <Alert tone="warning">{t('event.cancelledText', { reason: event.cancelReason ?? '' })}</Alert>
      )}
      <div>
        <p className={styles.when}>{when(event)}</p>
        <p>
          <Where event={event} />
          {event.place !== null && event.isOnline && ` · ${t('event.online')}`}
        </p>
      </div>
      {(event.link || isComing) && (
        <p className={styles.actions}>
          {event.link && (
            <Link to={event.link} outside look="secondary" size="s" rel="noreferrer" target="_blank">
              {t('event.call')}
            </Link>
          )}
          {isComing && (
            <Link to={eventCalendarUrl(event.id)} outside look="quiet" size="s" icon="download">
              {t('event.calendar')}
            </Link>
          )}
        </p>
      )}
      {event.description && (
        <p className={styles.text}>
          <Said>{event.description}</Said>
        </p>
      )}
    </>
  )
}

/** The code of one’s own registration. */
export function OwnTicket({ eventId, ticket }: { eventId: string; ticket: string }) {
  return (
    <Suspense>
      <Ticket eventId={eventId} ticket={ticket} />
    </Suspense>
  )
}
