import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import {
  type ProjectMemberView,
  type ProjectView,
  useAnswerProject,
  useAskToJoinProject,
} from '../api/projects.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Projects.module.css'

/** What a structure is asked, and what a yes shows of it. */
export function ProjectInvitation({ project, member }: { project: ProjectView; member: ProjectMemberView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const answer = useAnswerProject(project.id, member.id)
  const decline = () => answer.mutate(false, { onSuccess: () => navigate('/projets') })
  return (
    <Section title={t('projectMembers.invitation', { name: member.name })}>
      <p className={styles.text}>{t('projectMembers.invitationText')}</p>
      {answer.isError && <ProblemAlert error={answer.error} />}
      <div className={styles.actions}>
        <Button variant="primary" busy={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('projectMembers.join')}
        </Button>
        <Button busy={answer.isPending} onClick={decline}>
          {t('projectMembers.decline')}
        </Button>
      </div>
    </Section>
  )
}

/** Of an open project: asks to join, for a structure of one’s own. */
export function JoinProject({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const ask = useAskToJoinProject(project.id)
  const [chosen, setChosen] = useState<string>()
  const [message, setMessage] = useState('')
  const organisationId = chosen ?? project.mayAsk[0]?.id
  if (project.own.some(({ state }) => state === 'asked'))
    return <p className={styles.text}>{t('projectMembers.waiting')}</p>
  const invited = project.own.find(({ state }) => state === 'invited')
  if (invited && !project.members.some(({ can }) => can.answer))
    return <p className={styles.text}>{t('projectMembers.othersAnswer', { name: invited.name })}</p>
  if (!organisationId) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ organisationId, message: message.trim() || null })
  }
  return (
    <Section title={t('projectMembers.askTitle')}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{t('projectMembers.askText')}</p>
        {ask.isError && <ProblemAlert error={ask.error} />}
        {project.mayAsk.length > 1 && (
          <Select
            label={t('projectMembers.askFor')}
            value={organisationId}
            options={project.mayAsk.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        <TextArea
          label={t('projectMembers.askMessage')}
          value={message}
          rows={2}
          maxLength={600}
          onChange={setMessage}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('projectMembers.ask')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
