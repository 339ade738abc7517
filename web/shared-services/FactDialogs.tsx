import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import {
  type SupportAnswer,
  type SupportKind,
  supportAnswers,
  supportKinds,
} from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import {
  type FactsView,
  type ServiceView,
  useAddJob,
  useAddStructure,
  useAnswerSupport,
  useAskSupport,
  useEndJob,
} from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

interface FactDialogProps {
  service: ServiceView
  onClose(): void
}

const numberOf = (text: string) => (text.trim() === '' ? null : Number(text))
const today = () => dayOf(new Date())

interface FormDialogProps {
  title: string
  busy: boolean
  error: unknown
  onSubmit(): void
  onClose(): void
  children: ReactNode
}

function FormDialog({ title, busy, error, onSubmit, onClose, children }: FormDialogProps) {
  const t = useTranslate()
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={busy}>
          {t('service.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {error !== null && <ProblemAlert error={error} />}
        {children}
      </form>
    </Dialog>
  )
}

/** A job that the service made. */
export function JobDialog({ service, onClose }: FactDialogProps) {
  const t = useTranslate()
  const { mutate, isPending, error } = useAddJob(service.id)
  const [label, setLabel] = useState('')
  const [fte, setFte] = useState('1')
  const [since, setSince] = useState(today)
  return (
    <FormDialog
      title={t('facts.jobAdd')}
      busy={isPending}
      error={error}
      onSubmit={() => mutate({ label, fte: Number(fte), since, endedOn: null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField
        label={t('facts.job')}
        hint={t('facts.jobHint')}
        required
        maxLength={160}
        value={label}
        error={faultOf(error, '/label')}
        onChange={setLabel}
      />
      <div className={styles.pair}>
        <TextField
          label={t('facts.fte')}
          type="number"
          step="any"
          min={0}
          inputMode="decimal"
          required
          value={fte}
          error={faultOf(error, '/fte')}
          onChange={setFte}
        />
        <TextField
          label={t('facts.since')}
          type="date"
          required
          value={since}
          error={faultOf(error, '/since')}
          onChange={setSince}
        />
      </div>
    </FormDialog>
  )
}

/** When a job ended. */
export function JobEndDialog({
  service,
  job,
  onClose,
}: FactDialogProps & { job: FactsView['jobs'][number] }) {
  const t = useTranslate()
  const { mutate, isPending, error } = useEndJob(service.id, job.id)
  const [endedOn, setEndedOn] = useState(job.endedOn ?? today())
  return (
    <FormDialog
      title={t('facts.endOf', { label: job.label })}
      busy={isPending}
      error={error}
      onSubmit={() => mutate({ endedOn: endedOn || null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField
        label={t('facts.endedOn')}
        type="date"
        value={endedOn}
        error={faultOf(error, '/endedOn')}
        onChange={setEndedOn}
      />
    </FormDialog>
  )
}

/** A structure that was created to carry the service. */
export function CreatedDialog({ service, onClose }: FactDialogProps) {
  const t = useTranslate()
  const { mutate, isPending, error } = useAddStructure(service.id)
  const [name, setName] = useState('')
  const [siren, setSiren] = useState('')
  const [createdOn, setCreatedOn] = useState(today)
  return (
    <FormDialog
      title={t('facts.structureAdd')}
      busy={isPending}
      error={error}
      onSubmit={() => mutate({ name, siren: siren.trim() || null, createdOn }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField
        label={t('facts.structureName')}
        required
        maxLength={160}
        value={name}
        error={faultOf(error, '/name')}
        onChange={setName}
      />
      <div className={styles.pair}>
        <TextField
          label={t('facts.siren')}
          inputMode="numeric"
          value={siren}
          error={faultOf(error, '/siren')}
          onChange={setSiren}
        />
        <TextField
          label={t('facts.createdOn')}
          type="date"
          required
          value={createdOn}
          error={faultOf(error, '/createdOn')}
          onChange={setCreatedOn}
        />
      </div>
    </FormDialog>
  )
}

/** What the authority is asked, which shows it the service. */
export function SupportDialog({ service, onClose }: FactDialogProps) {
  const t = useTranslate()
  const { mutate, isPending, error } = useAskSupport(service.id)
  const [kind, setKind] = useState<SupportKind>('grant')
  const [label, setLabel] = useState('')
  const [euros, setEuros] = useState('')
  const [askedOn, setAskedOn] = useState(today)
  return (
    <FormDialog
      title={t('facts.supportAdd')}
      busy={isPending}
      error={error}
      onSubmit={() => mutate({ kind, label, euros: numberOf(euros), askedOn }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('facts.supportShows')}</p>
      <Select
        label={t('facts.supportKind')}
        value={kind}
        options={supportKinds.map((one) => ({ value: one, label: t(`facts.support.${one}`) }))}
        onChange={(value) => setKind(value as SupportKind)}
      />
      <TextField
        label={t('facts.supportLabel')}
        required
        maxLength={160}
        value={label}
        error={faultOf(error, '/label')}
        onChange={setLabel}
      />
      <div className={styles.pair}>
        <TextField
          label={t('facts.supportEuros')}
          hint={t('facts.supportEurosHint')}
          type="number"
          step="any"
          min={0}
          inputMode="decimal"
          value={euros}
          error={faultOf(error, '/euros')}
          onChange={setEuros}
        />
        <TextField
          label={t('facts.askedOn')}
          type="date"
          required
          value={askedOn}
          error={faultOf(error, '/askedOn')}
          onChange={setAskedOn}
        />
      </div>
    </FormDialog>
  )
}

/** What the authority answered. */
export function SupportAnswerDialog({
  service,
  support,
  onClose,
}: FactDialogProps & { support: FactsView['supports'][number] }) {
  const t = useTranslate()
  const { mutate, isPending, error } = useAnswerSupport(service.id, support.id)
  const [answer, setAnswer] = useState<SupportAnswer>(support.answer ?? 'granted')
  const given = support.answeredEuros ?? support.euros
  const [euros, setEuros] = useState(given === null ? '' : String(given))
  const [answeredOn, setAnsweredOn] = useState(support.answeredOn ?? today())
  const [note, setNote] = useState(support.answerNote ?? '')
  const said = { answer, euros: answer === 'refused' ? null : numberOf(euros), answeredOn }
  return (
    <FormDialog
      title={t('facts.answerOf', { label: support.label })}
      busy={isPending}
      error={error}
      onSubmit={() => mutate({ ...said, note: note.trim() || null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Select
        label={t('facts.answerIs')}
        value={answer}
        options={supportAnswers.map((one) => ({ value: one, label: t(`facts.answer.${one}`) }))}
        onChange={(value) => setAnswer(value as SupportAnswer)}
      />
      <div className={styles.pair}>
        {answer !== 'refused' && (
          <TextField
            label={t('facts.answeredEuros')}
            type="number"
            step="any"
            min={0}
            inputMode="decimal"
            value={euros}
            error={faultOf(error, '/euros')}
            onChange={setEuros}
          />
        )}
        <TextField
          label={t('facts.answeredOn')}
          type="date"
          required
          value={answeredOn}
          error={faultOf(error, '/answeredOn')}
          onChange={setAnsweredOn}
        />
      </div>
      <TextArea
        label={t('facts.answerNote')}
        rows={2}
        maxLength={600}
        value={note}
        error={faultOf(error, '/note')}
        onChange={setNote}
      />
    </FormDialog>
  )
}
