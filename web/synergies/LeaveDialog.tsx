import { type FormEvent, useId, useState } from 'react'
import type { ExitReason } from '../../src/kernel/synergies.ts'
import { type PartyView, type SynergyView, useLeave } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { ReasonChoice } from './ReasonChoice.tsx'
import styles from './Synergy.module.css'

interface LeaveDialogProps {
  synergy: SynergyView
  party: PartyView
  onClose(): void
}

/** Takes a structure out of a synergy, with the reason. */
export function LeaveDialog({ synergy, party, onClose }: LeaveDialogProps) {
  const t = useTranslate()
  const form = useId()
  const leave = useLeave(synergy.id, party.id)
  const [reason, setReason] = useState<ExitReason>('internal')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    leave.mutate({ reason, note: note.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('synergy.party.leaveTitle', {
        name: party.organisation?.name ?? t('synergy.party.unknown'),
      })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={leave.isPending}>
          {t('synergy.step.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {leave.isError && <ProblemAlert error={leave.error} />}
        <p>{t('synergy.party.leaveText')}</p>
        <ReasonChoice value={reason} onChange={setReason} />
        <TextArea
          label={t(synergy.can.lead ? 'synergy.note' : 'synergy.noteToFacilitators')}
          maxLength={1000}
          value={note}
          onChange={setNote}
        />
      </form>
    </Dialog>
  )
}
