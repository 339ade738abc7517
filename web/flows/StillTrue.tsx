import { useWithdrawal } from '../api/declaring.ts'
import type { FlowView } from '../api/flows.ts'
import { useConfirmFlows } from '../api/renewals.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './FlowPage.module.css'
import { useTermInWords } from './Freshness.tsx'

/** For those who work on a flow: say in one press that it is still true, or no more. */
export function StillTrue({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const confirm = useConfirmFlows()
  const withdrawal = useWithdrawal(flow.id)
  const term = useTermInWords(flow)
  const error = confirm.error ?? withdrawal.error
  const isAsked = flow.freshness.state !== 'fresh'
  return (
    <Alert tone={flow.freshness.state === 'stale' ? 'warning' : 'info'} title={term ?? undefined}>
      {error !== null && <ProblemAlert error={error} />}
      <p>{t(isAsked ? 'renewal.askedText' : 'renewal.freshText')}</p>
      <div className={styles.answers} data-print="hide">
        <Button
          size="s"
          variant={isAsked ? 'primary' : 'secondary'}
          busy={confirm.isPending}
          onClick={() => confirm.mutate([flow.id])}
        >
          {t('renewal.stillTrue')}
        </Button>
        {isAsked && (
          <Button
            size="s"
            variant="quiet"
            busy={withdrawal.isPending}
            onClick={() => withdrawal.mutate('withdraw')}
          >
            {t('renewal.gone')}
          </Button>
        )}
      </div>
    </Alert>
  )
}
