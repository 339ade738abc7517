import { type FormEvent, useState } from 'react'
import { useResetPassword } from '../api/account.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Door } from './Door.tsx'

/** Where the link of « forgotten password » leads; signed in or not, since it closes every session. */
export default function NewPasswordPage() {
  const t = useTranslate()
  const [token] = useState(() => window.location.hash.slice(1))
  const reset = useResetPassword()
  if (reset.isSuccess) {
    return (
      <Door key="done">
        <PageHeader title={t('newPassword.doneTitle')} lead={t('newPassword.done')} />
        {/* A plain link: the page loads afresh, without what the closed sessions had read. */}
        <Link to="/connexion" look="primary" outside>
          {t('signIn.submit')}
        </Link>
      </Door>
    )
  }
  return (
    <Door key="asks">
      <PageHeader title={t('newPassword.title')} />
      {reset.isError && <ProblemAlert error={reset.error} />}
      {token ? (
        <NewPasswordForm reset={reset} token={token} />
      ) : (
        <Alert tone="warning">{t('link.none')}</Alert>
      )}
      <p>
        <Link to="/mot-de-passe-oublie">{t('newPassword.another')}</Link>
      </p>
    </Door>
  )
}

function NewPasswordForm({ token, reset }: { token: string; reset: ReturnType<typeof useResetPassword> }) {
  const t = useTranslate()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate({ token, password })
  }
  return (
    <form onSubmit={submit}>
      <TextField
        label={t('newPassword.label')}
        hint={t('setup.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        value={password}
        onChange={setPassword}
        error={faultOf(reset.error, '/password')}
      />
      <Button type="submit" variant="primary" busy={reset.isPending}>
        {t('newPassword.submit')}
      </Button>
    </form>
  )
}
