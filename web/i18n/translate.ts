import { frenchSpaces } from '../../src/kernel/french-spaces.ts'
import type { Dictionary, Key, Language, Plural, Translate } from './messages.ts'

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

export function localeOf(language: Language): string {
  return LOCALES[language]
}

export function translator(language: Language, dictionary: Dictionary): Translate {
  const locale = localeOf(language)
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)

  const form = (message: string | Plural, count: unknown): string => {
    if (typeof message === 'string') return message
    return typeof count === 'number' && plural.select(count) === 'one' ? message.one : message.other
  }
  return (key: Key, ...args: unknown[]) => {
    const parameters = (args[0] ?? {}) as Record<string, string | number>
    const text = form(dictionary[key], parameters.count)
    const spaced = language === 'fr' ? frenchSpaces(text) : text
    return spaced.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name]
      return typeof value === 'number' ? number.format(value) : (value ?? whole)
    })
  }
}
