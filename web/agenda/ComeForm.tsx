import { type FormEvent, useState } from 'react'
import { useAskForPlace } from '../api/eventLinks.ts'
import { usePrivacyNotice } from '../api/privacy.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Agenda.module.css'

const NOBODY = { name: '', email: '', structureName: '', consent: false }

/** The least there is to ask of who comes without an account; a mail leads to confirm it. */
export function ComeForm({ eventId }: { eventId: string }) {
  const t = useTranslate()
  const ask = useAskForPlace(eventId)
  const notice = usePrivacyNotice()
  const [said, setSaid] = useState(NOBODY)
  const field = (name: 'name' | 'email' | 'structureName') => ({
    value: said[name],
    error: faultOf(ask.error, `/${name}`),
    onChange: (value: string) => setSaid({ ...said, [name]: value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { consent, structureName, ...who } = said
    if (consent) ask.mutate({ ...who, structureName: structureName || null, consent })
  }
  if (ask.isSuccess) {
    const again = () => {
      setSaid(NOBODY)
      ask.reset()
    }
    return (
      <div className={styles.form}>
        <Alert tone="success" title={t('come.sent')}>
          {t('come.sentText', { email: said.email })}
        </Alert>
        <p>
          <Button size="s" onClick={again}>
            {t('come.again')}
          </Button>
        </p>
      </div>
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {ask.isError && <ProblemAlert error={ask.error} />}
      <TextField {...field('name')} label={t('come.name')} autoComplete="name" required minLength={2} />
      <TextField {...field('email')} label={t('come.email')} type="email" autoComplete="email" required />
      <TextField {...field('structureName')} label={t('come.structure')} autoComplete="organization" />
      <Checkbox
        label={t('come.consent')}
        required
        checked={said.consent}
        onChange={(consent) => setSaid({ ...said, consent })}
      />
      {notice.data && (
        <p className={styles.hint}>
          {t('come.consentText', { months: notice.data.months.eventContactMonths })}
        </p>
      )}
      <div>
        <Button type="submit" variant="primary" busy={ask.isPending}>
          {t('come.submit')}
        </Button>
      </div>
    </form>
  )
}
