import { type FormEvent, useId, useState } from 'react'
import { dayAfter, dayOf, monthsAfter } from '../../src/kernel/day.ts'
import { refusals } from '../../src/kernel/match-decisions.ts'
import { useSession } from '../api/session.ts'
import type { QueueView } from '../api/triage.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ChoiceDialog } from './ChoiceDialog.tsx'
import styles from './Triage.module.css'
import type { Triage } from './useTriage.ts'

export type Asking = 'refuse' | 'postpone' | 'assign' | 'introduce'

interface DialogProps {
  triage: Triage
  onClose(): void
}

/** What an act asks for before it is done. */
export function TriageDialog({
  asking,
  colleagues,
  ...props
}: DialogProps & { asking: Asking; colleagues: QueueView['colleagues'] }) {
  if (asking === 'refuse') return <RefuseDialog {...props} />
  if (asking === 'postpone') return <PostponeDialog {...props} />
  if (asking === 'assign') return <AssignDialog {...props} colleagues={colleagues} />
  return <IntroduceDialog {...props} />
}

function RefuseDialog({ triage, onClose }: DialogProps) {
  const t = useTranslate()
  const [note, setNote] = useState('')
  return (
    <ChoiceDialog
      title={t('triage.refuseTitle', { count: triage.targets.length })}
      choices={refusals.map((reason) => ({
        ...{ key: reason, label: t(`decision.reason.${reason}`) },
        choose: () => triage.refuse(reason, note),
      }))}
      onClose={onClose}
    >
      <TextField label={t('decision.note')} maxLength={500} value={note} onChange={setNote} />
      <p className={styles.hint}>{t('decision.refuseText')}</p>
    </ChoiceDialog>
  )
}

function PostponeDialog({ triage, onClose }: DialogProps) {
  const { t, formats } = useLanguage()
  const form = useId()
  const today = dayOf(new Date())
  const [until, setUntil] = useState('')
  const days = { week: dayAfter(today, 7), month: monthsAfter(today, 1), quarter: monthsAfter(today, 3) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!until) return
    onClose()
    triage.postpone(until)
  }
  return (
    <ChoiceDialog
      title={t('triage.postponeTitle', { count: triage.targets.length })}
      choices={(['week', 'month', 'quarter'] as const).map((span) => ({
        key: span,
        label: t(`triage.until.${span}`, { date: formats.date(days[span]) }),
        choose: () => triage.postpone(days[span]),
      }))}
      onClose={onClose}
    >
      <form id={form} className={styles.inRow} onSubmit={submit}>
        <TextField
          label={t('triage.until.day')}
          type="date"
          min={dayAfter(today)}
          max={monthsAfter(today, 24)}
          required
          value={until}
          onChange={setUntil}
        />
        <Button type="submit">{t('triage.postpone')}</Button>
      </form>
    </ChoiceDialog>
  )
}

/** Oneself first; the last choice takes it back from whoever has it. */
function AssignDialog({
  triage,
  colleagues,
  onClose,
}: DialogProps & { colleagues: QueueView['colleagues'] }) {
  const t = useTranslate()
  const { user } = useSession()
  const isMe = ({ id }: { id: string }) => id === user.id
  const people = [...colleagues.filter(isMe), ...colleagues.filter((one) => !isMe(one))]
  const choices = people.map(({ id, name }) => ({
    ...{ key: id, label: id === user.id ? t('triage.toMe', { name }) : name },
    choose: () => triage.assign(id, name),
  }))
  const nobody = { key: '', label: t('triage.toNobody'), choose: () => triage.assign(null, '') }
  const isGiven = triage.targets.some(({ assignedTo }) => assignedTo !== null)
  return (
    <ChoiceDialog
      title={t('triage.assignTitle', { count: triage.targets.length })}
      choices={isGiven ? [...choices, nobody] : choices}
      onClose={onClose}
    />
  )
}

function IntroduceDialog({ triage, onClose }: DialogProps) {
  const t = useTranslate()
  const form = useId()
  const [message, setMessage] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    triage.introduce(message)
  }
  return (
    <Dialog
      title={t('introduction.propose')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary">
          {t('introduction.ask')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <p>{t('introduction.proposeLead')}</p>
        <TextField
          label={t('introduction.message')}
          hint={t('introduction.messageHint')}
          value={message}
          maxLength={600}
          autoFocus
          onChange={setMessage}
        />
      </form>
    </Dialog>
  )
}
