import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Folded } from '../ui/Folded.tsx'
import { keyOf, type TriageAct } from './keys.ts'
import styles from './Triage.module.css'

/** Which key does what, and the way to turn them off. */
export function KeyHelp({ wanted, onWanted }: { wanted: boolean; onWanted(wanted: boolean): void }) {
  const t = useTranslate()
  return (
    <Folded title={t('triage.keys')}>
      <Checkbox label={t('triage.keysOn')} checked={wanted} onChange={onWanted} />
      <ul className={styles.keys}>
        {(Object.keys(keyOf) as TriageAct[]).map((act) => (
          <li key={act}>
            <kbd>{keyOf[act]}</kbd> {t(`triage.${act}`)}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('triage.keysHint')}</p>
    </Folded>
  )
}
