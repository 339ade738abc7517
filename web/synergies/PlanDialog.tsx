import { type FormEvent, useId, useState } from 'react'
import { units } from '../../src/kernel/quantity.ts'
import { type PlanPeriod, planPeriods } from '../../src/kernel/synergies.ts'
import { faultOf } from '../api/problem.ts'
import { useMakePlan } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { WhoFields } from './ExchangeFields.tsx'
import { draftOf, type ExchangeDraft, numberOf } from './exchangeDraft.ts'
import styles from './Results.module.css'

/** Says what is expected to pass, how often, from when until when. */
export function PlanDialog({ synergy, onClose }: { synergy: SynergyView; onClose(): void }) {
  const { t, formats } = useLanguage()
  const form = useId()
  const make = useMakePlan(synergy.id)
  const [draft, setDraft] = useState(() => draftOf(synergy))
  const [every, setEvery] = useState<PlanPeriod>('month')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const change = (part: Partial<ExchangeDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const quantity = numberOf(draft.quantity)
    const amount = { quantity, unit: quantity === null ? null : draft.unit }
    const when = { every, from, until: until || null }
    const who = { partyIds: [...draft.partyIds], flowIds: [...draft.flowIds] }
    make.mutate({ ...who, ...amount, ...when }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('plans.add')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={make.isPending}>
          {t('plans.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {make.isError && <ProblemAlert error={make.error} />}
        <WhoFields synergy={synergy} draft={draft} error={make.error} onChange={change} />
        <Select
          label={t('plans.every')}
          value={every}
          options={planPeriods.map((period) => ({ value: period, label: t(`plans.every.${period}`) }))}
          onChange={(value) => setEvery(value as PlanPeriod)}
        />
        <div className={styles.pair}>
          <TextField
            label={t('plans.from')}
            type="date"
            required
            value={from}
            onChange={setFrom}
            error={faultOf(make.error, '/from')}
          />
          <TextField
            label={t('plans.until')}
            type="date"
            min={from}
            value={until}
            onChange={setUntil}
            error={faultOf(make.error, '/until')}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={t('plans.quantity')}
            type="number"
            step="any"
            min={0}
            inputMode="decimal"
            value={draft.quantity}
            onChange={(quantity) => change({ quantity })}
            error={faultOf(make.error, '/quantity')}
          />
          <Select
            label={t('results.unit')}
            value={draft.unit}
            options={units.map((unit) => ({ value: unit, label: formats.unit(unit) }))}
            onChange={(unit) => change({ unit: unit as ExchangeDraft['unit'] })}
          />
        </div>
      </form>
    </Dialog>
  )
}
