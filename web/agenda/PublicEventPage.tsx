import { useParams } from 'wouter'
import { type EventView, useEvent, useEventDocuments } from '../api/events.ts'
import { ApiProblem } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Agenda.module.css'
import { ComeForm } from './ComeForm.tsx'
import { EventFacts } from './EventFacts.tsx'
import { EventBadges } from './eventWords.tsx'
import { SharedFiles } from './SharedFiles.tsx'

/** A public event, for who has no account: what, when, where, and the way to come. */
export default function PublicEventPage() {
  const { id } = useParams<{ id: string }>()
  const event = useEvent(id)
  if (event.error instanceof ApiProblem && event.error.status === 404) return <Hidden id={id} />
  return <FetchedPage query={event}>{(data) => <Sheet event={data} />}</FetchedPage>
}

/** Said alike of one that is for others, and of none. */
function Hidden({ id }: { id: string }) {
  const t = useTranslate()
  const next = encodeURIComponent(`/rencontres/${id}`)
  const signIn = (
    <Link to={`/connexion?suite=${next}`} look="primary">
      {t('event.hiddenSignIn')}
    </Link>
  )
  return (
    <Page>
      <EmptyState title={t('event.hidden')} action={signIn}>
        {t('event.hiddenText')}
      </EmptyState>
    </Page>
  )
}

function Sheet({ event }: { event: EventView }) {
  const t = useTranslate()
  const documents = useEventDocuments(event.id)
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/agenda" icon="back" look="quiet" size="s" data-print="hide">
            {t('agenda.back')}
          </Link>
        }
        title={event.title}
        lead={
          <span className={styles.facts}>
            <EventBadges event={event} />
          </span>
        }
      />
      <EventFacts event={event} />
      {event.can.register && (
        <Section title={t(event.placesLeft === 0 ? 'come.titleFull' : 'come.title')}>
          <ComeForm eventId={event.id} />
        </Section>
      )}
      {event.minutes && (
        <Section title={t('event.minutes')}>
          <p className={styles.text}>
            <Said>{event.minutes}</Said>
          </p>
        </Section>
      )}
      {documents.data && <SharedFiles eventId={event.id} items={documents.data.items} />}
    </Page>
  )
}
