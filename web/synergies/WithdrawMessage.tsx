import { useState } from 'react'
import { useWithdrawMessage } from '../api/synergy-work.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './SynergyWork.module.css'

/** Takes one's own message back, once it was said what that does. */
export function WithdrawMessage({ synergyId, messageId }: { synergyId: string; messageId: string }) {
  const t = useTranslate()
  const withdraw = useWithdrawMessage(synergyId)
  const [isAsked, setAsked] = useState(false)
  return (
    <div className={styles.actions}>
      <Button variant="quiet" size="s" onClick={() => setAsked(true)}>
        {t('synergyThread.withdraw')}
      </Button>
      {isAsked && (
        <Dialog
          title={t('synergyThread.withdrawTitle')}
          onClose={() => setAsked(false)}
          actions={
            <Button variant="primary" busy={withdraw.isPending} onClick={() => withdraw.mutate(messageId)}>
              {t('synergyThread.withdraw')}
            </Button>
          }
        >
          {withdraw.isError && <ProblemAlert error={withdraw.error} />}
          <p>{t('synergyThread.withdrawText')}</p>
        </Dialog>
      )}
    </div>
  )
}
