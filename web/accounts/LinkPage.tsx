import { useState } from 'react'
import { useOpenSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Door } from './Door.tsx'

/** Where the link of a mail leads: a press, and not the mere opening, so that no mail filter uses it up. */
export default function LinkPage() {
  const t = useTranslate()
  const [token] = useState(() => window.location.hash.slice(1))
  const enter = useOpenSession<{ token: string }>('/session/link/redeem')
  return (
    <Door>
      <PageHeader title={t('signIn.title')} lead={token && t('link.open')} />
      {enter.isError && <ProblemAlert error={enter.error} />}
      {token && !enter.isError && (
        <Button variant="primary" busy={enter.isPending} onClick={() => enter.mutate({ token })}>
          {t('link.enter')}
        </Button>
      )}
      {!token && <Alert tone="warning">{t('link.none')}</Alert>}
      {(!token || enter.isError) && (
        <Link to="/connexion" look="secondary">
          {t('link.another')}
        </Link>
      )}
    </Door>
  )
}
