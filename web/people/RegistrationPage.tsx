import { type FormEvent, useState } from 'react'
import styles from '../accounts/Door.module.css'
import { Door } from '../accounts/Door.tsx'
import { useRegister } from '../api/people.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import { NO_STRUCTURE, StructureFields } from './StructureFields.tsx'

const NOBODY = { ...NO_STRUCTURE, name: '', email: '', consent: false }

/** A stranger asks to come in; the answer is the same whoever they are. */
export default function RegistrationPage() {
  const { t, language } = useLanguage()
  const register = useRegister()
  const [input, setInput] = useState(NOBODY)
  const change = (part: Partial<typeof NOBODY>) => setInput((before) => ({ ...before, ...part }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    register.mutate({ ...input, language })
  }
  if (register.isSuccess) return <Sent email={input.email} onAgain={register.reset} />
  return (
    <Door>
      <PageHeader title={t('register.title')} lead={t('register.lead')} />
      {register.isError && <ProblemAlert error={register.error} />}
      <form onSubmit={submit}>
        <h2>{t('register.yourStructure')}</h2>
        <StructureFields value={input} error={register.error} onChange={change} />
        <h2>{t('register.you')}</h2>
        <TextField
          label={t('register.name')}
          autoComplete="name"
          required
          value={input.name}
          onChange={(name) => change({ name })}
          error={faultOf(register.error, '/name')}
        />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="email"
          required
          value={input.email}
          onChange={(email) => change({ email })}
          error={faultOf(register.error, '/email')}
        />
        <Checkbox
          label={t('register.consent')}
          required
          checked={input.consent}
          onChange={(consent) => change({ consent })}
        />
        <p className={styles.help}>{t('register.consentText')}</p>
        <Button type="submit" variant="primary" busy={register.isPending}>
          {t('register.submit')}
        </Button>
      </form>
      <p className={styles.help}>
        {t('register.haveAccount')} <Link to="/connexion">{t('signIn.submit')}</Link>
      </p>
    </Door>
  )
}

function Sent({ email, onAgain }: { email: string; onAgain(): void }) {
  const { t } = useLanguage()
  return (
    <Door>
      <PageHeader title={t('register.sentTitle')} />
      <Alert tone="success">{t('register.sentText', { email })}</Alert>
      <p className={styles.help}>{t('register.sentHint')}</p>
      <Button onClick={onAgain}>{t('register.another')}</Button>
    </Door>
  )
}
