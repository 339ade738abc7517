import { type FormEvent, useState } from 'react'
import { type AccountView, useChangeAddress, useChangePassword, useChangeProfile } from '../api/account.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './OwnAccount.module.css'
import { SensitiveProblem } from './SensitiveProblem.tsx'

interface Props {
  account: AccountView
}

export function ProfileCard({ account }: Props) {
  const t = useTranslate()
  const change = useChangeProfile()
  const [name, setName] = useState(account.name)
  const [language, setLanguage] = useState(account.language)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ name, language })
  }
  return (
    <Card>
      <h2>{t('account.profile')}</h2>
      {change.isError && <ProblemAlert error={change.error} />}
      {change.isSuccess && <Alert tone="success">{t('account.saved')}</Alert>}
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('account.name')}
          autoComplete="name"
          required
          value={name}
          onChange={setName}
          error={faultOf(change.error, '/name')}
        />
        <Select
          label={t('account.language')}
          hint={t('account.languageHint')}
          value={language}
          options={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value as AccountView['language'])}
        />
        <Button type="submit" busy={change.isPending}>
          {t('account.save')}
        </Button>
      </form>
    </Card>
  )
}

export function PasswordCard({ account }: Props) {
  const t = useTranslate()
  const change = useChangePassword()
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = account.hasPassword ? { present, password } : { password }
    change.mutate(input, {
      onSuccess: () => {
        setPresent('')
        setPassword('')
      },
    })
  }
  return (
    <Card>
      <h2>{t('signIn.password')}</h2>
      {!account.hasPassword && <p className={styles.muted}>{t('account.noPassword')}</p>}
      <SensitiveProblem action={change} />
      {change.isSuccess && <Alert tone="success">{t('account.passwordChanged')}</Alert>}
      <form className={styles.form} onSubmit={submit}>
        {account.hasPassword && (
          <TextField
            label={t('account.presentPassword')}
            type="password"
            autoComplete="current-password"
            required
            value={present}
            onChange={setPresent}
            error={faultOf(change.error, '/present')}
          />
        )}
        <TextField
          label={t('newPassword.label')}
          hint={t('setup.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          value={password}
          onChange={setPassword}
          error={faultOf(change.error, '/password')}
        />
        <Button type="submit" busy={change.isPending}>
          {t(account.hasPassword ? 'account.changePassword' : 'account.choosePassword')}
        </Button>
      </form>
    </Card>
  )
}

export function AddressCard({ account }: Props) {
  const t = useTranslate()
  const change = useChangeAddress()
  const [email, setEmail] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(email, { onSuccess: () => setEmail('') })
  }
  return (
    <Card>
      <h2>{t('signIn.email')}</h2>
      <p>{account.email}</p>
      <SensitiveProblem action={change} />
      {account.newEmail && (
        <Alert tone="info">
          {t('account.addressAsked', { email: account.newEmail, old: account.email })}
        </Alert>
      )}
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('account.newAddress')}
          hint={t('account.newAddressHint')}
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(change.error, '/email')}
        />
        <Button type="submit" busy={change.isPending}>
          {t('account.changeAddress')}
        </Button>
      </form>
    </Card>
  )
}
