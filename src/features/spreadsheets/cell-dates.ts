import { fold } from '../../kernel/fold.ts'
import { monthFromWord } from '../../kernel/months.ts'
import { asText, type Cell, dayInFrench, type Reader, refused, saysNothing, taken } from './cells.ts'

const EXPECTED = 'une date comme 17/03/2026 (jour/mois/année), entre 1990 et 2100'
/** Day 0 of Excel's calendar, counted so that the days after its false 29 February 1900 come right. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

function dayOf(year: number, month: number, day: number): string | null {
  const fullYear = year < 100 ? 2000 + year : year
  if (fullYear < 1990 || fullYear > 2100) return null
  const date = new Date(Date.UTC(fullYear, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

function dayFromSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 100_000) return null
  const date = new Date(EXCEL_EPOCH_MS + Math.floor(serial) * DAY_MS)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function dayFromText(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]\d{1,2}:.*)?$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const french =
    /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})(?:\s+(?:à\s+)?\d{1,2}[:h].*)?$/i.exec(text)
  if (french) return dayOf(Number(french[3]), Number(french[2]), Number(french[1]))
  if (/^\d{5}([.,]\d+)?$/.test(text)) return dayFromSerial(Number(text.replace(',', '.')))
  return dayFromWords(fold(text).split(' '))
}

const WEEKDAYS =
  /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(mon|tues|wednes|thurs|fri|satur|sun)day|le|on)$/

/** "mardi 17 mars 2026", "1er avril 26", "March 17, 2026". */
function dayFromWords(words: readonly string[]): string | null {
  const [a, b, c, ...more] = words.filter((word) => !WEEKDAYS.test(word))
  if (!a || !b || !c || more.length > 0 || !/^\d+$/.test(c)) return null
  const number = (word: string) => /^(\d{1,2})(er|st|nd|rd|th)?$/.exec(word)?.[1]
  const [dayWord, monthWord] = number(a) ? [a, b] : [b, a]
  const day = number(dayWord)
  const month = /^\p{L}+$/u.test(monthWord) ? monthFromWord(monthWord) : null
  return day && month ? dayOf(Number(c), month, Number(day)) : null
}

/** A day as `YYYY-MM-DD`, from a date cell, an Excel serial number, or a date as people write it. */
export const dateReader: Reader<string> = {
  read(cell: Cell) {
    if (saysNothing(cell)) return taken<string>(null)
    const day =
      cell instanceof Date
        ? dayOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
        : typeof cell === 'number'
          ? dayFromSerial(cell)
          : dayFromText(asText(cell))
    return day === null ? refused(EXPECTED) : taken(day)
  },
  show: dayInFrench,
}
