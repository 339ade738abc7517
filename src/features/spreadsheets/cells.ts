import { withoutSafety } from '../../kernel/exported-cells.ts'
import { fold, wordKey } from '../../kernel/fold.ts'

/** What a spreadsheet or a CSV file holds in one place; CSV only has text. */
export type Cell = string | number | boolean | Date | null

/** A cell understood (null: left empty), or what was expected there, in French. */
export type Read<T> = { value: T | null } | { expected: string }

/** How a kind of cell is read, and shown back in a preview or a help sheet. */
export interface Reader<T> {
  read(cell: Cell): Read<T>
  show(value: T): string
  /** The words it takes, when they are a closed list. */
  accepted?: readonly string[]
}

export const taken = <T>(value: T | null): Read<T> => ({ value })
export const refused = (expected: string): { expected: string } => ({ expected })

/** `YYYY-MM-DD` as people of France read it. */
export function dayInFrench(day: string): string {
  return day.split('-').reverse().join('/')
}

/** The cell as text, whatever its type: trimmed, control characters out, never evaluated ("=1+1" stays so). */
export function asText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return withoutSafety(tidy(cell))
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non'
  return Number.isNaN(cell.getTime()) ? '' : dayInFrench(cell.toISOString().slice(0, 10))
}

/** Without what no file carries: control characters, ends of lines of other systems, blanks around. */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, '')
      .trim()
  )
}

const NOTHING = new Set([
  '-',
  '–',
  '—',
  '_',
  '/',
  '.',
  '?',
  'n/a',
  'na',
  'n.a.',
  'nc',
  'n.c.',
  'nr',
  'nd',
  'n/c',
  's/o',
])

/** True for an empty cell and for what people type to say that they have nothing to say. */
export function saysNothing(cell: Cell): boolean {
  const text = asText(cell)
  return text === '' || NOTHING.has(text.toLowerCase())
}

/** Free text of at most `max` characters, and at least `min`. */
export function textReader(max: number, min = 1): Reader<string> {
  return {
    read(cell) {
      if (saysNothing(cell)) return taken<string>(null)
      const text = asText(cell)
      if (text.length > max) return refused(`un texte d’au plus ${max} caractères (ici ${text.length})`)
      return text.length < min ? refused(`au moins ${min} caractères`) : taken(text)
    },
    show: (value) => value,
  }
}

/** One of a closed list. The first words of each value are those shown; the others are also understood. */
export function choiceReader<T extends string>(words: Record<T, readonly [string, ...string[]]>): Reader<T> {
  const values = Object.keys(words) as T[]
  const byWord = new Map(
    values.flatMap((value) => [value, ...words[value]].map((word) => [wordKey(word), value] as const)),
  )
  const accepted = values.map((value) => words[value][0])
  return {
    read(cell) {
      if (saysNothing(cell)) return taken<T>(null)
      const value = byWord.get(wordKey(asText(cell)))
      return value === undefined ? refused(`une valeur parmi : ${accepted.join(', ')}`) : taken(value)
    },
    show: (value) => words[value][0],
    accepted,
  }
}

const YES = new Set(['oui', 'o', 'vrai', 'yes', 'y', 'true', '1', 'x', 'dangereux', 'hazardous'])
const NO = new Set([
  'non',
  'n',
  'faux',
  'no',
  'false',
  '0',
  'non dangereux',
  'inerte',
  'non hazardous',
  'not hazardous',
])
const UNKNOWN = new Set(['ne sait pas', 'nsp', 'inconnu', 'a verifier', 'unknown'])

export const yesNoReader: Reader<boolean> = {
  read(cell) {
    if (saysNothing(cell)) return taken<boolean>(null)
    const word = fold(asText(cell))
    if (YES.has(word)) return taken(true)
    if (NO.has(word)) return taken(false)
    return UNKNOWN.has(word) ? taken<boolean>(null) : refused('oui, non, ou une cellule vide')
  },
  show: (value) => (value ? 'oui' : 'non'),
  accepted: ['oui', 'non'],
}
