import { leadingNumber } from '../../kernel/typed-number.ts'
import { asText, type Cell, type Reader, refused, saysNothing, taken } from './cells.ts'

const SHOWN = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 })

/** Every digit that was given, with French separators (unlike the rounded figures of the screens). */
export function exactNumber(value: number): string {
  return SHOWN.format(value)
}

/** The number of a cell with the words after it; null when there is none. */
export function numberOf(cell: Cell): { value: number; rest: string } | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, rest: '' } : null
  return leadingNumber(asText(cell))
}

export interface NumberRules {
  min: number
  max: number
  expected: string
  /** What may follow the number without changing it ("45 €/t"). */
  suffix?: RegExp
}

export function numberReader({ min, max, expected, suffix }: NumberRules): Reader<number> {
  return {
    read(cell) {
      if (saysNothing(cell)) return taken<number>(null)
      const found = cell instanceof Date ? null : numberOf(cell)
      if (!found || (found.rest !== '' && !suffix?.test(found.rest))) return refused(expected)
      return found.value < min || found.value > max ? refused(expected) : taken(found.value)
    },
    show: exactNumber,
  }
}
