import { useWithdrawal } from '../api/declaring.ts'
import type { FlowView } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'

/** What those who work on a flow do with it. */
export function FlowActions({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const withdrawal = useWithdrawal(flow.id)
  if (!flow.can.edit) return null
  const history = (
    <Link to={`/gisements-besoins/${flow.id}/historique`} look="secondary" size="s">
      {t('history.link')}
    </Link>
  )
  if (flow.withdrawnAt) return history
  return (
    <>
      {history}
      <Link to={`/flux/${flow.id}/modifier`} look="secondary" size="s" icon="edit">
        {t('flow.edit')}
      </Link>
      <Button size="s" busy={withdrawal.isPending} onClick={() => withdrawal.mutate('withdraw')}>
        {t('flow.withdraw')}
      </Button>
      {withdrawal.isError && <ProblemAlert error={withdrawal.error} />}
    </>
  )
}

/** A withdrawn flow, and the way back. */
export function Withdrawn({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const withdrawal = useWithdrawal(flow.id)
  if (!flow.withdrawnAt) return null
  return (
    <Alert tone="warning">
      <p>{t('flow.withdrawnText')}</p>
      {flow.can.edit && (
        <Button size="s" busy={withdrawal.isPending} onClick={() => withdrawal.mutate('restore')}>
          {t('flow.restore')}
        </Button>
      )}
      {withdrawal.isError && <ProblemAlert error={withdrawal.error} />}
    </Alert>
  )
}
