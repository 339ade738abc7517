import { type EntryHistory, useEntryChange } from '../api/knowledge.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export function WithdrawDialog({
  entry: { id, version },
  onClose,
}: {
  entry: EntryHistory
  onClose(): void
}) {
  const t = useTranslate()
  const change = useEntryChange()
  return (
    <Dialog
      title={t('knowledge.withdrawTitle')}
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          busy={change.isPending}
          onClick={() => change.mutate({ do: 'withdraw', id, version }, { onSuccess: onClose })}
        >
          {t('knowledge.withdraw')}
        </Button>
      }
    >
      {change.isError && <ProblemAlert error={change.error} />}
      <p>{t('knowledge.withdrawText')}</p>
    </Dialog>
  )
}
