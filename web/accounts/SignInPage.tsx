import { type FormEvent, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { useAskMail } from '../api/account.ts'
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
import { MailSent } from './MailSent.tsx'

/** By password, or by a link sent to one's address: whoever comes twice a year has forgotten the first. */
export default function SignInPage() {
  const t = useTranslate()
  const form = useRef<HTMLFormElement>(null)
  const signIn = useOpenSession<{ email: string; password: string }>('/session')
  const link = useAskMail('/session/link')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const wasElsewhere = new URLSearchParams(useSearch()).has('suite')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    link.reset()
    signIn.mutate({ email, password })
  }
  const askLink = () => {
    signIn.reset()
    const field = form.current?.elements.namedItem('email')
    if (field instanceof HTMLInputElement && field.reportValidity()) link.mutate(email)
  }
  if (link.isSuccess)
    return <MailSent title={t('link.sentTitle')} text={t('link.sent', { email })} onAgain={link.reset} />
  const error = signIn.error ?? link.error
  return (
    <Door>
      <PageHeader title={t('signIn.title')} />
      {error && <ProblemAlert error={error} />}
      {wasElsewhere && !error && <Alert tone="info">{t('signIn.continue')}</Alert>}
      <form ref={form} onSubmit={submit}>
        <TextField
          label={t('signIn.email')}
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(error, '/email')}
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
        <p className={styles.or}>{t('link.or')}</p>
        <Button busy={link.isPending} onClick={askLink}>
          {t('link.ask')}
        </Button>
      </form>
      <p className={styles.help}>
        <Link to="/mot-de-passe-oublie">{t('forgot.link')}</Link>
      </p>
      <p className={styles.help}>
        {t('register.invite')} <Link to="/inscription">{t('register.link')}</Link>
      </p>
    </Door>
  )
}
