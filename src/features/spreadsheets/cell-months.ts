import { monthsInFrench } from '../../kernel/months.ts'
import { monthsFromText } from '../../kernel/typed-months.ts'
import { asText, type Reader, refused, saysNothing, taken } from './cells.ts'

const EXPECTED = 'des mois, comme « toute l’année », « novembre à mars », « avril, mai » ou « été »'

/** Months of availability as a bit mask (see kernel/months). */
export const monthsReader: Reader<number> = {
  read(cell) {
    if (saysNothing(cell)) return taken<number>(null)
    if (cell instanceof Date)
      return refused(
        `${EXPECTED} ; le tableur a transformé cette cellule en date : mettez la colonne au format texte`,
      )
    const mask = monthsFromText(asText(cell))
    return mask === null ? refused(EXPECTED) : taken(mask)
  },
  show: monthsInFrench,
}
