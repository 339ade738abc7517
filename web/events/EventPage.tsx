import { lazy, Suspense, useState } from 'react'
import { useParams } from 'wouter'
import { EventFacts, OwnTicket } from '../agenda/EventFacts.tsx'
import { type EventView, useEvent } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { ComeOrNot } from './ComeOrNot.tsx'
import { EventFiles } from './EventFiles.tsx'
import { EventHeader } from './EventHeader.tsx'
import { EventMinutes } from './EventMinutes.tsx'
import { EventPeople } from './EventPeople.tsx'
import styles from './Events.module.css'
import { EventYield } from './EventYield.tsx'

const SiteMap = lazy(() => import('../organisations/form/SiteMap.tsx'))

/** One event: what it is, whether one comes, and for who manages it who comes and what it gave. */
export default function EventPage() {
  const { id } = useParams<{ id: string }>()
  const event = useEvent(id)
  return <FetchedPage query={event}>{(data) => <Sheet event={data} />}</FetchedPage>
}

function Sheet({ event }: { event: EventView }) {
  const t = useTranslate()
  const manages = event.can.manage
  return (
    <Page>
      <EventHeader event={event} />
      {event.status === 'draft' && <Alert tone="info">{t('event.draftText')}</Alert>}
      <EventFacts event={event} />
      {event.group && (
        <p>
          <Link to={`/groupes/${event.group.id}`}>{event.group.title}</Link>
        </p>
      )}
      {event.point && <OnMap event={event} />}
      {(event.can.register || event.ticket) && (
        <Section title={t('event.registration')}>
          <ComeOrNot event={event} />
          {event.ticket && <OwnTicket eventId={event.id} ticket={event.ticket} />}
        </Section>
      )}
      {manages && event.counts && <EventPeople event={event} counts={event.counts} />}
      <EventMinutes event={event} />
      <EventFiles event={event} />
      {manages && event.status !== 'draft' && <EventYield event={event} />}
    </Page>
  )
}

/** Asked for by a press: a map is heavy, and nobody needs it to read the address. */
function OnMap({ event }: { event: EventView }) {
  const t = useTranslate()
  const [isShown, setShown] = useState(false)
  if (!event.point) return null
  return (
    <div className={styles.block}>
      <p>
        <Button size="s" icon="map" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'event.hideMap' : 'event.onMap')}
        </Button>
      </p>
      {isShown && (
        <Suspense fallback={<Loading label={t('map.loading')} />}>
          <SiteMap point={event.point} communeCode="" />
        </Suspense>
      )}
    </div>
  )
}
