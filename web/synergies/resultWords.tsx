import { dayOf } from '../../src/kernel/day.ts'
import type { ExchangeView } from '../api/results.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'

export const tonnesInWords = (value: number, formats: Formats) => `${formats.number(value)}\u202ft`

/** In tonnes from a hundred kilograms on, lest a small amount be rounded to nothing. */
export function co2InWords(kg: number, formats: Formats): string {
  return Math.abs(kg) >= 100 ? `${formats.number(kg / 1000)}\u202ftCO₂e` : `${formats.number(kg)}\u202fkgCO₂e`
}

/** "2 t, 120 € (déclaré)", with the tonnes of what does not weigh by itself. */
export function amountInWords(exchange: ExchangeView, t: Translate, formats: Formats): string {
  const { quantity, unit, tonnes, euros, basis } = exchange
  const said = [
    formats.quantity({ quantity, unit, period: null }),
    tonnes !== null && unit !== 't' && tonnesInWords(tonnes, formats),
    euros !== null && t('results.spared', { amount: formats.euros(euros) }),
  ].filter(Boolean)
  const amount = said.length > 0 ? said.join(' · ') : t('results.noAmount')
  return t('results.amount', { amount, basis: t(`results.basis.${basis}`).toLocaleLowerCase() })
}

/** Whether a factor, valid until a day, a month or a year, is no longer so. */
export function isPast(validUntil: string, today = dayOf(new Date())): boolean {
  return validUntil < today.slice(0, validUntil.length)
}

/** A validity as the base writes it: a day in words, a year as it is. */
export const validityInWords = (validUntil: string, formats: Formats) =>
  validUntil.length === 10 ? formats.date(validUntil) : validUntil
