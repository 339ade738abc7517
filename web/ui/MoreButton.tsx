import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Button } from './Button.tsx'
import styles from './MoreButton.module.css'

interface MoreProps {
  shown: number
  total: number
  busy: boolean
  onMore(): void
}

/** The rest of a list, asked by the person; absent when all is shown. */
export function MoreButton({ shown, total, busy, onMore }: MoreProps) {
  const { t } = useLanguage()
  if (shown >= total) return null
  return (
    <div className={styles.more} data-print="hide">
      <Button busy={busy} onClick={onMore}>
        {t('app.more')}
      </Button>
      <span>{t('app.shown', { shown, total })}</span>
    </div>
  )
}
