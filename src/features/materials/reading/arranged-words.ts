import type { Knowledge } from '../knowledge.ts'
import { type Descriptions, describeConcepts, extendDescriptions } from './concept-search.ts'
import { type AddedPhrase, compileLexicon, extendLexicon, type Lexicon } from './lexicon.ts'

export type Language = 'fr' | 'en'

/** The words of a knowledge base, arranged for reading: most of a second of work for the shipped one, done once. */
export interface ArrangedWords {
  lexicons: Record<Language, Lexicon>
  descriptions: Descriptions
}

export function arrangeWords(knowledge: Knowledge): ArrangedWords {
  return {
    lexicons: { fr: compileLexicon(knowledge, 'fr'), en: compileLexicon(knowledge, 'en') },
    descriptions: describeConcepts(knowledge),
  }
}

/** The same with phrases more, in a few milliseconds; near words are sought in French alone, as in the base. */
export function extendWords(
  { lexicons, descriptions }: ArrangedWords,
  added: readonly (AddedPhrase & { language: Language })[],
): ArrangedWords {
  const of = (language: Language) => added.filter((phrase) => phrase.language === language)
  return {
    lexicons: { fr: extendLexicon(lexicons.fr, of('fr')), en: extendLexicon(lexicons.en, of('en')) },
    descriptions: extendDescriptions(descriptions, of('fr')),
  }
}
