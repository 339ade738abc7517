import type { ReactNode } from 'react'
import { frenchSpaces } from '../../src/kernel/french-spaces.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'

/** Words of the declarants and of the engine: French whatever the interface, so that a voice reads them right. */
export function Said({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const spaced = typeof children === 'string' ? frenchSpaces(children) : children
  return language === 'fr' ? spaced : <span lang="fr">{spaced}</span>
}
