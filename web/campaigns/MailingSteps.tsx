import { useState } from 'react'
import { type MailingView, useMailingStep } from '../api/mailings.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Campaigns.module.css'
import { ScheduleDialog } from './ScheduleDialog.tsx'

/** What may be done with a mailing now, and what keeps from it. */
export function MailingSteps({ mailing, isDirty = false }: { mailing: MailingView; isDirty?: boolean }) {
  const { t, formats } = useLanguage()
  const step = useMailingStep(mailing.id)
  const [isScheduling, setScheduling] = useState(false)
  const { steps, status, scheduledAt, lastLeavesAt, heldBecause, perHour } = mailing
  const to = (wanted: string) => steps.find((one) => one.to === wanted)
  const schedule = to('scheduled')
  return (
    <>
      {heldBecause && (
        <Alert tone="warning">
          <Said>{heldBecause}</Said>
        </Alert>
      )}
      {status === 'scheduled' && scheduledAt && (
        <Alert tone="info">{t('mailingStep.scheduledFor', { moment: formats.moment(scheduledAt) })}</Alert>
      )}
      {status === 'sending' && lastLeavesAt && (
        <p>{t('mailingStep.lastAt', { moment: formats.moment(lastLeavesAt), perHour })}</p>
      )}
      {step.isError && <ProblemAlert error={step.error} />}
      <p className={styles.actions}>
        {schedule && (
          <Button
            variant="primary"
            disabled={isDirty || schedule.blockedBy !== null}
            onClick={() => setScheduling(true)}
          >
            {t('mailingStep.schedule')}
          </Button>
        )}
        {schedule && (isDirty || schedule.blockedBy) && (
          <span className={styles.muted}>
            {isDirty ? t('mailingStep.saveFirst') : <Said>{schedule.blockedBy}</Said>}
          </span>
        )}
        {(['draft', 'paused', 'sending'] as const)
          .filter((wanted) => to(wanted))
          .map((wanted) => (
            <Button key={wanted} busy={step.isPending} onClick={() => step.mutate({ to: wanted, at: null })}>
              {t(`mailingStep.${wanted}`)}
            </Button>
          ))}
        {to('stopped') && <Stop mailing={mailing} />}
      </p>
      {isScheduling && <ScheduleDialog mailing={mailing} onClose={() => setScheduling(false)} />}
    </>
  )
}

function Stop({ mailing }: { mailing: MailingView }) {
  const t = useTranslate()
  const step = useMailingStep(mailing.id)
  const action = {
    ...{ isPending: step.isPending, isError: step.isError, error: step.error },
    mutate: (done: () => void) => step.mutate({ to: 'stopped', at: null }, { onSuccess: done }),
  }
  return (
    <ConfirmButton label={t('mailingStep.stopped')} title={t('mailingStep.stopTitle')} action={action}>
      {t('mailingStep.stopText')}
    </ConfirmButton>
  )
}
