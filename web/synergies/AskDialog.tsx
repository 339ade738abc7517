import { useState } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

interface AskDialogProps {
  sending: { isPending: boolean; error: Error | null }
  /** `message`: a word that all those asked read; null for none. */
  onAsk(message: string | null): void
  onClose(): void
}

/** A facilitator asks structures whether they want to be introduced. */
export function AskDialog({ sending, onAsk, onClose }: AskDialogProps) {
  const t = useTranslate()
  const [message, setMessage] = useState('')
  return (
    <Dialog
      title={t('introduction.propose')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={sending.isPending} onClick={() => onAsk(message.trim() || null)}>
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
      {sending.error && <ProblemAlert error={sending.error} />}
    </Dialog>
  )
}
