import { type FormEvent, useId, useState } from 'react'
import { type StepInput, useAddStep } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

const EMPTY: StepInput = { title: '', description: '', planning: '', resources: '', leads: '', partners: '' }

/** A new step of a sheet, in words such as the plan uses: years and means are read from them. */
export function NewStepDialog({ sheetId, onClose }: { sheetId: string; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useAddStep(sheetId)
  const [said, setSaid] = useState(EMPTY)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(said, { onSuccess: onClose })
  }
  const field = (name: keyof StepInput, hint?: string) => (
    <TextField
      label={t(`climate.field.${name}`)}
      hint={hint}
      required={name === 'title'}
      value={said[name]}
      error={faultOf(error, `/${name}`)}
      onChange={(value) => setSaid({ ...said, [name]: value })}
    />
  )
  return (
    <Dialog
      title={t('climate.addStep')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        {field('title')}
        <TextArea
          label={t('climate.field.description')}
          rows={3}
          value={said.description}
          onChange={(description) => setSaid({ ...said, description })}
        />
        {field('planning', t('climate.planningHint'))}
        {field('resources', t('climate.resourcesHint'))}
        {field('leads')}
        {field('partners')}
      </form>
    </Dialog>
  )
}
