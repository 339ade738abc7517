import { periods, units } from '../../src/kernel/quantity.ts'
import { payPeriods } from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import type { ServicePartyView, ServiceView, VolumeInput } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

/** What is typed: texts, so that an empty field stays unknown. */
export interface VolumeDraft {
  quantity: string
  unit: VolumeInput['unit']
  period: NonNullable<VolumeInput['period']>
  wouldPayEuros: string
  wouldPayPer: NonNullable<VolumeInput['wouldPayPer']>
}

const typed = (value: number | null) => (value === null ? '' : String(value))
const numberOf = (text: string) => (text.trim() === '' ? null : Number(text))

export function volumeDraft(party: ServicePartyView, service: ServiceView): VolumeDraft {
  return {
    quantity: typed(party.quantity),
    unit: party.unit ?? service.unit,
    period: party.period ?? 'year',
    wouldPayEuros: typed(party.wouldPayEuros),
    wouldPayPer: party.wouldPayPer ?? 'year',
  }
}

/** What was said: a unit and a period only with a quantity, a time only with a price. */
export function saidVolume({ quantity, unit, period, wouldPayEuros, wouldPayPer }: VolumeDraft): VolumeInput {
  const [amount, euros] = [numberOf(quantity), numberOf(wouldPayEuros)]
  return {
    ...{ quantity: amount, unit: amount === null ? null : unit, period: amount === null ? null : period },
    ...{ wouldPayEuros: euros, wouldPayPer: euros === null ? null : wouldPayPer },
  }
}

interface VolumeFieldsProps {
  draft: VolumeDraft
  error: unknown
  /** Of one’s own structure, or said of another by its facilitators. */
  isOwn: boolean
  onChange(draft: VolumeDraft): void
}

/** What a structure brings or uses, and the price it would accept. */
export function VolumeFields({ draft, error, isOwn, onChange }: VolumeFieldsProps) {
  const { t, formats } = useLanguage()
  const change = (part: Partial<VolumeDraft>) => onChange({ ...draft, ...part })
  const fault = (name: string) => faultOf(error, `/${name}`) ?? faultOf(error, `/volume/${name}`)
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('serviceParties.quantity')}
          type="number"
          step="any"
          min={0}
          inputMode="decimal"
          value={draft.quantity}
          error={fault('quantity')}
          onChange={(quantity) => change({ quantity })}
        />
        <Select
          label={t('serviceParties.unit')}
          value={draft.unit ?? ''}
          options={[
            ...(draft.unit === null ? [{ value: '', label: '—' }] : []),
            ...units.map((unit) => ({ value: unit, label: formats.unit(unit) })),
          ]}
          error={fault('unit')}
          onChange={(value) => change({ unit: units.find((unit) => unit === value) ?? null })}
        />
        <Select
          label={t('serviceParties.period')}
          value={draft.period}
          options={periods.map((period) => ({ value: period, label: t(`serviceParties.period.${period}`) }))}
          onChange={(period) => change({ period: period as VolumeDraft['period'] })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t(isOwn ? 'serviceParties.wouldPay' : 'serviceParties.wouldPayOther')}
          hint={t('serviceParties.wouldPayHint')}
          type="number"
          step="any"
          min={0}
          inputMode="decimal"
          value={draft.wouldPayEuros}
          error={fault('wouldPayEuros')}
          onChange={(wouldPayEuros) => change({ wouldPayEuros })}
        />
        <Select
          label={t('serviceParties.wouldPayPer')}
          value={draft.wouldPayPer}
          options={payPeriods.map((per) => ({ value: per, label: t(`serviceParties.per.${per}`) }))}
          onChange={(per) => change({ wouldPayPer: per as VolumeDraft['wouldPayPer'] })}
        />
      </div>
    </>
  )
}
