import { type FormEvent, useId, useState } from 'react'
import { unitsOf } from '../../src/kernel/family-units.ts'
import { type Period, periods, type Unit } from '../../src/kernel/quantity.ts'
import { monthsFromText } from '../../src/kernel/typed-months.ts'
import { useJudge, type VerdictInput } from '../api/audits.ts'
import type { FlowView } from '../api/flows.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'

const TEXTS = ['packaging', 'quality', 'constraints', 'currentPartner'] as const
type TextFact = (typeof TEXTS)[number]
type Correction = NonNullable<VerdictInput['correction']>

const numberFrom = (typed: string) => (typed.trim() === '' ? null : Number(typed.replace(',', '.')))
const typedNumber = (value: number | null) => (value === null ? '' : String(value))

/** What is wrong in a flow, put right: only what differs is kept as a correction. */
export function CorrectDialog(props: { visitId: string; flow: FlowView; onClose(): void }) {
  const { visitId, flow, onClose } = props
  const { t, formats } = useLanguage()
  const formId = useId()
  const judge = useJudge(visitId)
  const [label, setLabel] = useState(flow.label)
  const [quantity, setQuantity] = useState(typedNumber(flow.quantity))
  const [unit, setUnit] = useState<string>(flow.unit ?? '')
  const [period, setPeriod] = useState<string>(flow.period ?? '')
  const [months, setMonths] = useState(flow.months === null ? '' : formats.months(flow.months))
  const [cost, setCost] = useState(typedNumber(flow.currentCostEurosPerUnit))
  const [texts, setTexts] = useState(
    () => Object.fromEntries(TEXTS.map((fact) => [fact, flow[fact] ?? ''])) as Record<TextFact, string>,
  )
  const [note, setNote] = useState('')
  const [isEmpty, setEmpty] = useState(false)

  function said(): Correction {
    const all: Correction = {
      label: label.trim(),
      quantity: numberFrom(quantity),
      unit: (unit || null) as Unit | null,
      period: (period || null) as Period | null,
      months: months.trim() === '' ? null : monthsFromText(months),
      currentCostEurosPerUnit: numberFrom(cost),
      ...Object.fromEntries(TEXTS.map((fact) => [fact, texts[fact].trim() || null])),
    }
    const changed = Object.entries(all).filter(([fact, value]) => value !== flow[fact as keyof FlowView])
    return Object.fromEntries(changed)
  }
  const unread = months.trim() !== '' && monthsFromText(months) === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const correction = said()
    const nothing = Object.keys(correction).length === 0
    setEmpty(nothing)
    if (nothing || unread) return
    judge.mutate(
      { flowId: flow.id, verdict: 'corrected', correction, note: note.trim() || null },
      { onSuccess: onClose },
    )
  }
  const fault = (fact: string) =>
    faultOf(judge.error, `/correction/${fact}`) ?? faultOf(judge.error, `/${fact}`)
  const labels: Record<TextFact, string> = {
    packaging: t('flow.packaging'),
    quality: t('flow.quality'),
    constraints: t('flow.constraints'),
    currentPartner: t(flow.kind === 'stock' ? 'flow.outlet' : 'flow.supplier'),
  }
  const units = [...new Set([...unitsOf(flow.family), ...(flow.unit ? [flow.unit] : [])])]
  return (
    <Dialog
      title={t('visit.correctTitle', { label: flow.label })}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={judge.isPending}>
          {t('visit.correctSave')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {judge.isError && <ProblemAlert error={judge.error} />}
        {isEmpty && <Alert tone="warning">{t('visit.correctNothing')}</Alert>}
        <p className={styles.muted}>{t('visit.correctHint')}</p>
        <TextField
          label={t('report.flow')}
          required
          maxLength={200}
          value={label}
          onChange={setLabel}
          error={fault('label')}
        />
        <div className={styles.pair}>
          <TextField
            label={t('flow.quantity')}
            inputMode="decimal"
            pattern="\d+([.,]\d+)?"
            value={quantity}
            onChange={setQuantity}
            error={fault('quantity')}
          />
          <Select
            label={t('visit.unit')}
            value={unit}
            options={[
              { value: '', label: t('app.unknown') },
              ...units.map((one) => ({ value: one, label: formats.unit(one) })),
            ]}
            onChange={setUnit}
            error={fault('unit')}
          />
          <Select
            label={t('visit.period')}
            value={period}
            options={[
              { value: '', label: t('app.unknown') },
              ...periods.map((one) => ({ value: one, label: t(`visit.period.${one}`) })),
            ]}
            onChange={setPeriod}
            error={fault('period')}
          />
        </div>
        <TextField
          label={t('flow.months')}
          hint={t('visit.monthsHint')}
          value={months}
          onChange={setMonths}
          error={unread ? t('visit.monthsUnread') : fault('months')}
        />
        {TEXTS.map((fact) => (
          <TextField
            key={fact}
            label={labels[fact]}
            maxLength={fact === 'quality' || fact === 'constraints' ? 1000 : 200}
            value={texts[fact]}
            onChange={(value) => setTexts({ ...texts, [fact]: value })}
            error={fault(fact)}
          />
        ))}
        <TextField
          label={t('visit.cost')}
          inputMode="decimal"
          pattern="-?\d+([.,]\d+)?"
          value={cost}
          onChange={setCost}
          error={fault('currentCostEurosPerUnit')}
        />
        <TextArea label={t('visit.note')} maxLength={600} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}
