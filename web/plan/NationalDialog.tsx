import { useState } from 'react'
import { nationalValuesUrl } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

/** Values of indicators for the national tool: it asks for the number of the authority there. */
export function NationalDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate()
  const [number, setNumber] = useState('')
  const collectivite = Number(number)
  const isNumber = Number.isInteger(collectivite) && collectivite > 0
  return (
    <Dialog
      title={t('climate.national')}
      onClose={onClose}
      actions={
        isNumber && (
          <Link to={nationalValuesUrl(collectivite)} outside download="indicateurs.json" look="primary">
            {t('climate.national.save')}
          </Link>
        )
      }
    >
      <div className={styles.form}>
        <p>{t('climate.national.text')}</p>
        <TextField
          label={t('climate.national.number')}
          inputMode="numeric"
          value={number}
          onChange={setNumber}
        />
      </div>
    </Dialog>
  )
}
