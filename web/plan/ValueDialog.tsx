import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import type { SeriesName, ValueBasis } from '../../src/kernel/plan.ts'
import { type IndicatorView, useDocuments, useEnterValue } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'
import { numberIn } from './typedValue.ts'

interface ValueDialogProps {
  indicator: IndicatorView
  series: SeriesName
  onClose(): void
}

/** A value that was reached on a day, or one that is aimed at. */
export function ValueDialog({ indicator, series, onClose }: ValueDialogProps) {
  const t = useTranslate()
  const form = useId()
  const isResult = series === 'result'
  const { mutate, isPending, isError, error } = useEnterValue(indicator.id)
  const documents = useDocuments(indicator.actionId)
  const today = dayOf(new Date())
  const [on, setOn] = useState(isResult ? today : `${today.slice(0, 4)}-12-31`)
  const [value, setValue] = useState('')
  const [basis, setBasis] = useState<ValueBasis>('measured')
  const [comment, setComment] = useState('')
  const [documentId, setDocumentId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(
      {
        ...{ series, on, value: numberIn(value), basis: isResult ? basis : null },
        ...{ comment: comment || null, documentId: documentId || null },
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title={t(isResult ? 'climate.enterValue' : 'climate.setTarget')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <p>
          <Said>{indicator.label}</Said>
        </p>
        <div className={styles.pair}>
          <TextField
            label={indicator.unit ? t('climate.valueIn', { unit: indicator.unit }) : t('climate.value')}
            inputMode="decimal"
            required
            value={value}
            error={faultOf(error, '/value')}
            onChange={setValue}
          />
          <TextField
            label={t('climate.on')}
            type="date"
            required
            max={isResult ? today : undefined}
            value={on}
            error={faultOf(error, '/on')}
            onChange={setOn}
          />
        </div>
        {isResult && (
          <RadioCards<ValueBasis>
            legend={t('climate.howKnown')}
            value={basis}
            options={(['measured', 'estimated'] as const).map((one) => ({
              value: one,
              label: t(`climate.basis.${one}`),
              text: t(`climate.basis.${one}.text`),
            }))}
            onChange={setBasis}
            inRow
          />
        )}
        <TextField label={t('climate.valueComment')} maxLength={1000} value={comment} onChange={setComment} />
        {isResult && documents.data && documents.data.total > 0 && (
          <Select
            label={t('climate.proof')}
            value={documentId}
            options={[
              { value: '', label: t('climate.noProof') },
              ...documents.data.items.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={setDocumentId}
          />
        )}
      </form>
    </Dialog>
  )
}
