import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { type DecisionView, useChangeDecision, useNoteDecision } from '../api/groups.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Groups.module.css'

interface DecisionDialogProps {
  groupId: string
  /** One that may still be reworded; left out: a new one. */
  decision?: DecisionView
  /** The one that a new one corrects. */
  correctsId?: string
  onClose(): void
}

/** What was decided, and on which day. */
export function DecisionDialog({ groupId, decision, correctsId, onClose }: DecisionDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [note, change] = [useNoteDecision(groupId), useChangeDecision(groupId, decision?.id ?? '')]
  const { isPending, isError, error } = decision ? change : note
  const [text, setText] = useState(decision?.text ?? '')
  const [takenOn, setTakenOn] = useState(decision?.takenOn ?? dayOf(new Date()))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (decision) change.mutate({ text, takenOn }, { onSuccess: onClose })
    else note.mutate({ text, takenOn, correctsId: correctsId ?? null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(correctsId ? 'groupDecisions.correct' : 'groupDecisions.note')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('group.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <p className={styles.hint}>{t('groupDecisions.rule')}</p>
        <TextArea
          label={t('groupDecisions.what')}
          value={text}
          rows={3}
          required
          maxLength={2000}
          error={faultOf(error, '/text')}
          onChange={setText}
        />
        <TextField
          label={t('groupDecisions.on')}
          type="date"
          value={takenOn}
          required
          error={faultOf(error, '/takenOn')}
          onChange={setTakenOn}
        />
      </form>
    </Dialog>
  )
}
