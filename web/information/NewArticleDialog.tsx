import { type FormEvent, useId, useState } from 'react'
import { type InformationCategory, informationCategories } from '../../src/kernel/information.ts'
import { type InformationView, useBegin } from '../api/information.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Information.module.css'

/** Begins a draft: the rest is written on its own page, where images can be added. */
export function NewArticleDialog({
  onClose,
  onDone,
}: {
  onClose(): void
  onDone(view: InformationView): void
}) {
  const t = useTranslate()
  const form = useId()
  const begin = useBegin()
  const [category, setCategory] = useState<InformationCategory>('article')
  const [title, setTitle] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate({ category, title }, { onSuccess: onDone })
  }
  return (
    <Dialog
      title={t('information.write')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={begin.isPending}>
          {t('information.begin')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {begin.isError && <ProblemAlert error={begin.error} />}
        <Select
          label={t('informationEdit.category')}
          value={category}
          options={informationCategories.map((value) => ({
            value,
            label: t(`information.category.${value}`),
          }))}
          onChange={(value) => setCategory(value as InformationCategory)}
        />
        <TextField
          label={t('informationEdit.name')}
          value={title}
          required
          minLength={3}
          maxLength={160}
          error={faultOf(begin.error, '/title')}
          onChange={setTitle}
        />
      </form>
    </Dialog>
  )
}
