import { type FormEvent, useId, useState } from 'react'
import { type Frequency, frequencies, type IndicatorKind, indicatorKinds } from '../../src/kernel/plan.ts'
import {
  type IndicatorInput,
  type IndicatorView,
  useAddIndicator,
  useChangeIndicator,
  useCounters,
} from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

const EMPTY: IndicatorInput = {
  ...{ label: '', definition: '', unit: '', source: '' },
  ...{ kind: null, frequency: 'year', counter: null, nationalId: null },
}

interface IndicatorDialogProps {
  /** One that is changed; left out: a new one, of this sheet. */
  indicator?: IndicatorView
  sheetId?: string
  onClose(): void
}

/** What an indicator means: its rule, its unit, its source, how often it is awaited, or what counts it. */
export function IndicatorDialog({ indicator, sheetId = '', onClose }: IndicatorDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [add, change] = [useAddIndicator(sheetId), useChangeIndicator(indicator?.id ?? '')]
  const { isPending, isError, error } = indicator ? change : add
  const [said, setSaid] = useState<IndicatorInput>(() => {
    const { label, definition, unit, source, kind, frequency, counter, nationalId } = indicator ?? EMPTY
    return { label, definition, unit, source, kind, frequency, counter, nationalId }
  })
  const set = (given: Partial<IndicatorInput>) => setSaid({ ...said, ...given })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (indicator) change.mutate(said, { onSuccess: onClose })
    else add.mutate(said, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(indicator ? 'climate.changeIndicator' : 'climate.addIndicator')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <TextField
          label={t('climate.indicatorLabel')}
          required
          maxLength={300}
          value={said.label}
          error={faultOf(error, '/label')}
          onChange={(label) => set({ label })}
        />
        <CounterChoice said={said} onChange={(counter) => set({ counter })} />
        {said.counter === null && (
          <>
            <TextArea
              label={t('climate.definition')}
              hint={t('climate.definitionHint')}
              value={said.definition}
              onChange={(definition) => set({ definition })}
            />
            <TextField
              label={t('climate.sourceField')}
              value={said.source}
              onChange={(source) => set({ source })}
            />
          </>
        )}
        <div className={styles.pair}>
          <TextField label={t('climate.unit')} value={said.unit} onChange={(unit) => set({ unit })} />
          <Select
            label={t('climate.indicatorKind')}
            value={said.kind ?? ''}
            options={[
              { value: '', label: t('climate.nothing') },
              ...indicatorKinds.map((value) => ({ value, label: t(`climate.indicatorKind.${value}`) })),
            ]}
            onChange={(kind) => set({ kind: (kind || null) as IndicatorKind | null })}
          />
          <Select
            label={t('climate.frequency')}
            value={said.frequency}
            options={frequencies.map((value) => ({ value, label: t(`climate.frequency.${value}`) }))}
            onChange={(frequency) => set({ frequency: frequency as Frequency })}
          />
        </div>
        <TextField
          label={t('climate.nationalId')}
          hint={t('climate.nationalIdHint')}
          type="number"
          min={1}
          value={said.nationalId === null ? '' : String(said.nationalId)}
          error={faultOf(error, '/nationalId')}
          onChange={(number) => set({ nationalId: number === '' ? null : Number(number) })}
        />
      </form>
    </Dialog>
  )
}

/** By hand, or counted by the platform under a written rule. */
function CounterChoice({
  said,
  onChange,
}: {
  said: IndicatorInput
  onChange(counter: IndicatorInput['counter']): void
}) {
  const t = useTranslate()
  const choices = useCounters()
  const items = choices.data?.items ?? []
  const chosen = items.find(({ id }) => id === said.counter)
  return (
    <>
      <Select
        label={t('climate.valuesFrom')}
        value={said.counter ?? ''}
        options={[
          { value: '', label: t('climate.byHand') },
          ...items.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(value) => onChange(items.find(({ id }) => id === value)?.id ?? null)}
      />
      {chosen && (
        <p className={styles.hint}>
          <Said>{chosen.definition}</Said>
        </p>
      )}
    </>
  )
}
