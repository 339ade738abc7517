/**
 * What the reader understood of a free text: the words both the materials room (which writes it) and the
 * matching engine (which ranks with it) speak. Plain data, no behaviour.
 */
export interface ReadConcept {
  /** Id of a resource or of a use of the knowledge base. */
  id: string
  /** How sure the reading is, 0–1. */
  weight: number
  /** The words of the text that said it, or "code 030105", "activité 01.46Z". */
  because: string
  /** True when the text itself says it, in a phrase found whole; false for hints. */
  isSaid: boolean
}

export interface Reading {
  resources: ReadConcept[]
  /** Functions and outlets named ("litière", "chauffer des serres"). */
  uses: ReadConcept[]
  /** Ids of qualities and states ("créosoté", "catégorie 3"), never the negated ones. */
  qualifiers: string[]
  /** Ids of qualifiers or resources the text refuses ("sans colle", "hors viande"). */
  excluded: string[]
  /** Distinct stems of the content words, in order, for the lexical part of the fit. */
  stems: string[]
  /** How much each stem says: high when few phrases of the knowledge base hold it. */
  information: number[]
  /** NAF code of the declarant, "01.46Z", when known. */
  activity: string | null
}

/** Qualifier built in: set from the asterisk of the waste code, from the declaration, or from the word. */
export const HAZARDOUS = 'hazardous'
