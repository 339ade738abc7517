import type { ReactNode } from 'react'
import { Link as RouterLink } from 'wouter'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { MAIN_ID, SkipLink } from '../ui/SkipLink.tsx'
import { Footer } from './Footer.tsx'
import header from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import styles from './SignedIn.module.css'

/** A page that anybody may read: the name of the house, the language, and the way in. */
export function VisitorFrame({ children }: { children: ReactNode }) {
  const t = useTranslate()
  return (
    <div className={styles.frame}>
      <SkipLink />
      <header>
        <div className={header.bar} data-print="hide">
          <RouterLink href="/" className={header.brand} aria-label={t('privacy.home')}>
            <Logo />
            <span>Boucle</span>
          </RouterLink>
          <div className={header.visitor}>
            <LanguageSwitch />
            <Link to="/connexion" look="secondary" size="s">
              {t('privacy.signIn')}
            </Link>
          </div>
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer />
    </div>
  )
}
