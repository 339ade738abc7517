import { useState } from 'react'
import { lightText } from '../../src/kernel/light-format.ts'
import { type Audience, type PreviewView, useAudience, usePreview, useSendTest } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Campaigns.module.css'
import { LightText } from './LightText.tsx'
import type { MessageSaid } from './MessageFields.tsx'

interface MessagePreviewProps {
  said: MessageSaid
  audience: Audience
  mailingId: string | null
}

/** The message as one of its people would read it, and a test of it by mail. */
export function MessagePreview({ said, audience, mailingId }: MessagePreviewProps) {
  const t = useTranslate()
  const found = useAudience(audience, mailingId)
  const preview = usePreview()
  const test = useSendTest()
  const [organisationId, setOrganisationId] = useState('')
  const input = {
    ...{ subject: said.subject, body: said.body, audience, mailingId },
    organisationId: organisationId || null,
  }
  return (
    <div className={styles.fields}>
      <Select
        label={t('mailingMessage.previewFor')}
        value={organisationId}
        options={[
          { value: '', label: t('mailingMessage.firstRecipient') },
          ...(found.data?.recipients ?? []).map((one) => ({
            value: one.organisationId,
            label: [one.organisationName, one.name].filter(Boolean).join(' · '),
          })),
        ]}
        onChange={setOrganisationId}
      />
      <p className={styles.actions}>
        <Button icon="eye" busy={preview.isPending} onClick={() => preview.mutate(input)}>
          {t('mailingMessage.show')}
        </Button>
        <Button busy={test.isPending} onClick={() => test.mutate(input)}>
          {t('mailingMessage.test')}
        </Button>
      </p>
      {preview.isError && <ProblemAlert error={preview.error} />}
      {test.isError && <ProblemAlert error={test.error} />}
      {test.isSuccess && <Alert tone="success">{t('mailingMessage.tested', { email: test.data.to })}</Alert>}
      {preview.isSuccess && <Shown preview={preview.data} />}
      <p className={styles.muted}>{t('mailingMessage.legal')}</p>
    </div>
  )
}

function Shown({ preview }: { preview: PreviewView }) {
  const t = useTranslate()
  const [isPlain, setPlain] = useState(false)
  const { to, subject, body, because, replyTo, missing } = preview
  return (
    <div className={styles.fields}>
      <Select
        label={t('mailingMessage.as')}
        value={isPlain ? 'plain' : 'formatted'}
        options={[
          { value: 'formatted', label: t('mailingMessage.formatted') },
          { value: 'plain', label: t('mailingMessage.plainText') },
        ]}
        onChange={(value) => setPlain(value === 'plain')}
      />
      {missing.length > 0 && (
        <Alert tone="warning">
          {t('mailingMessage.missing', {
            fields: missing.map((field) => `{${field}}`).join(', '),
          })}
        </Alert>
      )}
      <p className={styles.muted}>
        {t('mailingMessage.to', { name: to.name ?? to.email, organisation: to.organisationName })}
        {' · '}
        {t('mailingMessage.replyTo', { email: replyTo })}
      </p>
      {isPlain ? (
        <pre className={styles.plain} lang="fr">
          {`${subject}\n\n${lightText(body)}\n\n-- \n${because}\n${t('mailingMessage.unsubscribe')} : …`}
        </pre>
      ) : (
        <article className={styles.message} lang="fr">
          <h3>{subject}</h3>
          <LightText text={body} />
          <p className={styles.foot}>
            <Said>{because}</Said>
            <br />
            <u>{t('mailingMessage.unsubscribe')}</u>
          </p>
        </article>
      )}
    </div>
  )
}
