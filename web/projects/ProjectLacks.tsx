import { type FormEvent, useState } from 'react'
import { isProjectOpen } from '../../src/kernel/projects.ts'
import { faultOf } from '../api/problem.ts'
import { type ProjectView, useAddLack, useMeetLack, useRemoveLack } from '../api/projects.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Projects.module.css'

/** What a project lacks; each may be declared as a need, in the form that declares them. */
export function ProjectLacks({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const { allLacks, can, stage } = project
  return (
    <Section title={t('project.lacks')}>
      {allLacks.length === 0 && <p className={styles.hint}>{t('projectLacks.none')}</p>}
      {allLacks.length > 0 && (
        <ul className={styles.list}>
          {allLacks.map((lack) => (
            <Lack key={lack.id} project={project} lack={lack} />
          ))}
        </ul>
      )}
      {can.manage && isProjectOpen(stage) && <AddLack project={project} />}
    </Section>
  )
}

interface LackProps {
  project: ProjectView
  lack: ProjectView['allLacks'][number]
}

function Lack({ project, lack }: LackProps) {
  const t = useTranslate()
  const { id, label, isMet } = lack
  const meet = useMeetLack(project.id, id)
  const remove = useRemoveLack(project.id, id)
  const structure = project.owner?.id ?? ''
  const need = new URLSearchParams({ sens: 'need', texte: label, structure })
  return (
    <li>
      <div className={styles.facts}>
        <span className={isMet ? styles.met : undefined}>
          <Said>{label}</Said>
        </span>
        {isMet && <Badge tone="good">{t('projectLacks.met')}</Badge>}
        {project.can.manage && (
          <span className={styles.actions}>
            {!isMet && (
              <Link
                to={`/flux/nouveau?${need}`}
                size="s"
                icon="plus"
                look="quiet"
                aria-label={t('projectLacks.declareOne', { label })}
              >
                {t('projectLacks.declare')}
              </Link>
            )}
            <Button
              size="s"
              variant="quiet"
              busy={meet.isPending}
              aria-label={t(isMet ? 'projectLacks.missingOne' : 'projectLacks.meetOne', { label })}
              onClick={() => meet.mutate({ isMet: !isMet })}
            >
              {t(isMet ? 'projectLacks.missing' : 'projectLacks.meet')}
            </Button>
            <Button
              size="s"
              variant="quiet"
              busy={remove.isPending}
              aria-label={t('projectLacks.removeOne', { label })}
              onClick={() => remove.mutate()}
            >
              {t('projectLacks.remove')}
            </Button>
          </span>
        )}
      </div>
      {meet.isError && <ProblemAlert error={meet.error} />}
      {remove.isError && <ProblemAlert error={remove.error} />}
    </li>
  )
}

function AddLack({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const add = useAddLack(project.id)
  const [label, setLabel] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ label }, { onSuccess: () => setLabel('') })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {add.isError && <ProblemAlert error={add.error} />}
      <TextField
        label={t('projectLacks.add')}
        value={label}
        maxLength={160}
        error={faultOf(add.error, '/label')}
        onChange={setLabel}
      />
      <div className={styles.actions}>
        <Button type="submit" size="s" icon="plus" busy={add.isPending}>
          {t('projectLacks.addButton')}
        </Button>
      </div>
    </form>
  )
}
