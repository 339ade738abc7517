import { type EventSummary, usePublicEvents } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Agenda.module.css'
import { EventBadges, useWhen, Where } from './eventWords.tsx'
import { FollowAgenda } from './FollowAgenda.tsx'

/** What is open to all and is to come, for anyone, and the address by which calendars follow it. */
export default function AgendaPage() {
  const t = useTranslate()
  const events = usePublicEvents()
  return (
    <FetchedPage query={events}>
      {({ items }) => (
        <Page>
          <PageHeader title={t('agenda.title')} lead={t('agenda.lead')} />
          {items.length === 0 && <EmptyState title={t('agenda.none')}>{t('agenda.noneText')}</EmptyState>}
          <ul className={styles.list}>
            {items.map((event) => (
              <li key={event.id}>
                <OneEvent event={event} />
              </li>
            ))}
          </ul>
          <Section title={t('agenda.follow')}>
            <FollowAgenda />
          </Section>
        </Page>
      )}
    </FetchedPage>
  )
}

function OneEvent({ event }: { event: EventSummary }) {
  const when = useWhen()
  return (
    <Card>
      <h2>
        <Link to={`/rencontres/${event.id}`}>
          <Said>{event.title}</Said>
        </Link>
      </h2>
      <p className={styles.when}>{when(event)}</p>
      <p>
        <Where event={event} />
      </p>
      <p className={styles.facts}>
        <EventBadges event={event} />
      </p>
    </Card>
  )
}
