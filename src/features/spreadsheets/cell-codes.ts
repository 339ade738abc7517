import { z } from 'zod'
import { isSiren, isSiret } from '../../kernel/siret.ts'
import { asText, type Cell, type Reader, refused, saysNothing, taken } from './cells.ts'

/**
 * Codes are digits, not quantities, but spreadsheets turn them into numbers: leading zeros go, long ones
 * become "2,01475E+13". The zeros are put back; a rounded code is lost and refused with the way to keep it.
 */
function digitsOf(cell: Cell): string | null {
  const text = asText(cell)
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return null
  const digits = text.replace(/[\s.'’\u00a0\u202f-]/g, '')
  return /^\d+$/.test(digits) ? digits : null
}

const SHORTENED = /^\d+([.,]\d+)?e\+?\d+$/i
const AS_TEXT = ' ; le tableur a abrégé ce nombre : mettez la colonne au format texte'

function codeReader(expected: string, find: (digits: string) => string | null): Reader<string> {
  return {
    read(cell) {
      if (saysNothing(cell)) return taken<string>(null)
      const digits = digitsOf(cell)
      const code = digits === null ? null : find(digits)
      return code === null ? refused(expected + (SHORTENED.test(asText(cell)) ? AS_TEXT : '')) : taken(code)
    },
    show: (value) => value,
  }
}

/** The valid SIRET a string of digits stands for, its lost leading zeros put back. */
function siretOf(digits: string): string | null {
  const padded = digits.length > 9 ? digits.padStart(14, '0') : digits
  return isSiret(padded) ? padded : null
}

function sirenOf(digits: string): string | null {
  const padded = digits.length >= 6 ? digits.padStart(9, '0') : digits
  return isSiren(padded) ? padded : null
}

export const sirenReader = codeReader('un SIREN de 9 chiffres dont la clé de contrôle est juste', sirenOf)

/** The identifier of a structure beside a flow: a SIRET, or the SIREN of the whole company. */
export const siretOrSirenReader = codeReader(
  'un SIRET de 14 chiffres (ou un SIREN de 9) dont la clé de contrôle est juste',
  (digits) => (digits.length <= 9 ? sirenOf(digits) : siretOf(digits)),
)

const pad = (length: number) => (digits: string) =>
  digits.length === length || digits.length === length - 1 ? digits.padStart(length, '0') : null

export const postalCodeReader = codeReader('un code postal de 5 chiffres', pad(5))

/** INSEE code of a commune; Corsica's hold a letter. */
export const communeCodeReader: Reader<string> = {
  read(cell) {
    const text = asText(cell).toUpperCase()
    if (/^2[AB]\d{3}$/.test(text)) return taken(text)
    return codeReader('un code INSEE de commune, comme 32013', pad(5)).read(cell)
  },
  show: (value) => value,
}

/** NAF rev. 2: "0812Z", "08.12Z", "10.51C Fabrication de fromage". */
export const nafReader: Reader<string> = {
  read(cell) {
    if (saysNothing(cell)) return taken<string>(null)
    const match = /^(\d{2})[.\s]?(\d{2})\s?([A-Za-z])(?![A-Za-z])/.exec(asText(cell))
    return match
      ? taken(`${match[1]}.${match[2]}${match[3]?.toUpperCase()}`)
      : refused('un code NAF comme 10.51C')
  },
  show: (value) => value,
}

export interface WasteCodeCell {
  code: string
  /** Written with the asterisk of hazardous waste. */
  starred: boolean
}

/** "03 01 05", "030105", "03 01 04*", or 30105 out of a spreadsheet. Whether the code exists is checked later. */
export const wasteCodeReader: Reader<WasteCodeCell> = {
  read(cell) {
    if (saysNothing(cell)) return taken<WasteCodeCell>(null)
    const expected = 'un code déchet de six chiffres, comme 03 01 05'
    if (cell instanceof Date)
      return refused(
        `${expected} ; le tableur a transformé cette cellule en date : mettez la colonne au format texte`,
      )
    const text = asText(cell)
    const digits = digitsOf(text.replace(/\s*\*\s*$/, ''))
    const code = digits === null ? null : pad(6)(digits)
    return code === null ? refused(expected) : taken({ code, starred: text.includes('*') })
  },
  show: ({ code }) => code,
}

const emailSchema = z.email()

export const emailReader: Reader<string> = {
  read(cell) {
    if (saysNothing(cell)) return taken<string>(null)
    const text = asText(cell).replace(/^mailto:/i, '')
    return emailSchema.safeParse(text).success
      ? taken(text)
      : refused('une adresse électronique, comme nom@exemple.fr')
  },
  show: (value) => value,
}

/** A telephone as written; the zero that a spreadsheet took from ten digits is put back. */
export const phoneReader: Reader<string> = {
  read(cell) {
    if (saysNothing(cell)) return taken<string>(null)
    const text = asText(cell)
    if (!/\d{2}/.test(text) || text.length > 30) return refused('un numéro de téléphone')
    return taken(/^[1-9]\d{8}$/.test(text) ? `0${text}` : text)
  },
  show: (value) => value,
}
