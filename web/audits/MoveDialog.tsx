import { type FormEvent, useId, useState } from 'react'
import { useChangeVisit, type VisitView } from '../api/audits.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { HoursFields, hoursOf } from './HoursFields.tsx'

interface MoveDialogProps {
  visit: VisitView
  work: NonNullable<VisitView['work']>
  onClose(): void
}

/** Another day, or another facilitator. */
export function MoveDialog({ visit, work, onClose }: MoveDialogProps) {
  const t = useTranslate()
  const formId = useId()
  const change = useChangeVisit(visit.id)
  const isMade = visit.status === 'made'
  const [day, setDay] = useState(visit.madeOn ?? visit.plannedOn)
  const [facilitatorId, setFacilitator] = useState(work.facilitatorId)
  const [hours, setHours] = useState({ from: visit.plannedFrom ?? '', to: visit.plannedTo ?? '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { facilitatorId, ...(isMade ? { madeOn: day } : { plannedOn: day, ...hoursOf(hours) }) },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title={t('visit.move')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={change.isPending}>
          {t('visit.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <TextField
          label={t('plan.day')}
          type="date"
          required
          value={day}
          onChange={setDay}
          error={faultOf(change.error, isMade ? '/madeOn' : '/plannedOn')}
        />
        {!isMade && (
          <HoursFields hours={hours} error={faultOf(change.error, '/plannedTo')} onChange={setHours} />
        )}
        {!isMade && work.isShared && <p className={styles.muted}>{t('invite.willBeTold')}</p>}
        <Select
          label={t('visit.facilitator')}
          value={facilitatorId}
          options={work.facilitators.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setFacilitator}
          error={faultOf(change.error, '/facilitatorId')}
        />
      </form>
    </Dialog>
  )
}
