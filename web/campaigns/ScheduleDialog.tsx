import { type FormEvent, useId, useState } from 'react'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import { type MailingView, useAudience, useMailingStep } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Campaigns.module.css'
import { durationInWords } from './mailingWords.tsx'

/** When a mailing is to leave, at once or at an hour of the territory, and how long it would take. */
export function ScheduleDialog({ mailing, onClose }: { mailing: MailingView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const step = useMailingStep(mailing.id)
  const found = useAudience(mailing.audience, mailing.id)
  const [when, setWhen] = useState<'now' | 'later'>('later')
  const [day, setDay] = useState(() => dayAfter(dayOf(new Date())))
  const [hour, setHour] = useState('09:30')
  const count = found.data?.recipients.length ?? 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate({ to: 'scheduled', at: when === 'now' ? null : { day, hour } }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('mailingStep.schedule')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={step.isPending}>
          {t(when === 'now' ? 'mailingStep.now' : 'mailingStep.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        <p>
          {t('mailingStep.pace', {
            ...{ perHour: mailing.perHour, count },
            duration: durationInWords((count * 60) / mailing.perHour, t),
          })}
        </p>
        <RadioCards<'now' | 'later'>
          inRow
          legend={t('mailingStep.when')}
          value={when}
          options={(['later', 'now'] as const).map((value) => ({ value, label: t(`mailingStep.${value}`) }))}
          onChange={setWhen}
        />
        {when === 'later' && (
          <div className={styles.pair}>
            <TextField
              label={t('mailingStep.day')}
              type="date"
              required
              value={day}
              error={faultOf(step.error, '/at')}
              onChange={setDay}
            />
            <TextField label={t('mailingStep.hour')} type="time" required value={hour} onChange={setHour} />
          </div>
        )}
        <p className={styles.muted}>{t('audience.frozen')}</p>
      </form>
    </Dialog>
  )
}
