import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { isProjectOpen } from '../../src/kernel/projects.ts'
import {
  type ProjectMemberView,
  type ProjectView,
  useAnswerProject,
  useInviteToProject,
  useLeaveProject,
} from '../api/projects.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Projects.module.css'

/** Who is in the project; for who manages it, who asks; for facilitators, who is invited too. */
export function ProjectMembers({ project }: { project: ProjectView }) {
  const t = useTranslate()
  return (
    <Section title={t('projectMembers.title')}>
      <ul className={styles.list}>
        {project.members.map((member) => (
          <Member key={member.id} project={project} member={member} />
        ))}
      </ul>
      {project.can.facilitate && isProjectOpen(project.stage) && <Invite project={project} />}
    </Section>
  )
}

function Member({ project, member }: { project: ProjectView; member: ProjectMemberView }) {
  const { t, formats } = useLanguage()
  const { id, name, state, at, message, can } = member
  const answer = useAnswerProject(project.id, id)
  const [, navigate] = useLocation()
  const leave = useLeaveProject(project.id, id)
  // A structure that is out may read nothing of it from then on: back to the list, instead of a page that is not found.
  const goOut = (onSuccess: () => void) => {
    const after = project.can.manage ? onSuccess : () => navigate('/projets')
    leave.mutateAsync().then(after, () => {})
  }
  return (
    <li>
      <div className={styles.facts}>
        <strong>{name}</strong>
        <Badge tone={state === 'owns' || state === 'in' ? 'good' : 'warning'}>
          {t(`projectMembers.state.${state}`)}
        </Badge>
        <span className={styles.hint}>{t('projectMembers.since', { date: formats.date(at) })}</span>
        {state === 'asked' && can.answer && (
          <span className={styles.actions}>
            <Button size="s" variant="primary" busy={answer.isPending} onClick={() => answer.mutate(true)}>
              {t('projectMembers.accept', { name })}
            </Button>
            <Button size="s" busy={answer.isPending} onClick={() => answer.mutate(false)}>
              {t('projectMembers.refuse', { name })}
            </Button>
          </span>
        )}
        {can.leave && (
          <ConfirmButton
            label={t('projectMembers.leave')}
            spoken={t('projectMembers.leaveOne', { name })}
            title={t('projectMembers.leaveOne', { name })}
            action={{ ...leave, mutate: goOut }}
          >
            {t('projectMembers.leaveText')}
          </ConfirmButton>
        )}
      </div>
      {message && (
        <p className={styles.text}>
          <Said>{message}</Said>
        </p>
      )}
      {answer.isError && <ProblemAlert error={answer.error} />}
    </li>
  )
}

function Invite({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const invite = useInviteToProject(project.id)
  const [organisationId, setOrganisationId] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (organisationId) invite.mutate({ organisationId }, { onSuccess: () => setOrganisationId(undefined) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <OrganisationSearchBox
        label={t('projectMembers.invite')}
        selected={organisationId}
        onSelect={setOrganisationId}
      />
      <p className={styles.hint}>{t('projectMembers.inviteText')}</p>
      {invite.isError && <ProblemAlert error={invite.error} />}
      {organisationId && (
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="s" busy={invite.isPending}>
            {t('projectMembers.invite')}
          </Button>
        </div>
      )}
    </form>
  )
}
