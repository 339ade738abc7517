import { type FormEvent, useId, useState } from 'react'
import { useStep, type VisitSummary, type VisitView } from '../api/audits.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'

interface StepDialogProps {
  visit: VisitView
  to: VisitSummary['status']
  onClose(): void
  onDone(): void
}

/** Takes a step of the visit, with a word about it. */
export function StepDialog({ visit, to, onClose, onDone }: StepDialogProps) {
  const t = useTranslate()
  const formId = useId()
  const step = useStep(visit.id)
  const [note, setNote] = useState('')
  const [madeOn, setMadeOn] = useState(() => (visit.plannedOn < today() ? visit.plannedOn : today()))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate({ to, note: note.trim() || null, ...(to === 'made' && { madeOn }) }, { onSuccess: onDone })
  }
  return (
    <Dialog
      title={t(`visit.step.${to}`)}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={step.isPending}>
          {t(`visit.step.${to}`)}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        {to === 'validated' && <p>{t('visit.step.validateText')}</p>}
        {to === 'made' && (
          <TextField
            label={t('visit.step.madeOn')}
            type="date"
            required
            max={today()}
            value={madeOn}
            onChange={setMadeOn}
          />
        )}
        <TextArea label={t('visit.step.note')} maxLength={600} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}
