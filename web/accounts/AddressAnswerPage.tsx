import { useState } from 'react'
import { useAgreeToAddress, useRefuseAddress } from '../api/account.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Door.module.css'
import { Door } from './Door.tsx'

/** Where the two mails of a change of address lead: the new end confirms, the old one agrees or refuses. */
export default function AddressAnswerPage({ end }: { end: 'new' | 'old' }) {
  const t = useTranslate()
  const [token] = useState(() => window.location.hash.slice(1))
  const agree = useAgreeToAddress()
  const refuse = useRefuseAddress()
  const answered = refuse.isSuccess ? 'refused' : agree.data?.state
  const error = agree.error ?? refuse.error
  return (
    <Door>
      <PageHeader title={t('address.title')} lead={token && !answered && t(`address.${end}`)} />
      {error && <ProblemAlert error={error} />}
      {!token && <Alert tone="warning">{t('link.none')}</Alert>}
      {answered && (
        <Alert tone={answered === 'refused' ? 'warning' : 'success'}>{t(`address.${answered}`)}</Alert>
      )}
      {token && !answered && (
        <div className={styles.answers}>
          <Button variant="primary" busy={agree.isPending} onClick={() => agree.mutate(token)}>
            {t(end === 'new' ? 'address.confirm' : 'address.agree')}
          </Button>
          {end === 'old' && (
            <Button busy={refuse.isPending} onClick={() => refuse.mutate(token)}>
              {t('address.refuse')}
            </Button>
          )}
        </div>
      )}
      <p>
        <Link to="/" outside>
          {t('address.go')}
        </Link>
      </p>
    </Door>
  )
}
