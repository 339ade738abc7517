import { type FormEvent, useId, useState } from 'react'
import { useDeliveryReport } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Campaigns.module.css'

/** A mail that came back, read from the message that says so. */
export function ReturnedMailDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const report = useDeliveryReport()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    report.mutate(text)
  }
  return (
    <Dialog
      title={t('returned.title')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={report.isPending}>
          {t('returned.read')}
        </Button>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        <p>{t('returned.lead')}</p>
        {report.isError && <ProblemAlert error={report.error} />}
        {report.isSuccess && (
          <Alert tone="success">
            <ul>
              {report.data.items.map(({ email, outcome }) => (
                <li key={email}>{t(`returned.outcome.${outcome}`, { email })}</li>
              ))}
            </ul>
          </Alert>
        )}
        <TextArea
          label={t('returned.text')}
          value={text}
          required
          rows={8}
          maxLength={900_000}
          spellCheck={false}
          onChange={setText}
        />
        <FileDrop
          small
          choose={t('returned.file')}
          accept=".eml,.txt,message/rfc822,text/plain"
          onFiles={([file]) => void file?.text().then(setText)}
        >
          {t('returned.drop')}
        </FileDrop>
      </form>
    </Dialog>
  )
}
