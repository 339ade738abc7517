import { type FormEvent, useState } from 'react'
import { Redirect } from 'wouter'
import type { SecondFactorProof } from '../api/account.ts'
import { useOpenSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Door.module.css'
import { Door } from './Door.tsx'
import { SecondFactorField, type TypedCode, typedProof } from './SecondFactorField.tsx'

/** The password or the link was right: what remains is the code of the second factor. */
export default function CodePage() {
  const t = useTranslate()
  const [challenge] = useState(() => (window.history.state as { challenge?: string } | null)?.challenge)
  const enter = useOpenSession<{ challenge: string; proof: SecondFactorProof }>('/session/second-factor')
  const [typed, setTyped] = useState<TypedCode>({ kind: 'code', text: '' })
  if (!challenge) return <Redirect to="/connexion" replace />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate({ challenge, proof: typedProof(typed) })
  }
  return (
    <Door>
      <PageHeader title={t('code.title')} />
      {enter.isError && <ProblemAlert error={enter.error} />}
      <form onSubmit={submit}>
        <SecondFactorField typed={typed} onChange={setTyped} />
        <Button type="submit" variant="primary" busy={enter.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p className={styles.help}>
        <Link to="/connexion">{t('code.startAgain')}</Link>
      </p>
    </Door>
  )
}
