import { frDoor } from './fr.door.ts'
import type { Dictionary, Language } from './messages.ts'

/**
 * The texts of each language, as far as they were fetched: French ones of the door come with the first page, the rest
 * when somebody is signed in, English ones for those who chose it.
 */
const dictionaries: Record<Language, Partial<Dictionary>> = { fr: { ...frDoor }, en: {} }

const DOORS: Record<Language, () => Promise<Partial<Dictionary>>> = {
  fr: async () => frDoor,
  en: async () => (await import('./en.door.ts')).enDoor,
}
const INSIDES: Record<Language, () => Promise<Partial<Dictionary>>> = {
  fr: async () => (await import('./fr.inside.ts')).frInside,
  en: async () => (await import('./en.inside.ts')).enInside,
}

let chosen: Language = 'fr'
let isInside = false

/**
 * The texts of a language for all that was opened so far. The same object grows when more is opened, so that what is
 * already drawn needs no second drawing. No page asks for a text beyond its side of the door: a test sees to it.
 */
export async function loadDictionary(language: Language): Promise<Dictionary> {
  chosen = language
  const parts = await Promise.all([DOORS[language](), isInside ? INSIDES[language]() : {}])
  return Object.assign(dictionaries[language], ...parts) as Dictionary
}

/** Fetches the texts of the platform itself, in the language of the person; to be awaited before it is drawn. */
export async function openInside(): Promise<void> {
  isInside = true
  await loadDictionary(chosen)
}
