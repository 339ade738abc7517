import { useState } from 'react'
import {
  type TaskList,
  type TaskView,
  useAddChecklist,
  useChangeTask,
  useRemoveTask,
  useTasks,
  type Workplace,
} from '../api/together.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TaskDialog } from './TaskDialog.tsx'
import styles from './Work.module.css'

/** What is to be done together, the most pressing first; what is late is marked. */
export function Tasks({ place }: { place: Workplace }) {
  const t = useTranslate()
  const tasks = useTasks(place)
  return (
    <Section title={t('workTasks.title')}>
      <div className={styles.work}>
        {tasks.isPending && <Loading />}
        {tasks.isError && <ProblemAlert error={tasks.error} onRetry={tasks.refetch} />}
        {tasks.data && <TaskRows place={place} list={tasks.data} />}
      </div>
    </Section>
  )
}

function TaskRows({ place, list }: { place: Workplace; list: TaskList }) {
  const t = useTranslate()
  const [isAdded, setAdded] = useState(false)
  return (
    <>
      {list.total === 0 && <p className={styles.hint}>{t('workTasks.none')}</p>}
      {list.total > 0 && (
        <ul className={styles.rows}>
          {list.items.map((task) => (
            <Task key={task.id} place={place} task={task} list={list} />
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {list.can.addFor.length > 0 && (
          <Button icon="plus" size="s" onClick={() => setAdded(true)}>
            {t('workTasks.add')}
          </Button>
        )}
        {list.can.addChecklist && <Checklist place={place} />}
      </div>
      {isAdded && <TaskDialog place={place} list={list} onClose={() => setAdded(false)} />}
    </>
  )
}

function Checklist({ place }: { place: Workplace }) {
  const t = useTranslate()
  const add = useAddChecklist(place)
  return (
    <>
      <Button icon="list" size="s" busy={add.isPending} onClick={() => add.mutate()}>
        {t('workTasks.checklist')}
      </Button>
      <p className={styles.hint}>{t('workTasks.checklistText')}</p>
      {add.isError && <ProblemAlert error={add.error} />}
    </>
  )
}

function Task({ place, task, list }: { place: Workplace; task: TaskView; list: TaskList }) {
  const t = useTranslate()
  const change = useChangeTask(place, task.id)
  const { mutate, ...remove } = useRemoveTask(place, task.id)
  const [isChanged, setChanged] = useState(false)
  const label = task.label ?? t(`workTasks.item.${task.item ?? 'contract'}`)
  return (
    <li>
      <div className={styles.row}>
        {task.can.change ? (
          <Checkbox
            label={label}
            checked={task.doneAt !== null}
            onChange={(isDone) => change.mutate({ isDone })}
          />
        ) : (
          <p>{label}</p>
        )}
        <TaskFacts task={task} />
        {(task.can.change || task.can.remove) && (
          <div className={styles.actions}>
            {task.can.change && (
              <Button
                variant="quiet"
                size="s"
                aria-label={t('workTasks.changeThis', { label })}
                onClick={() => setChanged(true)}
              >
                {t('workTasks.change')}
              </Button>
            )}
            {task.can.remove && (
              <ConfirmButton
                label={t('workTasks.remove')}
                spoken={t('workTasks.removeThis', { label })}
                title={t('workTasks.removeTitle')}
                action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
              >
                {t('workTasks.removeText')}
              </ConfirmButton>
            )}
          </div>
        )}
      </div>
      {change.isError && <ProblemAlert error={change.error} />}
      {isChanged && <TaskDialog place={place} list={list} task={task} onClose={() => setChanged(false)} />}
    </li>
  )
}

/** Whose it is and for when, or by whom and when it was done. */
function TaskFacts({ task }: { task: TaskView }) {
  const { t, formats } = useLanguage()
  const { owner, dueOn, isLate, doneAt, doneBy, audience } = task
  const date = doneAt ? formats.date(doneAt) : ''
  const done = doneBy ? t('workTasks.doneBy', { name: doneBy, date }) : t('workTasks.done', { date })
  const openFacts = [
    owner?.name ?? t('workTasks.nobody'),
    dueOn && t('workTasks.by', { date: formats.date(dueOn) }),
  ]
  return (
    <p className={styles.facts}>
      <span className={styles.hint}>{doneAt ? done : openFacts.filter(Boolean).join(' · ')}</span>
      {isLate && (
        <Badge tone="warning" icon="warning">
          {t('workTasks.late')}
        </Badge>
      )}
      {audience === 'facilitators' && <Badge icon="eye">{t('workThread.for.facilitators')}</Badge>}
    </p>
  )
}
