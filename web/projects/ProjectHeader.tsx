import { type FormEvent, useId, useState } from 'react'
import { type ProjectView, useChangeProject, useSupportProject } from '../api/projects.ts'
import { useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { ProjectFields, saidProject } from './ProjectFields.tsx'
import styles from './Projects.module.css'
import { ProjectBadges } from './projectWords.tsx'

/** Names the project: what is proposed, by whom, with whom, by when, and who supports it. */
export function ProjectHeader({ project }: { project: ProjectView }) {
  const { t, formats } = useLanguage()
  const [isChanging, setChanging] = useState(false)
  const { owner, what, withWhom, dueOn, isLate, isInside, isSupported, supporter, can } = project
  const supportedBy = supporter?.name ?? t(isSupported ? 'project.supporterHidden' : 'project.supporterNone')
  return (
    <>
      <PageHeader
        before={
          <Link to="/projets" icon="back" look="quiet" size="s" data-print="hide">
            {t('project.back')}
          </Link>
        }
        title={project.title}
        lead={
          <span className={styles.facts}>
            <ProjectBadges project={project} />
          </span>
        }
        actions={
          can.manage && (
            <Button size="s" icon="edit" onClick={() => setChanging(true)}>
              {t('project.edit')}
            </Button>
          )
        }
      />
      <p className={styles.text}>
        <Said>{what}</Said>
      </p>
      <Facts
        facts={[
          [t('projects.owner'), owner?.name ?? t('projects.ownerHidden')],
          ...(withWhom ? [[t('project.with'), <Said key="with">{withWhom}</Said>] as const] : []),
          [
            t('projects.due'),
            <span key="due" className={styles.facts}>
              {dueOn ? formats.date(dueOn) : t('projects.dueNone')}
              {isLate && <Badge tone="warning">{t('projects.late')}</Badge>}
            </span>,
          ],
          ...(isInside && !can.facilitate ? [[t('project.supporter'), supportedBy] as const] : []),
        ]}
      />
      {can.facilitate && <Supporter project={project} />}
      {isChanging && <EditProjectDialog project={project} onClose={() => setChanging(false)} />}
    </>
  )
}

/** For facilitators: takes it up, gives it to a colleague or puts it down. */
function Supporter({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const session = useSession()
  const support = useSupportProject(project.id)
  const { supporter, isSupported, possibleSupporters } = project
  const options = [
    { value: '', label: t('project.supporterNone') },
    ...possibleSupporters.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div className={styles.support}>
      <Select
        label={t('project.supporter')}
        value={supporter?.id ?? ''}
        options={options}
        onChange={(id) => support.mutate({ supporterId: id || null })}
      />
      {!isSupported && (
        <Button
          size="s"
          busy={support.isPending}
          onClick={() => support.mutate({ supporterId: session.user.id })}
        >
          {t('project.takeUp')}
        </Button>
      )}
      {support.isError && <ProblemAlert error={support.error} />}
    </div>
  )
}

function EditProjectDialog({ project, onClose }: { project: ProjectView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useChangeProject(project.id)
  const { title, what, withWhom, dueOn, visibility } = project
  const [said, setSaid] = useState({
    ...{ title, what, withWhom: withWhom ?? '', dueOn: dueOn ?? '', visibility },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(saidProject(said), { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('project.edit')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('project.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <ProjectFields said={said} error={error} onChange={setSaid} />
      </form>
    </Dialog>
  )
}
