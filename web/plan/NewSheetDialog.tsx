import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { type Heading, useAddSheet } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

/** A new action sheet under an objective. */
export function NewSheetDialog({ heading, onClose }: { heading: Heading; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const [, navigate] = useLocation()
  const { mutate, isPending, isError, error } = useAddSheet()
  const [code, setCode] = useState(`${heading.code}.`)
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(
      { headingId: heading.id, code, title, description },
      { onSuccess: (made) => navigate(`/plan/fiches/${made.code}`) },
    )
  }
  return (
    <Dialog
      title={t('climate.newSheet')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <TextField
          label={t('climate.code')}
          hint={t('climate.codeHint')}
          required
          value={code}
          error={faultOf(error, '/code')}
          onChange={setCode}
        />
        <TextField
          label={t('climate.field.title')}
          required
          maxLength={300}
          value={title}
          error={faultOf(error, '/title')}
          onChange={setTitle}
        />
        <TextArea label={t('climate.field.context')} rows={4} value={description} onChange={setDescription} />
      </form>
    </Dialog>
  )
}
