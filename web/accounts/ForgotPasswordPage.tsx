import { type FormEvent, useState } from 'react'
import { useAskMail } from '../api/account.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Door.module.css'
import { Door } from './Door.tsx'
import { MailSent } from './MailSent.tsx'

export default function ForgotPasswordPage() {
  const t = useTranslate()
  const forgot = useAskMail('/password/forgot')
  const [email, setEmail] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forgot.mutate(email)
  }
  if (forgot.isSuccess)
    return <MailSent title={t('link.sentTitle')} text={t('forgot.sent', { email })} onAgain={forgot.reset} />
  return (
    <Door>
      <PageHeader title={t('forgot.title')} lead={t('forgot.lead')} />
      {forgot.isError && <ProblemAlert error={forgot.error} />}
      <form onSubmit={submit}>
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(forgot.error, '/email')}
        />
        <Button type="submit" variant="primary" busy={forgot.isPending}>
          {t('forgot.submit')}
        </Button>
      </form>
      <p className={styles.help}>
        <Link to="/connexion">{t('forgot.back')}</Link>
      </p>
    </Door>
  )
}
