import type { ServiceView } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'

export type Unit = NonNullable<ServiceView['unit']>

/** Figures of a sheet in words; what nobody said is « à préciser », never zero. */
export function useFigureWords(unit: Unit) {
  const { t, formats } = useLanguage()
  const toSay = t('costs.toSay')
  const whole = (value: number) => formats.euros(Math.round(value))
  const cents = (value: number) => formats.euros(Math.round(value * 100) / 100)
  const units = (value: number) => formats.quantity({ quantity: value, unit, period: null }) ?? toSay
  return {
    toSay,
    units,
    /** "1 200 €". */
    euros: (value: number | null) => (value === null ? toSay : whole(value)),
    /** "1 200 € par an". */
    eurosPerYear: (value: number | null) =>
      value === null ? toSay : t('figures.perYear', { amount: whole(value) }),
    /** "54 € par t". */
    eurosPerUnit: (value: number | null) =>
      value === null ? toSay : t('figures.perUnit', { amount: cents(value), unit: formats.unit(unit) }),
    /** "85 t par an". */
    unitsPerYear: (value: number | null) =>
      value === null
        ? toSay
        : (formats.quantity({ quantity: rounded(value), unit, period: 'year' }) ?? toSay),
    number: formats.number,
  }
}

/** Three figures are enough to read a volume. */
function rounded(value: number): number {
  if (value === 0) return 0
  const scale = 10 ** Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return Math.round(value * scale) / scale
}
