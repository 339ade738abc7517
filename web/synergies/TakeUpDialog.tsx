import { type FormEvent, useId, useState } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'

interface TakeUpDialogProps {
  sending: { isPending: boolean; error: Error | null }
  /** `note`: for the history; null for none. */
  onTake(note: string | null): void
  onClose(): void
}

/** Takes up what the engine proposes, with a word on why. */
export function TakeUpDialog({ sending, onTake, onClose }: TakeUpDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onTake(note.trim() || null)
  }
  return (
    <Dialog
      title={t('takeUp.do')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={sending.isPending}>
          {t('takeUp.do')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextArea
          label={t('synergy.note')}
          hint={t('takeUp.noteHint')}
          maxLength={600}
          value={note}
          onChange={setNote}
        />
        {sending.error && <ProblemAlert error={sending.error} />}
      </form>
    </Dialog>
  )
}
