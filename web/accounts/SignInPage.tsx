import { type FormEvent, useState } from 'react'
import { useSearch } from 'wouter'
import { faultOf } from '../api/problem.ts'
import { useOpenSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Door.module.css'
import { Door } from './Door.tsx'

export default function SignInPage() {
  const t = useTranslate()
  const signIn = useOpenSession<{ email: string; password: string }>('/session')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const wasElsewhere = new URLSearchParams(useSearch()).has('suite')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password })
  }
  return (
    <Door>
      <PageHeader title={t('signIn.title')} />
      {signIn.isError && <ProblemAlert error={signIn.error} />}
      {wasElsewhere && !signIn.isError && <Alert tone="info">{t('signIn.continue')}</Alert>}
      <form onSubmit={submit}>
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(signIn.error, '/email')}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
          error={faultOf(signIn.error, '/password')}
        />
        <Button type="submit" variant="primary" busy={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p className={styles.help}>
        {t('register.invite')} <Link to="/inscription">{t('register.link')}</Link>
      </p>
    </Door>
  )
}
