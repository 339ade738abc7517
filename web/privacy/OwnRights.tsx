import { useState } from 'react'
import { SensitiveProblem } from '../accounts/SensitiveProblem.tsx'
import { exportOfMe, useDeleteAccount } from '../api/privacy.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Privacy.module.css'

/** What a signed-in person may do at once: take their data away, end their account. */
export function OwnRights() {
  const t = useTranslate()
  const [asking, setAsking] = useState(false)
  return (
    <div className={styles.actions} data-print="hide">
      <Link to={exportOfMe('xlsx')} outside look="secondary" download>
        {t('privacy.takeXlsx')}
      </Link>
      <Link to={exportOfMe('json')} outside look="secondary" download>
        {t('privacy.takeJson')}
      </Link>
      <Button onClick={() => setAsking(true)}>{t('privacy.delete')}</Button>
      {asking && <DeleteDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function DeleteDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate()
  const deletion = useDeleteAccount()
  return (
    <Dialog
      title={t('privacy.deleteTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('privacy.cancel')}</Button>
          <Button variant="primary" busy={deletion.isPending} onClick={() => deletion.mutate()}>
            {t('privacy.deleteConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('privacy.deleteText')}</p>
      <SensitiveProblem action={deletion} />
    </Dialog>
  )
}
