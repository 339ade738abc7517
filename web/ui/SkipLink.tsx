import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './SkipLink.module.css'

export const MAIN_ID = 'contenu'

export function SkipLink() {
  const t = useTranslate()
  return (
    <a className={styles.skip} href={`#${MAIN_ID}`}>
      {t('app.skip')}
    </a>
  )
}
