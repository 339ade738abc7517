import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/LanguageProvider.tsx'

/** Words of the declarants and of the engine: French whatever the interface, so that a voice reads them right. */
export function Said({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return language === 'fr' ? children : <span lang="fr">{children}</span>
}
