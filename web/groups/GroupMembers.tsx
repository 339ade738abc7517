import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { type GroupMember, type GroupView, useAnswerMember, useInvite, useLeaveGroup } from '../api/groups.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Groups.module.css'

/** Who is in the group; for who manages it, who is invited and who asks too. */
export function GroupMembers({ group }: { group: GroupView }) {
  const t = useTranslate()
  return (
    <Section title={t('group.members')}>
      {group.members.length === 0 && <p className={styles.hint}>{t('group.noMember')}</p>}
      {group.members.length > 0 && (
        <ul className={styles.members}>
          {group.members.map((member) => (
            <Member key={member.id} group={group} member={member} />
          ))}
        </ul>
      )}
      {group.can.facilitate && group.closedAt === null && <Invite group={group} />}
    </Section>
  )
}

function Member({ group, member }: { group: GroupView; member: GroupMember }) {
  const { t, formats } = useLanguage()
  const { id, name, state, at, message, can } = member
  const answer = useAnswerMember(group.id, id)
  const [, navigate] = useLocation()
  const leave = useLeaveGroup(group.id, id)
  // A structure that is out reads nothing of it from then on: back to the list, instead of a page that is not found.
  const goOut = (onSuccess: () => void) => {
    const after = group.can.facilitate ? onSuccess : () => navigate('/groupes')
    leave.mutateAsync().then(after, () => {})
  }
  return (
    <li>
      <div className={styles.facts}>
        <strong>{name}</strong>
        {state !== 'in' && <Badge tone="warning">{t(`group.member.${state}`)}</Badge>}
        <span className={styles.hint}>{t('group.member.since', { date: formats.date(at) })}</span>
        {state === 'asked' && can.answer && (
          <span className={styles.actions}>
            <Button size="s" variant="primary" busy={answer.isPending} onClick={() => answer.mutate(true)}>
              {t('group.accept', { name })}
            </Button>
            <Button size="s" busy={answer.isPending} onClick={() => answer.mutate(false)}>
              {t('group.refuse', { name })}
            </Button>
          </span>
        )}
        {can.leave && (
          <ConfirmButton
            label={t('group.leave')}
            spoken={t('group.leaveOne', { name })}
            title={t('group.leaveOne', { name })}
            action={{ ...leave, mutate: goOut }}
          >
            {t('group.leaveText')}
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

function Invite({ group }: { group: GroupView }) {
  const t = useTranslate()
  const invite = useInvite(group.id)
  const [organisationId, setOrganisationId] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (organisationId) invite.mutate(organisationId, { onSuccess: () => setOrganisationId(undefined) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <OrganisationSearchBox
        label={t('group.invite')}
        selected={organisationId}
        onSelect={setOrganisationId}
      />
      <p className={styles.hint}>{t('group.inviteText')}</p>
      {invite.isError && <ProblemAlert error={invite.error} />}
      {organisationId && (
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="s" busy={invite.isPending}>
            {t('group.invite')}
          </Button>
        </div>
      )}
    </form>
  )
}
