import { useState } from 'react'
import { SensitiveProblem } from '../accounts/SensitiveProblem.tsx'
import {
  type AccountDetail,
  useChangeAccount,
  useResetSecondFactor,
  useSendLink,
} from '../api/administration.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from '../people/People.module.css'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** The ways in of an account: a link by mail, the second factor, and whether it is open at all. */
export function AccountAccess({ account }: { account: AccountDetail }) {
  const t = useTranslate()
  const change = useChangeAccount(account.id)
  const link = useSendLink(account.id)
  const factor = useResetSecondFactor(account.id)
  const [isClosing, setClosing] = useState(false)
  const { name, email, disabledAt, hasSecondFactor } = account
  const close = () => change.mutate({ disabled: true }, { onSuccess: () => setClosing(false) })
  return (
    <>
      {link.isError && <ProblemAlert error={link.error} />}
      <SensitiveProblem action={factor} />
      {!isClosing && <SensitiveProblem action={change} />}
      {link.isSuccess && <Alert tone="success">{t('accounts.linkSent', { email })}</Alert>}
      {factor.isSuccess && <Alert tone="success">{t('accounts.factorReset')}</Alert>}
      {hasSecondFactor && <p className={styles.muted}>{t('accounts.resetFactorText')}</p>}
      <div className={styles.actions}>
        {!disabledAt && (
          <Button busy={link.isPending} onClick={() => link.mutate()}>
            {t('accounts.sendLink')}
          </Button>
        )}
        {hasSecondFactor && (
          <Button busy={factor.isPending} onClick={() => factor.mutate()}>
            {t('accounts.resetFactor')}
          </Button>
        )}
        {disabledAt ? (
          <Button busy={change.isPending} onClick={() => change.mutate({ disabled: false })}>
            {t('accounts.reopen')}
          </Button>
        ) : (
          <Button onClick={() => setClosing(true)}>{t('accounts.close')}</Button>
        )}
      </div>
      {isClosing && (
        <Dialog
          title={t('accounts.closeTitle', { name })}
          onClose={() => setClosing(false)}
          actions={
            <>
              <Button variant="primary" busy={change.isPending} onClick={close}>
                {t('accounts.close')}
              </Button>
              <Button onClick={() => setClosing(false)}>{t('accounts.cancel')}</Button>
            </>
          }
        >
          <SensitiveProblem action={{ ...change, mutate: close }} />
          <p>{t('accounts.closeText')}</p>
        </Dialog>
      )}
    </>
  )
}
