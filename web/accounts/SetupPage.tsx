import { type FormEvent, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { useOpenSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Door } from './Door.tsx'

const EMPTY = { code: '', name: '', email: '', password: '' }

export default function SetupPage() {
  const t = useTranslate()
  const setup = useOpenSession<typeof EMPTY>('/setup')
  const [input, setInput] = useState(EMPTY)

  const field = (name: keyof typeof EMPTY) => ({
    value: input[name],
    required: true,
    onChange: (value: string) => setInput((before) => ({ ...before, [name]: value })),
    error: faultOf(setup.error, `/${name}`),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setup.mutate(input)
  }
  return (
    <Door>
      <PageHeader title={t('setup.title')} lead={t('setup.intro')} />
      {setup.isError && <ProblemAlert error={setup.error} />}
      <form onSubmit={submit}>
        <TextField
          label={t('setup.code')}
          hint={t('setup.codeHint')}
          autoComplete="one-time-code"
          {...field('code')}
        />
        <TextField label={t('setup.name')} autoComplete="name" {...field('name')} />
        <TextField label={t('signIn.email')} type="email" autoComplete="username" {...field('email')} />
        <TextField
          label={t('signIn.password')}
          hint={t('setup.passwordHint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          {...field('password')}
        />
        <Button type="submit" variant="primary" busy={setup.isPending}>
          {t('setup.submit')}
        </Button>
      </form>
    </Door>
  )
}
