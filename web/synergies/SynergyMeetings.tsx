import { useState } from 'react'
import { type MeetingView, meetingCalendarUrl, useCancelMeeting, useMeetings } from '../api/synergy-work.ts'
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
import styles from './SynergyWork.module.css'

/** When those of a synergy meet, the nearest first, each with the file that puts it in one’s calendar. */
export function SynergyMeetings({ synergyId }: { synergyId: string }) {
  const t = useTranslate()
  const meetings = useMeetings(synergyId)
  const [isPlanned, setPlanned] = useState(false)
  return (
    <Section title={t('synergyMeetings.title')}>
      <div className={styles.work}>
        {meetings.isPending && <Loading />}
        {meetings.isError && <ProblemAlert error={meetings.error} onRetry={meetings.refetch} />}
        {meetings.data?.total === 0 && <p className={styles.hint}>{t('synergyMeetings.none')}</p>}
        {meetings.data && meetings.data.total > 0 && (
          <ul className={styles.rows}>
            {meetings.data.items.map((meeting) => (
              <Meeting key={meeting.id} synergyId={synergyId} meeting={meeting} />
            ))}
          </ul>
        )}
        {meetings.data?.can.plan && (
          <div className={styles.actions}>
            <Button icon="plus" size="s" onClick={() => setPlanned(true)}>
              {t('synergyMeetings.plan')}
            </Button>
          </div>
        )}
      </div>
      {isPlanned && <MeetingDialog synergyId={synergyId} onClose={() => setPlanned(false)} />}
    </Section>
  )
}

function Meeting({ synergyId, meeting }: { synergyId: string; meeting: MeetingView }) {
  const { t, formats } = useLanguage()
  const [isChanged, setChanged] = useState(false)
  const { id, title, heldOn, startsAt, endsAt, place, isPast, cancelledAt, can } = meeting
  return (
    <li>
      <p className={styles.facts}>
        <strong>
          <Said>{title}</Said>
        </strong>
        {cancelledAt ? (
          <Badge tone="warning">{t('synergyMeetings.cancelled')}</Badge>
        ) : (
          isPast && <Badge>{t('synergyMeetings.passed')}</Badge>
        )}
      </p>
      <p>{t('synergyMeetings.when', { date: formats.date(heldOn), from: startsAt, to: endsAt })}</p>
      {place && <Place>{place}</Place>}
      <div className={styles.actions}>
        <Link to={meetingCalendarUrl(id)} outside look="quiet" size="s" icon="download">
          {t('synergyMeetings.calendar')}
        </Link>
        {can.change && (
          <>
            <Button variant="quiet" size="s" onClick={() => setChanged(true)}>
              {t('synergyMeetings.change')}
            </Button>
            <CancelMeeting synergyId={synergyId} meetingId={id} />
          </>
        )}
      </div>
      {isChanged && (
        <MeetingDialog synergyId={synergyId} meeting={meeting} onClose={() => setChanged(false)} />
      )}
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

function CancelMeeting({ synergyId, meetingId }: { synergyId: string; meetingId: string }) {
  const t = useTranslate()
  const { mutate, ...cancel } = useCancelMeeting(synergyId, meetingId)
  return (
    <ConfirmButton
      label={t('synergyMeetings.cancel')}
      title={t('synergyMeetings.cancel')}
      action={{ ...cancel, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
    >
      {t('synergyMeetings.cancelText')}
    </ConfirmButton>
  )
}
