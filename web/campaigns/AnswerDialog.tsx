import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import {
  type BounceKind,
  bounceKinds,
  type MailingAnswer,
  mailingAnswers,
} from '../../src/kernel/mailings.ts'
import { type RecipientView, useNoteAnswer, useNoteBounce } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Folded } from '../ui/Folded.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Campaigns.module.css'

interface AnswerDialogProps {
  mailingId: string
  recipient: RecipientView
  onClose(): void
}

/** What somebody answered, or that their message came back. */
export function AnswerDialog({ mailingId, recipient, onClose }: AnswerDialogProps) {
  const t = useTranslate()
  const form = useId()
  const save = useNoteAnswer(mailingId, recipient.id)
  const [answer, setAnswer] = useState<MailingAnswer | 'none'>(recipient.answer ?? 'interested')
  const [on, setOn] = useState(recipient.answeredOn ?? dayOf(new Date()))
  const [note, setNote] = useState(recipient.answerNote ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isNone = answer === 'none'
    save.mutate(
      { answer: isNone ? null : answer, answeredOn: isNone ? null : on, note: note.trim() || null },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title={t('mailingAnswer.title', { name: recipient.name ?? recipient.email })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={save.isPending}>
          {t('mailingAnswer.save')}
        </Button>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {save.isError && <ProblemAlert error={save.error} />}
        <RadioCards<MailingAnswer | 'none'>
          legend={t('mailingAnswer.kind')}
          value={answer}
          options={[
            ...mailingAnswers.map((value) => ({
              ...{ value, label: t(`mailingAnswer.${value}`) },
              ...(value === 'never' && { text: t('mailingAnswer.never.text') }),
            })),
            { value: 'none' as const, label: t('mailingAnswer.none') },
          ]}
          onChange={setAnswer}
        />
        {answer !== 'none' && (
          <>
            <TextField
              label={t('mailingAnswer.on')}
              type="date"
              required
              value={on}
              error={faultOf(save.error, '/answeredOn')}
              onChange={setOn}
            />
            <TextArea label={t('mailingAnswer.note')} value={note} maxLength={600} onChange={setNote} />
          </>
        )}
      </form>
      <Folded title={t('bounce.title')}>
        <Bounce mailingId={mailingId} recipient={recipient} onClose={onClose} />
      </Folded>
    </Dialog>
  )
}

function Bounce({ mailingId, recipient, onClose }: AnswerDialogProps) {
  const t = useTranslate()
  const save = useNoteBounce(mailingId, recipient.id)
  const [bounce, setBounce] = useState<BounceKind>('hard')
  const [reason, setReason] = useState('')
  return (
    <div className={styles.fields}>
      {save.isError && <ProblemAlert error={save.error} />}
      <Select
        label={t('bounce.kind')}
        value={bounce}
        options={bounceKinds.map((value) => ({ value, label: t(`bounce.${value}`) }))}
        onChange={(value) => setBounce(value as BounceKind)}
      />
      <TextField label={t('bounce.reason')} value={reason} maxLength={300} onChange={setReason} />
      <span>
        <Button
          size="s"
          busy={save.isPending}
          onClick={() => save.mutate({ bounce, reason: reason.trim() || null }, { onSuccess: onClose })}
        >
          {t('bounce.save')}
        </Button>
      </span>
    </div>
  )
}
