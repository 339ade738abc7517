import { type FormEvent, useId, useState } from 'react'
import {
  type ProjectExitReason,
  type ProjectStage,
  projectExitReasons,
  projectExits,
  projectRank,
  projectWay,
} from '../../src/kernel/projects.ts'
import { type ProjectView, useProjectStep } from '../api/projects.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { StageLine } from '../ui/StageLine.tsx'
import { StageSteps } from '../ui/StageSteps.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Projects.module.css'

type Exit = (typeof projectExits)[number]
const isExit = (stage: ProjectStage): stage is Exit => projectExits.some((exit) => exit === stage)

/** Where it is on the way from proposed to achieved; one that left the way, where it was. */
export function ProjectStages({ project: { stage, history } }: { project: ProjectView }) {
  const t = useTranslate()
  const last = [...history.map(({ from }) => from), stage].findLast((one) => projectRank(one) >= 0)
  return (
    <StageLine
      label={t('project.stages')}
      names={projectWay.map((one) => t(`project.stage.${one}`))}
      at={projectRank(last ?? null)}
      isHere={last === stage}
    />
  )
}

/** The steps there are from here: forward, back, in again or out. */
export function ProjectSteps({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const step = useProjectStep(project.id)
  const [leaving, setLeaving] = useState<Exit>()
  const { stage: from, steps } = project
  const wayOf = (to: ProjectStage) => {
    if (isExit(to)) return 'out'
    if (projectRank(from) < 0) return 'resume'
    return projectRank(to) < projectRank(from) ? 'back' : 'to'
  }
  const nameOf = (stage: ProjectStage) => t(`project.stage.${stage}`)
  const labelOf = (to: ProjectStage) => {
    if (isExit(to)) return t(`project.step.${to}`)
    const way = wayOf(to)
    return t(`project.step.${way === 'out' ? 'to' : way}`, { stage: nameOf(to) })
  }
  return (
    <>
      <StageSteps
        title={t('project.steps')}
        noteLabel={t('project.step.note')}
        {...{ steps, nameOf, wayOf, labelOf }}
        busy={step.isPending ? step.variables.to : undefined}
        problem={step.isError && <ProblemAlert error={step.error} />}
        onTake={(to, note, onSuccess) => step.mutate({ from, to, note }, { onSuccess })}
        onLeave={(to) => setLeaving(isExit(to) ? to : undefined)}
      />
      {leaving && <ProjectExit project={project} to={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

function ProjectExit({ project, to, onClose }: { project: ProjectView; to: Exit; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const step = useProjectStep(project.id)
  const [reason, setReason] = useState<ProjectExitReason>('no-partner')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    step.mutate({ from: project.stage, to, reason, note: note.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(`project.step.${to}`)}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={step.isPending}>
          {t('project.step.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        <Select
          label={t('project.step.reason')}
          value={reason}
          options={projectExitReasons.map((one) => ({ value: one, label: t(`project.reason.${one}`) }))}
          onChange={(value) => setReason(value as ProjectExitReason)}
        />
        <TextArea label={t('project.step.note')} maxLength={1000} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}

/** Every step, the last first, with its author, its day and its note. */
export function ProjectHistory({ project: { history } }: { project: ProjectView }) {
  const { t, formats } = useLanguage()
  return (
    <Section title={t('project.history')}>
      <ol className={styles.history}>
        {history.toReversed().map(({ from, to, reason, note, by, at }) => (
          <li key={`${at} ${to}`}>
            <p>
              <strong>
                {from === null
                  ? t('project.history.first')
                  : t('project.history.step', {
                      from: t(`project.stage.${from}`),
                      to: t(`project.stage.${to}`),
                    })}
              </strong>
              {reason && ` · ${t(`project.reason.${reason}`)}`}
            </p>
            <p className={styles.hint}>
              {by
                ? t('project.history.by', { name: by, date: formats.moment(at) })
                : t('project.history.byNobody', { date: formats.moment(at) })}
            </p>
            {note && (
              <p className={styles.text}>
                <Said>{note}</Said>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
