import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import {
  type ServiceExitReason,
  type ServiceStage,
  serviceExitReasons,
  serviceExits,
  serviceRank,
} from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import { type ServiceView, useServiceStep } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { StageSteps } from '../ui/StageSteps.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

type Exit = (typeof serviceExits)[number]
const isExit = (stage: ServiceStage): stage is Exit => serviceExits.some((exit) => exit === stage)

/** The steps there are from here: forward, back, in again or out. */
export function ServiceSteps({ service }: { service: ServiceView }) {
  const t = useTranslate()
  const step = useServiceStep(service.id)
  const [leaving, setLeaving] = useState<Exit>()
  const { stage: from, steps } = service
  const wayOf = (to: ServiceStage) => {
    if (isExit(to)) return 'out'
    if (serviceRank(from) < 0) return 'resume'
    return serviceRank(to) < serviceRank(from) ? 'back' : 'to'
  }
  const nameOf = (stage: ServiceStage) => t(`service.stage.${stage}`)
  const labelOf = (to: ServiceStage) => {
    if (isExit(to)) return t(`service.step.${to}`)
    const way = wayOf(to)
    return t(`service.step.${way === 'out' ? 'to' : way}`, { stage: nameOf(to) })
  }
  return (
    <>
      <StageSteps
        title={t('service.steps')}
        noteLabel={t('service.step.note')}
        {...{ steps, nameOf, wayOf, labelOf }}
        busy={step.isPending ? step.variables.to : undefined}
        problem={step.isError && <ProblemAlert error={step.error} />}
        onTake={(to, note, onSuccess) => step.mutate({ from, to, note }, { onSuccess })}
        onLeave={(to) => setLeaving(isExit(to) ? to : undefined)}
      />
      {leaving && <ServiceExit service={service} to={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

/** Leaves the way: why, and from which day. */
function ServiceExit({ service, to, onClose }: { service: ServiceView; to: Exit; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const step = useServiceStep(service.id)
  const [reason, setReason] = useState<ServiceExitReason>('cost')
  const [on, setOn] = useState(dayOf(new Date()))
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate({ from: service.stage, to, reason, on, note: note.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(`service.step.${to}`)}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={step.isPending}>
          {t('service.step.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        <Select
          label={t('service.step.reason')}
          value={reason}
          options={serviceExitReasons.map((one) => ({ value: one, label: t(`service.reason.${one}`) }))}
          onChange={(value) => setReason(value as ServiceExitReason)}
        />
        <TextField
          label={t('service.step.on')}
          type="date"
          required
          value={on}
          error={faultOf(step.error, '/on')}
          onChange={setOn}
        />
        <TextArea label={t('service.step.note')} maxLength={1000} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}
