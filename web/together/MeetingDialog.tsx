import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import {
  type MeetingInput,
  type MeetingView,
  useChangeMeeting,
  usePlanMeeting,
  type Workplace,
} from '../api/together.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Work.module.css'

const NEW = { title: '', heldOn: '', startsAt: '', endsAt: '', place: '' }

/** When and where a meeting is; `meeting` left out: a new one. */
export function MeetingDialog(props: { place: Workplace; meeting?: MeetingView; onClose(): void }) {
  const { place, meeting, onClose } = props
  const t = useTranslate()
  const form = useId()
  const [plan, change] = [usePlanMeeting(place), useChangeMeeting(place, meeting?.id ?? '')]
  const sending = meeting ? change : plan
  const [said, setSaid] = useState({ ...NEW, ...meeting, place: meeting?.place ?? '' })
  const field = (name: keyof typeof NEW) => ({
    value: said[name],
    error: faultOf(sending.error, `/${name}`),
    onChange: (value: string) => setSaid({ ...said, [name]: value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { title, heldOn, startsAt, endsAt, place: where } = said
    const input: MeetingInput = { title, heldOn, startsAt, endsAt, place: where.trim() || null }
    sending.mutate(input, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(meeting ? 'workMeetings.changeOf' : 'workMeetings.plan')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={sending.isPending}>
          {t('workMeetings.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {sending.isError && <ProblemAlert error={sending.error} />}
        <p className={styles.hint}>
          {t(place.kind === 'groups' ? 'workMeetings.toldGroup' : 'workMeetings.told')}
        </p>
        <TextField
          {...field('title')}
          label={t('workMeetings.name')}
          required
          minLength={2}
          maxLength={120}
        />
        <TextField {...field('heldOn')} label={t('workMeetings.on')} type="date" required />
        <div className={styles.pair}>
          <TextField {...field('startsAt')} label={t('workMeetings.from')} type="time" required />
          <TextField {...field('endsAt')} label={t('workMeetings.to')} type="time" required />
        </div>
        <TextField {...field('place')} label={t('workMeetings.place')} maxLength={300} />
      </form>
    </Dialog>
  )
}
