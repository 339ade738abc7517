import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type DocumentView, useDescribeDocument, type Workplace } from '../api/together.ts'
import { DescriptionField } from '../files/DescriptionField.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Work.module.css'

interface DescribeProps {
  place: Workplace
  document: DocumentView
}

/** The words under a document, for who may change them. */
export function DescribeDocument({ place, document }: DescribeProps) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="s"
        variant="quiet"
        aria-label={t('workDocuments.describeOne', { name: document.name })}
        onClick={() => setOpen(true)}
      >
        {t('workDocuments.describe')}
      </Button>
      {isOpen && <DescribeDialog place={place} document={document} onClose={() => setOpen(false)} />}
    </>
  )
}

function DescribeDialog({ place, document, onClose }: DescribeProps & { onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const [description, setDescription] = useState(document.description ?? '')
  const { mutate, isPending, isError, error } = useDescribeDocument(place, document.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ description: description.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('workDocuments.describeOne', { name: document.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('workDocuments.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <DescriptionField
          value={description}
          error={faultOf(error, '/description')}
          onChange={setDescription}
        />
      </form>
    </Dialog>
  )
}
