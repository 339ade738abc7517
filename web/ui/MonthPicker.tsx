import { useId } from 'react'
import { ALL_MONTHS, monthNumbers } from '../../src/kernel/months.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { localeOf } from '../i18n/translate.ts'
import { Fault } from './Fault.tsx'
import styles from './MonthPicker.module.css'

interface MonthPickerProps {
  label: string
  hint?: string
  error?: string
  /** Bit mask, see kernel/months; 0: none said. */
  value: number
  onChange(mask: number): void
}

const MONTHS = monthNumbers(ALL_MONTHS)

/** Twelve months to tap, and all of them at once: the browser's own checkboxes, drawn as buttons. */
export function MonthPicker({ label, hint, error, value, onChange }: MonthPickerProps) {
  const { t, language } = useLanguage()
  const id = useId()
  const name = (month: number, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(localeOf(language), { month: style, timeZone: 'UTC' }).format(
      Date.UTC(2024, month - 1, 15),
    )
  const isAll = value === ALL_MONTHS
  return (
    <fieldset className={styles.months} aria-describedby={hint || error ? `${id}-said` : undefined}>
      <legend>{label}</legend>
      <label className={styles.all}>
        <input type="checkbox" checked={isAll} onChange={() => onChange(isAll ? 0 : ALL_MONTHS)} />
        <span>{t('months.wholeYear')}</span>
      </label>
      {MONTHS.map((month) => (
        <label key={month} className={styles.month}>
          <input
            type="checkbox"
            checked={(value & (1 << (month - 1))) !== 0}
            aria-label={name(month, 'long')}
            onChange={() => onChange(value ^ (1 << (month - 1)))}
          />
          <span aria-hidden="true">{name(month, 'short')}</span>
        </label>
      ))}
      {(hint || error) && (
        <div id={`${id}-said`} className={styles.said}>
          {hint && <p>{hint}</p>}
          {error && <Fault>{error}</Fault>}
        </div>
      )}
    </fieldset>
  )
}
