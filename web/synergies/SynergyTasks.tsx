import { useState } from 'react'
import {
  type TaskList,
  type TaskView,
  useAddChecklist,
  useChangeTask,
  useRemoveTask,
  useTasks,
} from '../api/synergy-work.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './SynergyWork.module.css'
import { TaskDialog } from './TaskDialog.tsx'

/** What is to be done in a synergy, the most pressing first; what is late is marked. */
export function SynergyTasks({ synergyId }: { synergyId: string }) {
  const t = useTranslate()
  const tasks = useTasks(synergyId)
  return (
    <Section title={t('synergyTasks.title')}>
      <div className={styles.work}>
        {tasks.isPending && <Loading />}
        {tasks.isError && <ProblemAlert error={tasks.error} onRetry={tasks.refetch} />}
        {tasks.data && <Tasks synergyId={synergyId} list={tasks.data} />}
      </div>
    </Section>
  )
}

function Tasks({ synergyId, list }: { synergyId: string; list: TaskList }) {
  const t = useTranslate()
  const [isAdded, setAdded] = useState(false)
  return (
    <>
      {list.total === 0 && <p className={styles.hint}>{t('synergyTasks.none')}</p>}
      {list.total > 0 && (
        <ul className={styles.rows}>
          {list.items.map((task) => (
            <Task key={task.id} synergyId={synergyId} task={task} list={list} />
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {list.can.addFor.length > 0 && (
          <Button icon="plus" size="s" onClick={() => setAdded(true)}>
            {t('synergyTasks.add')}
          </Button>
        )}
        {list.can.addChecklist && <Checklist synergyId={synergyId} />}
      </div>
      {isAdded && <TaskDialog synergyId={synergyId} list={list} onClose={() => setAdded(false)} />}
    </>
  )
}

function Checklist({ synergyId }: { synergyId: string }) {
  const t = useTranslate()
  const add = useAddChecklist(synergyId)
  return (
    <>
      <Button icon="list" size="s" busy={add.isPending} onClick={() => add.mutate()}>
        {t('synergyTasks.checklist')}
      </Button>
      <p className={styles.hint}>{t('synergyTasks.checklistText')}</p>
      {add.isError && <ProblemAlert error={add.error} />}
    </>
  )
}

function Task({ synergyId, task, list }: { synergyId: string; task: TaskView; list: TaskList }) {
  const t = useTranslate()
  const change = useChangeTask(synergyId, task.id)
  const { mutate, ...remove } = useRemoveTask(synergyId, task.id)
  const [isChanged, setChanged] = useState(false)
  const label = task.label ?? t(`synergyTasks.item.${task.item ?? 'contract'}`)
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
                aria-label={t('synergyTasks.changeThis', { label })}
                onClick={() => setChanged(true)}
              >
                {t('synergyTasks.change')}
              </Button>
            )}
            {task.can.remove && (
              <ConfirmButton
                label={t('synergyTasks.remove')}
                spoken={t('synergyTasks.removeThis', { label })}
                title={t('synergyTasks.removeTitle')}
                action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
              >
                {t('synergyTasks.removeText')}
              </ConfirmButton>
            )}
          </div>
        )}
      </div>
      {change.isError && <ProblemAlert error={change.error} />}
      {isChanged && (
        <TaskDialog synergyId={synergyId} list={list} task={task} onClose={() => setChanged(false)} />
      )}
    </li>
  )
}

/** Whose it is and for when, or by whom and when it was done. */
function TaskFacts({ task }: { task: TaskView }) {
  const { t, formats } = useLanguage()
  const { owner, dueOn, isLate, doneAt, doneBy, audience } = task
  const date = doneAt ? formats.date(doneAt) : ''
  const done = doneBy ? t('synergyTasks.doneBy', { name: doneBy, date }) : t('synergyTasks.done', { date })
  const openFacts = [
    owner?.name ?? t('synergyTasks.nobody'),
    dueOn && t('synergyTasks.by', { date: formats.date(dueOn) }),
  ]
  return (
    <p className={styles.facts}>
      <span className={styles.hint}>{doneAt ? done : openFacts.filter(Boolean).join(' · ')}</span>
      {isLate && (
        <Badge tone="warning" icon="warning">
          {t('synergyTasks.late')}
        </Badge>
      )}
      {audience === 'facilitators' && <Badge icon="eye">{t('synergyThread.for.facilitators')}</Badge>}
    </p>
  )
}
