import { type FormEvent, useState } from 'react'
import { useAskToJoin } from '../api/people.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './People.module.css'
import { NO_STRUCTURE, StructureFields } from './StructureFields.tsx'

/** Somebody who has an account asks for a link to a structure. */
export default function JoinPage() {
  const t = useTranslate()
  const ask = useAskToJoin()
  const [input, setInput] = useState(NO_STRUCTURE)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate(input, { onSuccess: () => setInput(NO_STRUCTURE) })
  }
  return (
    <Page>
      <PageHeader title={t('join.title')} lead={t('join.lead')} />
      {ask.isError && <ProblemAlert error={ask.error} />}
      {ask.isSuccess && <Alert tone="success">{t('join.sent')}</Alert>}
      <form className={styles.form} onSubmit={submit}>
        <StructureFields
          value={input}
          error={ask.error}
          onChange={(part) => setInput((before) => ({ ...before, ...part }))}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('join.submit')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
