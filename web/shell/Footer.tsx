import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Footer.module.css'

/** At the foot of every page, signed in or not. */
export function Footer() {
  const t = useTranslate()
  return (
    <footer className={styles.footer} data-print="hide">
      <nav aria-label={t('footer.label')}>
        <Link to="/donnees-personnelles" look="plain">
          {t('footer.privacy')}
        </Link>
      </nav>
    </footer>
  )
}
