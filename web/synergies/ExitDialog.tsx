import { type FormEvent, useId, useState } from 'react'
import type { ExitReason, exits } from '../../src/kernel/synergies.ts'
import { type SynergyView, useTakeStep } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { ReasonChoice } from './ReasonChoice.tsx'
import styles from './Synergy.module.css'

interface ExitDialogProps {
  synergy: SynergyView
  to: (typeof exits)[number]
  onClose(): void
}

/** Leaves the way, with the reason where one is asked. */
export function ExitDialog({ synergy, to, onClose }: ExitDialogProps) {
  const t = useTranslate()
  const form = useId()
  const step = useTakeStep(synergy.id)
  const asksReason = to === 'refused' || to === 'abandoned'
  const [reason, setReason] = useState<ExitReason>('price')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { reason: asksReason ? reason : null, note: note.trim() || null }
    step.mutate({ from: synergy.stage, to, ...said }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(`synergy.exit.${to}`)}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={step.isPending}>
          {t('synergy.step.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        {to !== 'suspended' && <p>{t('synergy.step.frees')}</p>}
        {asksReason && <ReasonChoice value={reason} onChange={setReason} />}
        <TextArea label={t('synergy.step.note')} maxLength={1000} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}
