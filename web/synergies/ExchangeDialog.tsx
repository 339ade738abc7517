import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { faultOf } from '../api/problem.ts'
import { useRecordExchange } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { EstimateFields, EvidenceField, HowMuchFields, WhoFields } from './ExchangeFields.tsx'
import { draftOf, type ExchangeDraft, inputOf } from './exchangeDraft.ts'
import styles from './Results.module.css'

/** Notes an exchange that took place. */
export function ExchangeDialog({ synergy, onClose }: { synergy: SynergyView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const record = useRecordExchange(synergy.id)
  const [on, setOn] = useState(() => dayOf(new Date()))
  const [draft, setDraft] = useState(() => draftOf(synergy))
  const change = (part: Partial<ExchangeDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate({ on, ...inputOf(draft) }, { onSuccess: onClose })
  }
  const fields = { draft, error: record.error, onChange: change }
  return (
    <Dialog
      title={t('results.record')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={record.isPending}>
          {t('results.record.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {record.isError && <ProblemAlert error={record.error} />}
        <TextField
          label={t('results.on')}
          type="date"
          required
          max={dayOf(new Date())}
          value={on}
          onChange={setOn}
          error={faultOf(record.error, '/on')}
        />
        <WhoFields synergy={synergy} {...fields} />
        <HowMuchFields {...fields} />
        <EvidenceField {...fields} />
        <EstimateFields {...fields} />
      </form>
    </Dialog>
  )
}
