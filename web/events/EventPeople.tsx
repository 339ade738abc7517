import { useState } from 'react'
import { type EventView, useOpenEventWorkshop } from '../api/events.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import styles from './Events.module.css'
import { InviteDialog } from './InviteDialog.tsx'

const COUNTS = ['registered', 'waiting', 'invited', 'declined', 'present'] as const

/** Who comes, for who manages the event: figures, the list at the door, invitations, the workshop. */
export function EventPeople({
  event,
  counts,
}: {
  event: EventView
  counts: NonNullable<EventView['counts']>
}) {
  const { t, formats } = useLanguage()
  const [isInviting, setInviting] = useState(false)
  const isAlive = event.status === 'draft' || event.status === 'published'
  return (
    <Section title={t(event.isPast ? 'event.peoplePast' : 'event.people')}>
      <dl className={styles.counts}>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`event.counts.${name}`)}</dt>
            <dd className={styles.figure}>{formats.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {event.invitedStructures.length > 0 && (
        <p>
          {t('event.structures')} : {event.invitedStructures.map(({ name }) => name).join(', ')}
        </p>
      )}
      <div className={styles.actions}>
        {isAlive && (
          <Button icon="plus" size="s" onClick={() => setInviting(true)}>
            {t('event.invite')}
          </Button>
        )}
        {event.status !== 'draft' && (
          <>
            <Link to={`/rencontres/${event.id}/pointage`} look="secondary" size="s" icon="check">
              {t('event.checkIn')}
            </Link>
            <ExportMenu list="event-attendance" filters={{ event: event.id }} />
          </>
        )}
      </div>
      {event.status !== 'draft' && event.status !== 'cancelled' && <Workshop event={event} />}
      {isInviting && <InviteDialog event={event} onClose={() => setInviting(false)} />}
    </Section>
  )
}

function Workshop({ event }: { event: EventView }) {
  const t = useTranslate()
  const open = useOpenEventWorkshop(event.id)
  return (
    <div className={styles.block}>
      <h3>{t('event.workshop')}</h3>
      <p className={styles.hint}>{t('event.workshopText')}</p>
      {open.isError && <ProblemAlert error={open.error} />}
      <p>
        {event.workshopId ? (
          <Link to={`/ateliers/${event.workshopId}`} look="secondary" size="s">
            {t('event.toWorkshop')}
          </Link>
        ) : (
          <Button size="s" busy={open.isPending} onClick={() => open.mutate(undefined)}>
            {t('event.openWorkshop')}
          </Button>
        )}
      </p>
    </div>
  )
}
