import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Results.module.css'

interface WhyDialogProps {
  title: string
  text?: string
  confirm: string
  saving: { isPending: boolean; isError: boolean; error: unknown }
  onSubmit(reason: string): void
  onClose(): void
}

/** Asks for the reason that is kept beside what it takes out. */
export function WhyDialog({ title, text, confirm, saving, onSubmit, onClose }: WhyDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(reason)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={saving.isPending}>
          {confirm}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {saving.isError && <ProblemAlert error={saving.error} />}
        {text && <p>{text}</p>}
        <TextArea
          label={t('results.void.reason')}
          required
          minLength={3}
          maxLength={600}
          value={reason}
          onChange={setReason}
          error={faultOf(saving.error, '/reason')}
        />
      </form>
    </Dialog>
  )
}
