import type { Found } from './lexicon.ts'
import type { Word } from './words.ts'

/** What is left of a phrase that stands in the shadow of another. */
export interface Shades {
  /** Names the head of a need only by what it is of: "l'eau de brassage" asks for water, not to brew. */
  complement: number
  /** What a container held, or the container of what is offered: "big bags de malt vides", "sacs de malt". */
  content: number
}
export const SHADES: Shades = { complement: 0.5, content: 0.3 }

const OF = new Set(['de', 'd', 'du', 'des'])
const ARTICLES = new Set(['l', 'la', 'le', 'les', 'un', 'une'])
/** Free of agreement: what follows or precedes is a container without its content. */
const EMPTIED = /^(ayant|fin|horsusage|horsservice|occasion|reemploi|ex)$/
/** Agree with the container: "fûts d'huile vides" against "fûts d'huile usagée". */
const EMPTY_STATES =
  /^(vide|vidé|vidée|rincé|rincée|lavé|lavée|usagé|usagée|réformé|réformée|plié|pliée|déconditionné|consigné|consignée|réemployable|réutilisable|cassé|cassée|percé|percée)(s?)$/

/**
 * How much of each phrase stands, by what it is in the sentence: 1 for a head. In a need, the complement of a phrase
 * is not what is asked for. In both, what "ayant contenu" introduces is gone, and of a container and its content one
 * only is the thing: the container when it is said to be empty, else the content.
 */
export function shadesOf(
  words: readonly Word[],
  phrases: readonly Found[],
  kind: 'stock' | 'need',
  isContainer: (phrase: Found) => boolean,
): number[] {
  const shades = phrases.map(() => 1)
  const shade = (at: number, factor: number) => {
    shades[at] = Math.min(shades[at] as number, factor)
  }
  const having = words.findIndex(({ folded }) => folded === 'ayant')
  phrases.forEach((phrase, i) => {
    const first = phrase.at[0] as number
    if (having >= 0 && first > having) shade(i, SHADES.content)
    const before = headBefore(words, first)
    if (before === null) return
    const head = phrases.findIndex(
      (other, j) => j !== i && other.at.includes(before) && !other.at.some((at) => phrase.at.includes(at)),
    )
    if (head < 0 || !isThing(phrases[head] as Found)) return
    if (isContainer(phrases[head] as Found)) {
      if (isContainer(phrase)) return
      if (isEmpty(words, before)) shade(i, SHADES.content)
      else if (kind === 'stock' && isThing(phrase)) shade(head, SHADES.content)
    } else if (kind === 'need') shade(i, SHADES.complement)
  })
  return shades
}

const isThing = ({ meanings }: Found) => meanings.some((meaning) => meaning.kind !== 'qualifier')

/** The word that a phrase beginning at a position is "of"; null when it is the complement of none. */
function headBefore(words: readonly Word[], position: number): number | null {
  let at = position - 1
  while (at > 0 && ARTICLES.has((words[at] as Word).folded)) at--
  const [of, head] = [words[at], words[at - 1]]
  if (!of || !head || !OF.has(of.folded) || head.clause !== words[position]?.clause) return null
  return at - 1
}

function isEmpty(words: readonly Word[], container: number): boolean {
  const isMany = /[sx]$/i.test(words[container]?.text ?? '')
  return words.some(({ text, folded, clause }, position) => {
    if (position <= container) return false
    if (EMPTIED.test(folded) || folded === 'vides') return true
    const state = text.toLowerCase().match(EMPTY_STATES)
    return state !== null && clause === words[container]?.clause && (state[2] === 's') === isMany
  })
}
