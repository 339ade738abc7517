import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type PathView, useBeginPath } from '../api/training.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Training.module.css'

/** Begins a draft: its steps are put together on its own page. */
export function NewPathDialog({ onClose, onDone }: { onClose(): void; onDone(path: PathView): void }) {
  const t = useTranslate()
  const form = useId()
  const begin = useBeginPath()
  const [title, setTitle] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate(title, { onSuccess: onDone })
  }
  return (
    <Dialog
      title={t('training.create')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={begin.isPending}>
          {t('training.begin')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {begin.isError && <ProblemAlert error={begin.error} />}
        <TextField
          label={t('trainingEdit.name')}
          value={title}
          required
          minLength={3}
          maxLength={120}
          error={faultOf(begin.error, '/title')}
          onChange={setTitle}
        />
      </form>
    </Dialog>
  )
}
