import { type FormEvent, useState } from 'react'
import { type MailingView, useSaveMailing } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AudienceFields } from './AudienceFields.tsx'
import { AudienceFound } from './AudienceFound.tsx'
import { BudgetFields } from './BudgetFields.tsx'
import styles from './Campaigns.module.css'
import { FromTemplate, MessageFields } from './MessageFields.tsx'
import { MessagePreview } from './MessagePreview.tsx'
import { inputOf, saidOf } from './mailingForm.ts'

interface MailingFormProps {
  mailing: MailingView | null
  /** Once it is kept. */
  onSaved(mailing: MailingView): void
  /** Whether what is typed is kept: what is sent is what is kept. */
  onDirty?(isDirty: boolean): void
}

/** A mailing as it is composed: whom it is for beside who that is, what it says beside how it reads. */
export function MailingForm({ mailing, onSaved, onDirty }: MailingFormProps) {
  const t = useTranslate()
  const save = useSaveMailing(mailing?.id ?? null)
  const [said, setSaid] = useState(() => saidOf(mailing))
  const [isDirty, setDirty] = useState(false)
  const mark = (next: boolean) => {
    setDirty(next)
    onDirty?.(next)
  }
  const put = (change: Partial<typeof said>) => {
    setSaid({ ...said, ...change })
    mark(true)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(inputOf(said), {
      onSuccess: (kept) => {
        mark(false)
        onSaved(kept)
      },
    })
  }
  const id = mailing?.id ?? null
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('mailing.title')}
        hint={t('mailing.titleHint')}
        required
        minLength={2}
        maxLength={120}
        value={said.title}
        error={faultOf(save.error, '/title')}
        onChange={(title) => put({ title })}
      />
      <Section title={t('audience.title')}>
        <div className={styles.columns}>
          <AudienceFields audience={said.audience} onChange={(audience) => put({ audience })} />
          <AudienceFound audience={said.audience} mailingId={id} onChange={(audience) => put({ audience })} />
        </div>
      </Section>
      <Section title={t('mailingMessage.title')}>
        <div className={styles.columns}>
          <div className={styles.fields}>
            <FromTemplate said={said} onChange={put} />
            <MessageFields said={said} error={save.error} onChange={put} />
          </div>
          <MessagePreview said={said} audience={said.audience} mailingId={id} />
        </div>
      </Section>
      <Section title={t('mailingBudget.title')}>
        <BudgetFields said={said} error={save.error} onChange={put} />
      </Section>
      {save.isError && <ProblemAlert error={save.error} />}
      {save.isSuccess && !isDirty && <Alert tone="success">{t('mailing.saved')}</Alert>}
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('mailing.save')}
        </Button>
        {isDirty && <span className={styles.muted}>{t('mailing.unsaved')}</span>}
      </p>
    </form>
  )
}
