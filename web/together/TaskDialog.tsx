import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type TaskList, type TaskView, useAddTask, useChangeTask, type Workplace } from '../api/together.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Work.module.css'

interface TaskDialogProps {
  place: Workplace
  list: TaskList
  /** Left out: a new one. */
  task?: TaskView
  onClose(): void
}

/** What is to be done, by whom and for when; one of the checklist keeps its words. */
export function TaskDialog({ place, list, task, onClose }: TaskDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [add, change] = [useAddTask(place), useChangeTask(place, task?.id ?? '')]
  const { isPending, isError, error } = task ? change : add
  const [audience, setAudience] = useState(task?.audience ?? list.can.addFor[0] ?? 'all')
  const [label, setLabel] = useState(task?.label ?? '')
  const [ownerId, setOwnerId] = useState(task?.owner?.id ?? '')
  const [dueOn, setDueOn] = useState(task?.dueOn ?? '')
  const isWorded = !task || task.label !== null
  const owners = ownersFor(list, task).filter(({ isFacilitator }) => audience === 'all' || isFacilitator)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const owner = owners.some(({ id }) => id === ownerId) ? ownerId : null
    const said = { ownerId: owner, dueOn: dueOn || null }
    if (task) change.mutate({ ...said, ...(isWorded && { label }) }, { onSuccess: onClose })
    else add.mutate({ ...said, label, audience }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(task ? 'workTasks.changeOf' : 'workTasks.add')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('workTasks.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        {isWorded && (
          <TextField
            label={t('workTasks.what')}
            value={label}
            required
            minLength={2}
            maxLength={200}
            error={faultOf(error, '/label')}
            onChange={setLabel}
          />
        )}
        {!task && list.can.addFor.length > 1 && (
          <Select
            label={t('workThread.for')}
            value={audience}
            options={list.can.addFor.map((value) => ({ value, label: t(`workThread.for.${value}`) }))}
            onChange={(value) => setAudience(value as typeof audience)}
          />
        )}
        <div className={styles.pair}>
          <Select
            label={t('workTasks.who')}
            value={ownerId}
            options={[
              { value: '', label: t('workTasks.nobody') },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={faultOf(error, '/ownerId')}
            onChange={setOwnerId}
          />
          <TextField label={t('workTasks.when')} type="date" value={dueOn} onChange={setDueOn} />
        </div>
      </form>
    </Dialog>
  )
}

/** Who may be given it, and whose it is already. */
function ownersFor({ owners }: TaskList, task: TaskView | undefined): TaskList['owners'] {
  const present = task?.owner
  return present && !owners.some(({ id }) => id === present.id)
    ? [{ ...present, isFacilitator: true }, ...owners]
    : owners
}
