import { useReread } from '../api/knowledge.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import styles from './Knowledge.module.css'

/** How far the engine has come in reading and ranking again what the last change touches; nothing once it has. */
export function RereadProgress() {
  const { t } = useLanguage()
  const share = useReread()
  if (share >= 1) return null
  const percent = Math.round(share * 100)
  return (
    <div className={styles.progress}>
      <label htmlFor="reread">{t('knowledge.rereading')}</label>
      <progress id="reread" max={100} value={percent} />
      <span aria-hidden="true">{percent} %</span>
    </div>
  )
}
