import { type ReactNode, use, useMemo } from 'react'
import { formatsFor } from './formats.ts'
import { frDoor } from './fr.door.ts'
import { LanguageContext, useLanguage } from './LanguageProvider.tsx'
import type { Dictionary } from './messages.ts'
import { translator } from './translate.ts'

let french: Promise<Dictionary> | undefined

/** Every French text, beside those of the screen: fetched once, when a paper is asked for in another language. */
function frenchTexts(): Promise<Dictionary> {
  french ??= import('./fr.inside.ts').then(({ frInside }) => ({ ...frDoor, ...frInside }))
  return french
}

/** A paper that is handed over: in French, whatever the language of the screen. */
export function InFrench({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return language === 'fr' ? children : <Translated>{children}</Translated>
}

function Translated({ children }: { children: ReactNode }) {
  const screen = useLanguage()
  const dictionary = use(frenchTexts())
  const value = useMemo(() => {
    const t = translator('fr', dictionary)
    return { language: 'fr' as const, setLanguage: screen.setLanguage, t, formats: formatsFor('fr', t) }
  }, [dictionary, screen.setLanguage])
  return (
    <LanguageContext value={value}>
      <div lang="fr">{children}</div>
    </LanguageContext>
  )
}
