import { dayOf } from '../../kernel/day.ts'
import { quantityInFrench } from '../../kernel/quantity.ts'
import type { FlowView } from '../flows/contract.ts'

const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' })

/** An instant as the clocks of France show it, in an order that sorts: `2026-11-29 10:15:00`. */
export function momentInFrance(instant: string | null): string | null {
  if (instant === null) return null
  const date = new Date(instant)
  return `${dayOf(date)} ${CLOCK.format(date)}`
}

/** The quantity of a flow in words, such as the screen shows it; null when it is hidden or was not said. */
export function quantityOf({ quantity, unit, period }: FlowView): string | null {
  return quantity !== null && unit !== null && period !== null
    ? quantityInFrench({ value: quantity, unit, period })
    : null
}

export const yesNo = (value: boolean) => (value ? 'oui' : 'non')

/** Sentences of one cell, a line each. */
export const lines = (sentences: readonly string[]) => sentences.join('\n')

export const kindWords = { stock: 'gisement', need: 'besoin' } as const
