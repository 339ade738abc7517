import { use } from 'react'
import { useAnyStory } from '../api/publicStories.ts'
import { SessionContext } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Footer.module.css'

/** At the foot of every page, signed in or not. */
export function Footer() {
  const t = useTranslate()
  const session = use(SessionContext)
  const hasStories = useAnyStory()
  return (
    <footer className={styles.footer} data-print="hide">
      <nav aria-label={t('footer.label')}>
        <Link to="/confidentialite" look="plain">
          {t('footer.privacy')}
        </Link>
        {hasStories && (
          <Link to="/reussites" look="plain">
            {t('footer.stories')}
          </Link>
        )}
        {!session && (
          <Link to="/informations" look="plain">
            {t('footer.information')}
          </Link>
        )}
        <Link to="/agenda" look="plain">
          {t('footer.agenda')}
        </Link>
        {session && !session.mustEnrol && (
          <Link to="/mes-donnees" look="plain">
            {t('footer.ownData')}
          </Link>
        )}
      </nav>
    </footer>
  )
}
