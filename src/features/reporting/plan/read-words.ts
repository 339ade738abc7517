/**
 * The rules by which marks of the text of a plan are left out of what is shown; all other words are kept as they are,
 * their spelling included.
 */

const PARAGRAPH = /<\/?p\b[^>]*>/gi
const LIST = /<(ol|ul)\b[^>]*>/gi
const TAG = /<\/?[a-z][^>]*>/gi

/** Items of a list stand on a line each: « 1) … 2) … » in an ordered one, « - … - … » in the other. */
function listed(text: string): string {
  return text.replace(/<(ol|ul)\b[^>]*>([^<]*)/gi, (_whole, kind: string, items: string) => {
    const start = kind.toLowerCase() === 'ol' ? /\s+(?=\d+\) )/g : /\s+(?=- )/g
    return `\n${` ${items}`.replace(start, '\n').trim()}\n`
  })
}

/** A cell without its HTML: paragraphs apart, items of lists on a line each. */
export function plain(cell: string): string {
  return listed(cell)
    .replace(PARAGRAPH, '\n\n')
    .replace(LIST, '\n')
    .replace(TAG, ' ')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Lines of a text without the stars of torn bold, those that hold nothing left out. */
export function linesOf(text: string): string[] {
  return text
    .replaceAll('**', '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
}

/** Things that a cell of the plan lists one after the other, where it runs them together: a new one begins so. */
const NEXT_INDICATOR = /\s+(?=Nombre\b|t eq\b)/

/** Indicators of a cell, each apart. */
export function indicatorsIn(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => line.split(NEXT_INDICATOR))
    .map((label) => label.trim())
    .filter(Boolean)
}

/** Regulatory objectives that action sheets refer to (code de l’environnement, article R229-51), as the plan words them. */
const REGULATORY = [
  'Réduction des émissions de GES',
  'Séquestration carbone',
  "Maîtrise de la consommation d'énergie",
  "Production et consommation d'ENR",
  'Matériaux biosourcés',
  "Qualité de l'air",
  'Adaptation',
]

/** The same objectives, each on its line, when a cell runs them together; any other text as it is. */
export function regulatoryLines(text: string): string {
  let rest = text.replace(/\s+/g, ' ').trim()
  const found: string[] = []
  while (rest !== '') {
    const next = REGULATORY.find((one) => rest.startsWith(one))
    if (!next) return text
    found.push(next)
    rest = rest.slice(next.length).trim()
  }
  return found.join('\n')
}
