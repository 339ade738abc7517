import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { ExchangeInput } from '../../src/features/synergies/results/contract.ts'
import { dayOf } from '../../src/kernel/day.ts'
import { faultOf } from '../api/problem.ts'
import { useRecordExchange } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { synergyPlace, useAddDocument } from '../api/together.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { EvidenceFields } from './EvidenceFields.tsx'
import { type DraftFieldsProps, EstimateFields, HowMuchFields, WhoFields } from './ExchangeFields.tsx'
import { draftOf, type ExchangeDraft, inputOf } from './exchangeDraft.ts'
import styles from './Results.module.css'

interface ExchangeDialogProps {
  synergy: SynergyView
  onClose(): void
}

/** Notes an exchange that took place. */
export function ExchangeDialog({ synergy, onClose }: ExchangeDialogProps) {
  const t = useTranslate()
  const record = useRecordExchange(synergy.id)
  const first = { on: dayOf(new Date()), draft: draftOf(synergy) }
  const fault = { isPending: record.isPending, error: record.error }
  return (
    <ExchangeForm
      {...{ synergyId: synergy.id, title: t('results.record'), first, fault, onClose }}
      who={(fields) => <WhoFields synergy={synergy} {...fields} />}
      onSubmit={(exchange) => record.mutate(exchange, { onSuccess: onClose })}
    />
  )
}

interface ExchangeFormProps {
  synergyId: string
  title: string
  first: { on: string; draft: ExchangeDraft }
  fault: { isPending: boolean; error: unknown }
  /** Who took part, chosen or said. */
  who(fields: DraftFieldsProps): ReactNode
  onSubmit(exchange: ExchangeInput): void
  onClose(): void
}

/** An exchange as it took place, new or expected by a plan. */
export function ExchangeForm({ synergyId, title, first, fault, who, onSubmit, onClose }: ExchangeFormProps) {
  const t = useTranslate()
  const form = useId()
  const adding = useAddDocument(synergyPlace(synergyId))
  const [on, setOn] = useState(first.on)
  const [draft, setDraft] = useState(first.draft)
  // What comes from a file that was sent comes after more was typed.
  const change = (part: Partial<ExchangeDraft>) => setDraft((draft) => ({ ...draft, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ on, ...inputOf(draft) })
  }
  const fields = { draft, error: fault.error, onChange: change }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={fault.isPending || adding.isPending}>
          {t('results.record.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {fault.error != null && <ProblemAlert error={fault.error} />}
        <TextField
          label={t('results.on')}
          type="date"
          required
          max={dayOf(new Date())}
          value={on}
          onChange={setOn}
          error={faultOf(fault.error, '/on')}
        />
        {who(fields)}
        <HowMuchFields {...fields} />
        <EvidenceFields synergyId={synergyId} adding={adding} {...fields} />
        <EstimateFields {...fields} />
      </form>
    </Dialog>
  )
}
