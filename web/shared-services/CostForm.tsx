import { type FormEvent, useState } from 'react'
import { subsidyBases } from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import { type ServiceView, useWriteSheet } from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { type CostDraft, type CostPart, costDraft, emptyLine, partsOf, saidSheet } from './costDraft.ts'
import styles from './Services.module.css'

interface CostFormProps {
  service: ServiceView
  unit: string
  onClose(): void
}

/** What a service costs and brings in, line by line; an empty figure stays to be said. */
export function CostForm({ service, unit, onClose }: CostFormProps) {
  const t = useTranslate()
  const write = useWriteSheet(service.id)
  const [draft, setDraft] = useState(() => costDraft(service.sheet))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(saidSheet(draft), { onSuccess: onClose })
  }
  const change = (part: Partial<CostDraft>) => setDraft({ ...draft, ...part })
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>{t('costs.rule')}</p>
      {write.isError && <ProblemAlert error={write.error} />}
      {partsOf.map((part) => (
        <Lines
          key={part}
          {...{ part, unit }}
          lines={draft[part]}
          error={write.error}
          onChange={(lines) => change({ [part]: lines })}
        />
      ))}
      <div className={styles.pair}>
        <Figure
          label={t('costs.price', { unit })}
          value={draft.price}
          error={faultOf(write.error, '/priceEurosPerUnit')}
          onChange={(price) => change({ price })}
        />
        <Figure
          label={t('costs.assumed', { unit })}
          hint={t('costs.assumedHint')}
          value={draft.assumed}
          error={faultOf(write.error, '/assumedUnitsPerYear')}
          onChange={(assumed) => change({ assumed })}
        />
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={write.isPending}>
          {t('costs.save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('costs.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface FigureProps {
  label: string
  hint?: string
  error?: string
  value: string
  onChange(value: string): void
}

function Figure(props: FigureProps) {
  return <TextField {...props} type="number" step="any" min={0} inputMode="decimal" />
}

type Line = CostDraft[CostPart][number]

interface LinesProps {
  part: CostPart
  unit: string
  lines: readonly Line[]
  error: unknown
  onChange(lines: Line[]): void
}

function Lines({ part, unit, lines, error, onChange }: LinesProps) {
  const { t } = useLanguage()
  const spoken = (label: string, place: number) => t('costs.lineOf', { label, line: String(place + 1) })
  const figure = { fixedCosts: 'costs.eurosPerYear', variableCosts: 'costs.eurosPerUnit' } as const
  const amount =
    part === 'fixedCosts' || part === 'variableCosts' ? t(figure[part], { unit }) : t('costs.euros')
  const wire = { fixedCosts: 'eurosPerYear', variableCosts: 'eurosPerUnit' } as const
  const wireOf = part === 'fixedCosts' || part === 'variableCosts' ? wire[part] : 'euros'
  const change = (place: number, said: Partial<Line>) =>
    onChange(lines.map((line, at) => (at === place ? { ...line, ...said } : line)))
  const fault = (place: number, name: string) => faultOf(error, `/${part}/${place}/${name}`)
  return (
    <fieldset className={styles.part}>
      <legend>
        <strong>{t(`costs.${part}`)}</strong>
      </legend>
      {lines.map((line, place) => (
        <div key={line.key} className={styles.line}>
          <TextField
            label={t('costs.label')}
            aria-label={spoken(`${t(`costs.${part}`)} : ${t('costs.label')}`, place)}
            required
            maxLength={120}
            value={line.label}
            error={fault(place, 'label')}
            onChange={(label) => change(place, { label })}
          />
          <Figure
            label={amount}
            value={line.amount}
            error={fault(place, wireOf)}
            onChange={(value) => change(place, { amount: value })}
          />
          {part === 'subsidies' && (
            <Select
              label={t('costs.basis')}
              value={line.basis}
              options={subsidyBases.map((basis) => ({ value: basis, label: t(`costs.basis.${basis}`) }))}
              onChange={(basis) => change(place, { basis: basis as Line['basis'] })}
            />
          )}
          {(part === 'investments' || (part === 'subsidies' && line.basis === 'once')) && (
            <Figure
              label={t('costs.years')}
              value={line.years}
              error={fault(place, 'years')}
              onChange={(years) => change(place, { years })}
            />
          )}
          <Button
            icon="close"
            variant="quiet"
            iconOnly
            onClick={() => onChange(lines.filter((_, at) => at !== place))}
          >
            {t('costs.removeLine', { line: String(place + 1) })}
          </Button>
        </div>
      ))}
      <div className={styles.actions}>
        <Button
          size="s"
          icon="plus"
          aria-label={t('costs.addLineTo', { part: t(`costs.${part}`) })}
          onClick={() => onChange([...lines, emptyLine()])}
        >
          {t('costs.addLine')}
        </Button>
      </div>
    </fieldset>
  )
}
