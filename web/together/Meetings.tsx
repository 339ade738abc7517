import { useState } from 'react'
import {
  type MeetingView,
  meetingCalendarUrl,
  useCancelMeeting,
  useMeetings,
  type Workplace,
} from '../api/together.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { MeetingDialog } from './MeetingDialog.tsx'
import styles from './Work.module.css'

/** When those who work together meet, the nearest first, each with the file that puts it in one’s calendar. */
export function Meetings({ place }: { place: Workplace }) {
  const t = useTranslate()
  const meetings = useMeetings(place)
  const [isPlanned, setPlanned] = useState(false)
  return (
    <Section title={t('workMeetings.title')}>
      <div className={styles.work}>
        {meetings.isPending && <Loading />}
        {meetings.isError && <ProblemAlert error={meetings.error} onRetry={meetings.refetch} />}
        {meetings.data?.total === 0 && <p className={styles.hint}>{t('workMeetings.none')}</p>}
        {meetings.data && meetings.data.total > 0 && (
          <ul className={styles.rows}>
            {meetings.data.items.map((meeting) => (
              <Meeting key={meeting.id} place={place} meeting={meeting} />
            ))}
          </ul>
        )}
        {meetings.data?.can.plan && (
          <div className={styles.actions}>
            <Button icon="plus" size="s" onClick={() => setPlanned(true)}>
              {t('workMeetings.plan')}
            </Button>
          </div>
        )}
      </div>
      {isPlanned && <MeetingDialog place={place} onClose={() => setPlanned(false)} />}
    </Section>
  )
}

function Meeting({ place, meeting }: { place: Workplace; meeting: MeetingView }) {
  const { t, formats } = useLanguage()
  const [isChanged, setChanged] = useState(false)
  const { id, title, heldOn, startsAt, endsAt, place: where, isPast, cancelledAt, can } = meeting
  return (
    <li>
      <p className={styles.facts}>
        <strong>
          <Said>{title}</Said>
        </strong>
        {cancelledAt ? (
          <Badge tone="warning">{t('workMeetings.cancelled')}</Badge>
        ) : (
          isPast && <Badge>{t('workMeetings.passed')}</Badge>
        )}
      </p>
      <p>{t('workMeetings.when', { date: formats.date(heldOn), from: startsAt, to: endsAt })}</p>
      {where && <Place>{where}</Place>}
      <div className={styles.actions}>
        <Link to={meetingCalendarUrl(place, id)} outside look="quiet" size="s" icon="download">
          {t('workMeetings.calendar')}
        </Link>
        {can.change && (
          <>
            <Button variant="quiet" size="s" onClick={() => setChanged(true)}>
              {t('workMeetings.change')}
            </Button>
            <CancelMeeting place={place} meetingId={id} />
          </>
        )}
      </div>
      {isChanged && <MeetingDialog place={place} meeting={meeting} onClose={() => setChanged(false)} />}
    </li>
  )
}

/** An address of a video call leads there; anything else is read. */
function Place({ children }: { children: string }) {
  return (
    <p className={styles.text}>
      {/^https:\/\/\S+$/.test(children) ? (
        <Link to={children} outside rel="noreferrer" target="_blank">
          {children}
        </Link>
      ) : (
        <Said>{children}</Said>
      )}
    </p>
  )
}

function CancelMeeting({ place, meetingId }: { place: Workplace; meetingId: string }) {
  const t = useTranslate()
  const { mutate, ...cancel } = useCancelMeeting(place, meetingId)
  return (
    <ConfirmButton
      label={t('workMeetings.cancel')}
      title={t('workMeetings.cancel')}
      action={{ ...cancel, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
    >
      {t('workMeetings.cancelText')}
    </ConfirmButton>
  )
}
