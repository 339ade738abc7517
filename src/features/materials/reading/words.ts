import { stemmer } from '@orama/stemmers/french'

/** Verbs by which a need is stated: what stands before them is who speaks, not what is wanted. */
const ASKING = new Set(
  (
    'accueillir achete acheter achetent aimerait alimente alimenter aurait cherche cherchent chercher compte convertit demande doit ' +
    'doivent envisage envisagent equipe fabrique fabriquent lance manque manquent monte paie peine prend projette recherche ' +
    'recherchent recolte recupere remplace remplacer reprend reprendrait souffre souhaite souhaitent souhaiterait trouve utilise ' +
    'utilisent veut veulent voudrait voudraient wants needs seeks looks buys'
  ).split(' '),
)

/** A word of a text with its place; `stem` is null for words that carry no meaning of their own. */
export interface Word {
  text: string
  /** In small letters without accents. */
  folded: string
  stem: string | null
  /** The stem with its accents, when the word carries some and is short: "mûres" are not "murs". */
  accented: string | null
  /** Negators keep their identity: "sans", "non", "hors"… */
  negates: 'next' | 'clause' | null
  /** Number of the clause: commas, brackets and full stops separate. */
  clause: number
  /** One of the verbs that state a need; never a word of a phrase by itself. */
  asks: boolean
}

const STOP_WORDS = new Set(
  (
    'a au aux avec ce ces cet cette chez d dans de des dont du elle en entre est et etre eux il ils j je l la le les leur leurs ' +
    'lui m ma mais me meme mes mon n ne nos notre nous on ou par pour plus pouvant qu que qui s sa se selon ses si son sont ' +
    'sous sur t ta tes ton tout toute toutes tous tres un une uns unes vers via vos votre vous y ' +
    'c besoin pres des deja tres fois fin ' +
    'the of and for to in with from we our'
  ).split(' '),
)

/** Words with accents that are empty too; any other accent makes a word of its own: "maïs" is not "mais". */
const ACCENTED_STOP_WORDS = new Set(['à', 'où', 'là', 'très', 'près', 'dès', 'déjà', 'même', 'être', 'été'])

/** How far each negator reaches: the next content word, or the rest of its clause. */
const NEGATORS = new Map<string, 'next' | 'clause'>([
  ['non', 'next'],
  ['sans', 'clause'],
  ['hors', 'clause'],
  ['sauf', 'clause'],
  ['ni', 'next'],
  ['pas', 'next'],
  ['peu', 'next'],
  ['aucun', 'next'],
  ['aucune', 'next'],
  ['jamais', 'next'],
  ['exempt', 'clause'],
  ['exempte', 'clause'],
  ['exempts', 'clause'],
  ['without', 'clause'],
  ['not', 'next'],
])

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** Words that the stemmer would take for others: "petits" are not PET. */
const OWN_STEMS = new Map([
  ['petit', 'petit'],
  ['petite', 'petit'],
])

/**
 * The stem of a French word, folded: plural first (the Snowball algorithm alone gives "vigneron" and "vign" for
 * the singular and the plural of one word), then Snowball on the accented form, then accents away.
 */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replaceAll('œ', 'oe')
  const singular =
    lower.length > 3 ? lower.replace(/(?<=e|y)aux$/, 'au').replace(/(?<=[^s])s$|(?<=eu|ou)x$/, '') : lower
  return /\d/.test(singular) ? singular : (OWN_STEMS.get(singular) ?? fold(stemmer(singular)))
}

/** Long enough for folded accents to be harmless. */
const UNMISTAKABLE = 6

/** Accents that tell short words apart, e-accents counted as one; null when folding them away is safe. */
export function accentedStemOf(word: string, stem: string): string | null {
  if (stem.length >= UNMISTAKABLE || !/[éèêëàâîïôöùûüç]/i.test(word)) return null
  return stemmer(word.toLowerCase().replace(/(?<=[^s])s$/, '')).replace(/[éèêë]/g, 'é')
}

/** What a word is by itself, wherever it stands. */
type Token = Omit<Word, 'clause'>

const tokens = new Map<string, Token>()
/** Words remembered before all are forgotten. */
const MOST_TOKENS = 200_000

/** Remembered: people use the same words again and again, and stemming one costs more than all else done with it. */
function tokenOf(text: string): Token {
  const known = tokens.get(text)
  if (known) return known
  const folded = fold(text)
  const lower = text.toLowerCase()
  const isEmpty = STOP_WORDS.has(folded) && (folded === lower || ACCENTED_STOP_WORDS.has(lower))
  const means = !isEmpty && (folded.length > 1 || /\d/.test(folded))
  const stem = means ? stemOf(text) : null
  const token = {
    text,
    folded,
    stem,
    accented: stem ? accentedStemOf(text, stem) : null,
    negates: NEGATORS.get(folded) ?? null,
    asks: ASKING.has(folded),
  }
  if (tokens.size > MOST_TOKENS) tokens.clear()
  tokens.set(text, token)
  return token
}

/** Splits a text into words, with stems, clauses and negators; order kept. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let clause = 0
  for (const [token] of glued(text).matchAll(/[\p{L}\p{N}]+|[,;:.()]/gu))
    if (/^[,;:.()]$/.test(token)) clause++
    else words.push({ ...tokenOf(token), clause })
  return words
}

/**
 * Writes as one word what only means something together: "62 °C", to the nearest 5 degrees since temperatures are
 * read by their level, "classe A" or "bois B", whose letter would otherwise be lost, "sous-couche" and "tout-venant"; and lets "son de blé" be
 * bran and "hors d'usage" a state, when "son" is otherwise an empty word and "hors" a negation; "nous savons former" is about
 * no soap.
 */
function glued(text: string): string {
  return (
    text
      .replace(/\b(sous|tout)-(?=\p{L})/giu, '$1')
      .replace(/\bson\s+(?=d[e'’])/gi, 'sons ')
      .replace(/\bnous\s+savons\b|\bsavons\s+(?=(?:former|faire|apprendre|enseigner)\b)/gi, 'nous ')
      // An amount, not the barrels.
      .replace(/(\d)\s+tonnes?\b/gi, '$1 t')
      .replace(
        /(\d+)(?:[.,]\d+)?\s*(?:°|º|degrés?\s+)\s*C?\b/gi,
        (_, degrees) => `${Math.round(Number(degrees) / 5) * 5}degres `,
      )
      .replace(
        /\bhors[\s-]+(?:d['’]\s*)?(usage|service|calibre|normes?|format|saison|spécifications?|spec|gel|sol|d[’']eau)\b/giu,
        'hors$1',
      )
      .replace(/(\p{L}{3,})\s+([A-Z])(?![\p{L}\p{N}’'.])/gu, '$1$20')
  )
}

/**
 * What each word of a phrase that carries meaning is found by: its stem and, since a word typed without its accents may
 * have another stem, the word as it stands in small letters without accents.
 */
export function searchTermsOf(phrase: string): string[][] {
  return wordsOf(phrase).flatMap(({ stem, folded }) => (stem === null ? [] : [[...new Set([stem, folded])]]))
}

/**
 * The stems of the content words of a phrase, in order; negators count as content ("non traité"). A phrase made of
 * empty words only keeps them: "son" (bran) is still found in "sons".
 */
export function stemsOf(phrase: string): string[] {
  const words = wordsOf(phrase)
  const stems = words.flatMap(({ stem }) => (stem === null ? [] : [stem]))
  return stems.length > 0
    ? stems
    : words.filter(({ text }) => text.length > 2).map(({ text }) => stemOf(text))
}

const ENGLISH =
  /\b(the|of|and|for|with|from|our|we|needs?|seeks?|looking|waste|surplus|available|unused|used|spare|to)\b/gi
const FRENCH =
  /\b(de|du|des|le|la|les|un|une|et|en|pour|cherche|avec|sans|à|au|aux)\b|[éèêàçùûîô]|\b[ld]['’]/gi

/** The language a short text is written in: French unless English words prevail. */
export function languageOf(text: string): 'fr' | 'en' {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(ENGLISH) > count(FRENCH) ? 'en' : 'fr'
}

/** Content words that a clause-wide negation reaches ("sans colle ni vernis"). */
const NEGATION_REACH = 4

/**
 * Words under a negation, each with the position of its negator: the next content word after "non", the clause
 * after "sans" or "hors".
 */
export function negatedPositions(words: readonly Word[]): Map<number, number> {
  const negated = new Map<number, number>()
  words.forEach(({ negates, clause }, position) => {
    if (!negates) return
    let reached = 0
    for (let next = position + 1; next < words.length && reached < NEGATION_REACH; next++) {
      const word = words[next] as Word
      if (word.clause !== clause || word.asks || /^(mais|avec|pour|a|dans)$/.test(word.text)) break
      if (word.stem === null || word.negates) continue
      negated.set(next, position)
      reached++
      if (negates === 'next') break
    }
  })
  return negated
}

/** True when a phrase stands under a negation that is not part of it ("non traité" may be a phrase of its own). */
export function isNegated(at: readonly number[], negated: ReadonlyMap<number, number>): boolean {
  return at.some((position) => {
    const negator = negated.get(position)
    return negator !== undefined && !at.includes(negator)
  })
}
