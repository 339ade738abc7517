import type { ReactNode } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Footer } from '../shell/Footer.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { Logo } from '../shell/Logo.tsx'
import { MAIN_ID } from '../ui/SkipLink.tsx'
import styles from './Door.module.css'

/** What a visitor sees before signing in: the name of the house on one side, one form on the other. */
export function Door({ children }: { children: ReactNode }) {
  const t = useTranslate()
  return (
    <div className={styles.door}>
      <header className={styles.brand}>
        <div className={styles.name}>
          <Logo size={44} />
          <span>Boucle</span>
        </div>
        <div className={styles.pitch}>
          <p className={styles.tagline}>{t('brand.tagline')}</p>
          <p>{t('brand.pitch')}</p>
        </div>
        <LanguageSwitch />
      </header>
      <main id={MAIN_ID} className={styles.form}>
        <div>{children}</div>
      </main>
      <Footer />
    </div>
  )
}
