import { useState } from 'react'
import { nationalValuesUrl, WORKBOOK_URL } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

/** What goes to the national tool: the plan as its workbook, values of indicators as its API takes them. */
export function NationalTool() {
  const t = useTranslate()
  const [number, setNumber] = useState('')
  const collectivite = Number(number)
  const isNumber = Number.isInteger(collectivite) && collectivite > 0
  return (
    <div data-print="hide">
      <Folded title={t('climate.nationalTool')} lead={t('climate.nationalToolLead')}>
        <p className={styles.text}>{t('climate.workbook.text')}</p>
        <div className={styles.actions}>
          <Link to={WORKBOOK_URL} outside download look="secondary" size="s" icon="download">
            {t('climate.workbook')}
          </Link>
        </div>
        <p className={styles.text}>{t('climate.national.text')}</p>
        <div className={styles.pair}>
          <TextField
            label={t('climate.national.number')}
            inputMode="numeric"
            value={number}
            onChange={setNumber}
          />
        </div>
        {isNumber && (
          <div className={styles.actions}>
            <Link
              to={nationalValuesUrl(collectivite)}
              outside
              download="indicateurs.json"
              look="secondary"
              size="s"
              icon="download"
            >
              {t('climate.national.save')}
            </Link>
          </div>
        )}
      </Folded>
    </div>
  )
}
