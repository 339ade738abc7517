import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { type PlanStatus, planStatuses } from '../../src/kernel/plan.ts'
import { type StepView, useChangeAction } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'
import { numberIn } from './typedValue.ts'

interface StandingDialogProps {
  id: string
  view: Pick<StepView, 'state'>
  /** A sheet may leave its status to its steps. */
  isSheet?: boolean
  onClose(): void
}

/** Where a sheet or a step stands, and since when: what was so before stays in the history. */
export function StandingDialog({ id, view: { state }, isSheet, onClose }: StandingDialogProps) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useChangeAction(id)
  const [status, setStatus] = useState<string>(state.status ?? '')
  const [progress, setProgress] = useState(state.progress === null ? '' : String(state.progress))
  const [startsOn, setStartsOn] = useState(state.startsOn ?? '')
  const [endsOn, setEndsOn] = useState(state.endsOn ?? '')
  const [isOpenEnded, setOpenEnded] = useState(state.isOpenEnded)
  const today = dayOf(new Date())
  const [on, setOn] = useState(today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(
      {
        // Left as it is, it means the day of the server.
        on: on === today ? undefined : on,
        status: (status || null) as PlanStatus | null,
        progress: progress === '' ? null : numberIn(progress),
        ...{ startsOn: startsOn || null, endsOn: endsOn || null, isOpenEnded },
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title={t('climate.sayStanding')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <div className={styles.pair}>
          <Select
            label={t('climate.status')}
            value={status}
            options={[
              ...(isSheet ? [{ value: '', label: t('climate.statusOfSteps') }] : []),
              ...planStatuses.map((value) => ({ value, label: t(`climate.status.${value}`) })),
            ]}
            onChange={setStatus}
          />
          <TextField
            label={t('climate.progressField')}
            inputMode="numeric"
            value={progress}
            error={faultOf(error, '/progress')}
            onChange={setProgress}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={t('climate.field.startsOn')}
            type="date"
            value={startsOn}
            onChange={setStartsOn}
          />
          <TextField
            label={t('climate.field.endsOn')}
            type="date"
            value={endsOn}
            error={faultOf(error, '/endsOn')}
            onChange={setEndsOn}
          />
        </div>
        <Checkbox label={t('climate.field.isOpenEnded')} checked={isOpenEnded} onChange={setOpenEnded} />
        <TextField
          label={t('climate.since')}
          hint={t('climate.sinceHint')}
          type="date"
          required
          max={today}
          value={on}
          error={faultOf(error, '/on')}
          onChange={setOn}
        />
      </form>
    </Dialog>
  )
}
