import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Formats, formatsFor } from './formats.ts'
import type { Dictionary, Language, Translate } from './messages.ts'
import { loadDictionary } from './texts.ts'
import { translator } from './translate.ts'

interface LanguageContextValue {
  language: Language
  setLanguage(language: Language): void
  t: Translate
  formats: Formats
}

export const LanguageContext = createContext<LanguageContextValue | null>(null)
const STORAGE_KEY = 'boucle.language'

export async function loadChosenLanguage(): Promise<{ language: Language; dictionary: Dictionary }> {
  const language = localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'fr'
  return { language, dictionary: await loadDictionary(language) }
}

export function LanguageProvider(props: {
  initial: { language: Language; dictionary: Dictionary }
  children: ReactNode
}) {
  const [{ language, dictionary }, setChosen] = useState(props.initial)

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const value = useMemo<LanguageContextValue>(() => {
    const t = translator(language, dictionary)
    const setLanguage = async (next: Language) => {
      localStorage.setItem(STORAGE_KEY, next)
      setChosen({ language: next, dictionary: await loadDictionary(next) })
    }
    return { language, setLanguage, t, formats: formatsFor(language, t) }
  }, [language, dictionary])

  return <LanguageContext value={value}>{props.children}</LanguageContext>
}

export function useLanguage(): LanguageContextValue {
  const value = useContext(LanguageContext)
  if (!value) throw new Error('LanguageProvider is missing')
  return value
}

export function useTranslate(): Translate {
  return useLanguage().t
}
