import { type FormEvent, useId, useState } from 'react'
import { energyActionTypes, energyStatuses } from '../../src/kernel/energy-actions.ts'
import { type EnergyActionInput, useAddEnergyAction } from '../api/audits.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'

/** Notes an action on energy, with where it stands and since when. */
export function EnergyDialog({ visitId, onClose }: { visitId: string; onClose(): void }) {
  const t = useTranslate()
  const formId = useId()
  const add = useAddEnergyAction(visitId)
  const [type, setType] = useState<EnergyActionInput['type']>('insulation')
  const [label, setLabel] = useState('')
  const [kwh, setKwh] = useState('')
  const [status, setStatus] = useState<EnergyActionInput['status']>('proposed')
  const [on, setOn] = useState(today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const kwhPerYear = kwh.trim() === '' ? null : Number(kwh.replace(/[\s\u202f]/g, '').replace(',', '.'))
    add.mutate({ type, label, kwhPerYear, status, on }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('visit.energy.add')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={add.isPending}>
          {t('visit.energy.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {add.isError && <ProblemAlert error={add.error} />}
        <TextField
          label={t('visit.energy.label')}
          required
          minLength={2}
          maxLength={200}
          value={label}
          onChange={setLabel}
          error={faultOf(add.error, '/label')}
        />
        <Select
          label={t('visit.energy.type')}
          value={type}
          options={energyActionTypes.map((one) => ({ value: one, label: t(`energy.type.${one}`) }))}
          onChange={(value) => setType(value as typeof type)}
        />
        <TextField
          label={t('visit.energy.kwh')}
          inputMode="decimal"
          pattern="[\d\s]+([.,]\d+)?"
          value={kwh}
          onChange={setKwh}
          error={faultOf(add.error, '/kwhPerYear')}
        />
        <StatusFields status={status} on={on} error={add.error} onStatus={setStatus} onDay={setOn} />
      </form>
    </Dialog>
  )
}

interface StatusFieldsProps {
  status: EnergyActionInput['status']
  on: string
  error: unknown
  onStatus(status: EnergyActionInput['status']): void
  onDay(day: string): void
}

export function StatusFields({ status, on, error, onStatus, onDay }: StatusFieldsProps) {
  const t = useTranslate()
  return (
    <div className={styles.pair}>
      <Select
        label={t('visit.energy.status')}
        value={status}
        options={energyStatuses.map((one) => ({ value: one, label: t(`energy.status.${one}`) }))}
        onChange={(value) => onStatus(value as typeof status)}
      />
      <TextField
        label={t('visit.energy.on')}
        type="date"
        required
        max={today()}
        value={on}
        onChange={onDay}
        error={faultOf(error, '/on')}
      />
    </div>
  )
}
