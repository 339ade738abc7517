import { type JournalVerification, useVerification } from '../api/journal.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Journal.module.css'

/** Whether the chain holds, and what that means. */
export function VerificationPanel() {
  const t = useTranslate()
  const verification = useVerification()
  if (verification.isPending) return <p className={styles.note}>{t('journal.verifying')}</p>
  if (verification.isError)
    return <ProblemAlert error={verification.error} onRetry={() => verification.refetch()} />
  return (
    <div className={styles.verification}>
      <Verdict verification={verification.data} />
      <Button size="s" busy={verification.isFetching} onClick={() => verification.refetch()}>
        {t('journal.verify')}
      </Button>
    </div>
  )
}

function Verdict({
  verification: { fault, entries, erased, head, noted },
}: {
  verification: JournalVerification
}) {
  const t = useTranslate()
  if (fault)
    return (
      <Alert tone="error" title={t('journal.broken', { seq: fault.seq })}>
        {t(`journal.fault.${fault.kind}`)}
      </Alert>
    )
  return (
    <Alert tone="success" title={t('journal.verified')}>
      <p>{t('journal.verifiedText', { count: entries })}</p>
      {erased > 0 && <p>{t('journal.verifiedErased', { count: erased })}</p>}
      {!noted && <p>{t('journal.notNoted')}</p>}
      {head && (
        <p>
          {t('journal.head', { seq: head.seq })} <code className={styles.hash}>{head.hash}</code>
        </p>
      )}
    </Alert>
  )
}
