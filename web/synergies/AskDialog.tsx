import { useState } from 'react'
import type { AskInput } from '../../src/features/synergies/life-contract.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

interface AskDialogProps {
  sending: { isPending: boolean; error: Error | null }
  /** Asking is what validates the synergy: the step may have its note. */
  isValidating: boolean
  /** `message`: a word that all those asked read; `note`: for the history. Null for none. */
  onAsk(input: AskInput): void
  onClose(): void
}

/** A facilitator asks structures whether they want to be introduced. */
export function AskDialog({ sending, isValidating, onAsk, onClose }: AskDialogProps) {
  const t = useTranslate()
  const [message, setMessage] = useState('')
  const [note, setNote] = useState('')
  const ask = () => onAsk({ message: message.trim() || null, note: note.trim() || null })
  return (
    <Dialog
      title={t('introduction.propose')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={sending.isPending} onClick={ask}>
          {t('introduction.ask')}
        </Button>
      }
    >
      <p>{t('introduction.proposeLead')}</p>
      <TextField
        label={t('introduction.message')}
        hint={t('introduction.messageHint')}
        value={message}
        maxLength={600}
        onChange={setMessage}
      />
      {isValidating && (
        <TextField
          label={t('synergy.note')}
          hint={t('introduction.noteHint')}
          value={note}
          maxLength={1000}
          onChange={setNote}
        />
      )}
      {sending.error && <ProblemAlert error={sending.error} />}
    </Dialog>
  )
}
