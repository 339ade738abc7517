import { type MailSummary, useMailDrop, useMailRetry } from '../api/mails.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Mail.module.css'

interface MailActionsProps {
  mail: MailSummary
  onDropped?: () => void
}

/** What can be done about a mail, one press each; nothing for one that is gone. */
export function MailActions({ mail, onDropped }: MailActionsProps) {
  const t = useTranslate()
  const retry = useMailRetry()
  const drop = useMailDrop()
  const { id, to, subject } = mail
  const error = retry.error ?? drop.error
  if (!mail.canRetry && !mail.canDrop) return null
  return (
    <div className={styles.actions}>
      {mail.canRetry && (
        <Button
          size="s"
          busy={retry.isPending}
          onClick={() => retry.mutate(id)}
          aria-label={t('mails.retryOne', { subject, to })}
        >
          {t('mails.retry')}
        </Button>
      )}
      {mail.canDrop && (
        <Button
          size="s"
          variant="quiet"
          busy={drop.isPending}
          onClick={() => drop.mutate(id, { onSuccess: onDropped })}
          aria-label={t('mails.dropOne', { subject, to })}
        >
          {t('mails.drop')}
        </Button>
      )}
      {error && <ProblemAlert error={error} />}
    </div>
  )
}
