import { useState } from 'react'
import { mailingFields } from '../../src/kernel/mailings.ts'
import { useSaveTemplate, useTemplates } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Campaigns.module.css'

export interface MessageSaid {
  subject: string
  body: string
}

interface MessageFieldsProps {
  said: MessageSaid
  error: unknown
  onChange(said: MessageSaid): void
}

/** The words of a message, the same for a mailing and for a template. */
export function MessageFields({ said, error, onChange }: MessageFieldsProps) {
  const t = useTranslate()
  const fields = mailingFields.map((field) => `{${field}}`).join(' ')
  return (
    <>
      <TextField
        label={t('mailingMessage.subject')}
        lang="fr"
        value={said.subject}
        maxLength={150}
        error={faultOf(error, '/subject')}
        onChange={(subject) => onChange({ ...said, subject })}
      />
      <TextArea
        label={t('mailingMessage.body')}
        hint={`${t('mailingMessage.bodyHint')} ${t('mailingMessage.fields', { fields, example: '{prénom|Madame, Monsieur}' })}`}
        lang="fr"
        rows={12}
        value={said.body}
        maxLength={10_000}
        error={faultOf(error, '/body')}
        onChange={(body) => onChange({ ...said, body })}
      />
    </>
  )
}

/** Starts from a kept message, or keeps this one. */
export function FromTemplate({ said, onChange }: Omit<MessageFieldsProps, 'error'>) {
  const t = useTranslate()
  const templates = useTemplates()
  const save = useSaveTemplate(null)
  const [name, setName] = useState('')
  const items = templates.data?.items ?? []
  const take = (id: string) => {
    const template = items.find((one) => one.id === id)
    if (template) onChange({ subject: template.subject, body: template.body })
  }
  return (
    <div className={styles.pair}>
      {items.length > 0 && (
        <Select
          label={t('mailingMessage.fromTemplate')}
          value=""
          options={[
            { value: '', label: t('mailingMessage.chooseTemplate') },
            ...items.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={take}
        />
      )}
      {said.body !== '' && (
        <div className={styles.group}>
          <TextField
            label={t('mailingMessage.templateName')}
            value={name}
            maxLength={120}
            error={faultOf(save.error, '/name')}
            onChange={setName}
          />
          <span>
            <Button
              size="s"
              busy={save.isPending}
              onClick={() => save.mutate({ name, ...said }, { onSuccess: () => setName('') })}
            >
              {t('mailingMessage.keepTemplate')}
            </Button>
          </span>
          {save.isError && <ProblemAlert error={save.error} />}
          {save.isSuccess && <Alert tone="success">{save.data.name}</Alert>}
        </div>
      )}
    </div>
  )
}
