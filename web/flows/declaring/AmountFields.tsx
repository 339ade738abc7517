import { unitsOf } from '../../../src/kernel/family-units.ts'
import { periods, units } from '../../../src/kernel/quantity.ts'
import { quantityFromText } from '../../../src/kernel/typed-quantity.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { MonthPicker } from '../../ui/MonthPicker.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Declaring.module.css'
import type { FieldsProps } from './fields.ts'
import type { Proposed } from './proposals.ts'
import { useReadIn } from './readIn.ts'

interface AmountFieldsProps extends FieldsProps {
  proposed: Proposed
  /** What strikes in the quantity, to be confirmed. */
  unusual: string | undefined
  onConfirm(): void
}

/** How much, and when. */
export function AmountFields({ draft, faultAt, onChange, proposed, unusual, onConfirm }: AmountFieldsProps) {
  const { t, formats } = useLanguage()
  const readIn = useReadIn()
  const fitting = draft.family ? unitsOf(draft.family) : units
  const offered = draft.unit && !fitting.includes(draft.unit) ? [draft.unit, ...fitting] : fitting
  /** "12 t/an" typed whole is an amount, a unit and a period. */
  const splitTyped = () => {
    const typed = quantityFromText(draft.quantity ?? '')
    if ('fault' in typed) return
    const quantity = String(typed.value).replace('.', ',')
    onChange({ quantity, unit: typed.unit, ...(typed.period && { period: typed.period }) })
  }
  return (
    <>
      <div className={styles.amount}>
        <TextField
          label={t('flow.quantity')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          value={draft.quantity ?? ''}
          error={faultAt('quantity')}
          onChange={(quantity) => onChange({ quantity })}
          onBlur={splitTyped}
        />
        <Select
          label={t('declare.unit')}
          value={draft.unit ?? ''}
          options={[
            ...(draft.unit ? [] : [{ value: '', label: '—' }]),
            ...offered.map((unit) => ({ value: unit, label: formats.unit(unit) })),
          ]}
          error={faultAt('unit')}
          onChange={(value) => onChange({ unit: units.find((unit) => unit === value) ?? null })}
        />
        <Select
          label={t('declare.period')}
          value={draft.period ?? 'year'}
          options={periods.map((period) => ({ value: period, label: t(`declare.period.${period}`) }))}
          error={faultAt('period')}
          onChange={(value) => onChange({ period: periods.find((period) => period === value) ?? null })}
        />
        <p className={styles.wide}>
          {proposed.quantity ? readIn(proposed.quantity) : t('declare.quantityHint')}
        </p>
      </div>
      {unusual && (
        <Alert tone="warning" title={t('declare.unusual')}>
          <p lang="fr">{unusual}</p>
          <Button size="s" onClick={onConfirm} data-confirm>
            {t('declare.confirm')}
          </Button>
        </Alert>
      )}
      <MonthPicker
        label={t(`declare.months.${draft.kind}`)}
        hint={readIn(proposed.months)}
        value={draft.months ?? 0}
        error={faultAt('months')}
        onChange={(months) => onChange({ months })}
      />
    </>
  )
}
