import { type FormEvent, useState } from 'react'
import { useParams, useSearch } from 'wouter'
import { fold } from '../../src/kernel/fold.ts'
import {
  type EventView,
  type RegistrationView,
  useEvent,
  useEventRegistrations,
  useMarkPresence,
  useWalkIn,
} from '../api/events.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Events.module.css'

/** The list at the door, on a phone: by name, or by the code that its camera read. */
export default function CheckInPage() {
  const { id } = useParams<{ id: string }>()
  const event = useEvent(id)
  return <FetchedPage query={event}>{(data) => <Door event={data} />}</FetchedPage>
}

function Door({ event }: { event: EventView }) {
  const t = useTranslate()
  const registrations = useEventRegistrations(event.id)
  const ticket = new URLSearchParams(useSearch()).get('billet')
  return (
    <FetchedPage query={registrations}>
      {({ items, counts }) => (
        <Page>
          <PageHeader
            before={
              <Link to={`/rencontres/${event.id}`} icon="back" look="quiet" size="s">
                {t('checkIn.back')}
              </Link>
            }
            title={t('checkIn.title')}
            lead={<Said>{event.title}</Said>}
          />
          <p role="status">{t('checkIn.count', { present: counts.present, expected: counts.registered })}</p>
          {ticket && <Scanned event={event} ticket={ticket} items={items} />}
          <Names event={event} items={items} />
          <Section title={t('checkIn.walkIn')}>
            <WalkIn event={event} />
          </Section>
        </Page>
      )}
    </FetchedPage>
  )
}

/** Who a code is, to be confirmed by a press: opening an address changes nothing. */
function Scanned(props: { event: EventView; ticket: string; items: readonly RegistrationView[] }) {
  const t = useTranslate()
  const found = props.items.find((one) => one.ticket === props.ticket && one.state !== 'cancelled')
  return (
    <Card>
      <h2>{t('checkIn.ticket')}</h2>
      {found ? (
        <ul className={styles.rows}>
          <Person eventId={props.event.id} person={found} />
        </ul>
      ) : (
        <Alert tone="warning">{t('checkIn.noTicket')}</Alert>
      )}
    </Card>
  )
}

function Names({ event, items }: { event: EventView; items: readonly RegistrationView[] }) {
  const t = useTranslate()
  const [sought, setSought] = useState('')
  const shown = items.filter(({ name, structure }) => fold(`${name} ${structure}`).includes(fold(sought)))
  return (
    <div className={styles.narrow}>
      <SearchField label={t('checkIn.search')} value={sought} onSearch={(q) => setSought(q ?? '')} />
      {shown.length === 0 && <p>{t('checkIn.none')}</p>}
      <ul className={styles.rows}>
        {shown.map((person) => (
          <Person key={person.id} eventId={event.id} person={person} />
        ))}
      </ul>
    </div>
  )
}

function Person({ eventId, person }: { eventId: string; person: RegistrationView }) {
  const t = useTranslate()
  const mark = useMarkPresence(eventId)
  const name = person.name ?? t('checkIn.forgotten')
  const isPresent = person.presentAt !== null
  return (
    <li>
      <span className={styles.name}>
        <strong>
          <Said>{name}</Said>
        </strong>
        <span className={styles.hint}>
          {[person.structure, person.state === 'registered' ? null : t(`checkIn.state.${person.state}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.actions}>
        {isPresent && (
          <Badge tone="good" icon="check">
            {t('checkIn.present')}
          </Badge>
        )}
        <Button
          size={isPresent ? 's' : 'm'}
          variant={isPresent ? 'quiet' : 'primary'}
          icon={isPresent ? 'close' : undefined}
          iconOnly={isPresent}
          aria-label={t(isPresent ? 'checkIn.undo' : 'checkIn.mark', { name })}
          busy={mark.isPending}
          onClick={() => mark.mutate({ registrationId: person.id, isPresent: !isPresent })}
        >
          {t('checkIn.markShort')}
        </Button>
      </span>
      {mark.isError && <ProblemAlert error={mark.error} />}
    </li>
  )
}

const NOBODY = { name: '', structureName: '' }

/** Two fields, and the person is there. */
function WalkIn({ event }: { event: EventView }) {
  const t = useTranslate()
  const walkIn = useWalkIn(event.id)
  const [said, setSaid] = useState(NOBODY)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const input = { name: said.name, structureName: said.structureName || null, organisationId: null }
    walkIn.mutate(input, { onSuccess: () => setSaid(NOBODY) })
  }
  return (
    <form className={styles.narrow} onSubmit={submit}>
      {walkIn.isError && <ProblemAlert error={walkIn.error} />}
      <TextField
        label={t('checkIn.walkInName')}
        value={said.name}
        required
        minLength={2}
        maxLength={120}
        error={faultOf(walkIn.error, '/name')}
        onChange={(name) => setSaid({ ...said, name })}
      />
      <TextField
        label={t('checkIn.walkInStructure')}
        value={said.structureName}
        maxLength={160}
        onChange={(structureName) => setSaid({ ...said, structureName })}
      />
      <div>
        <Button type="submit" busy={walkIn.isPending}>
          {t('checkIn.walkInAdd')}
        </Button>
      </div>
    </form>
  )
}
