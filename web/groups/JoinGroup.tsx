import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { type GroupMember, type GroupView, useAnswerMember, useAskToJoin } from '../api/groups.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Groups.module.css'

/** What a structure is asked, and what a yes shows of it. */
export function Invitation({ group, member }: { group: GroupView; member: GroupMember }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const answer = useAnswerMember(group.id, member.id)
  return (
    <Section title={t('group.invitation', { name: member.name })}>
      <p className={styles.text}>{t('group.invitationText')}</p>
      {answer.isError && <ProblemAlert error={answer.error} />}
      <div className={styles.actions}>
        <Button variant="primary" busy={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('group.join')}
        </Button>
        <Button
          busy={answer.isPending}
          onClick={() => answer.mutate(false, { onSuccess: () => navigate('/groupes') })}
        >
          {t('group.decline')}
        </Button>
      </div>
    </Section>
  )
}

/** Of an open group: asks to be let in, for a structure of one’s own. */
export function JoinGroup({ group }: { group: GroupView }) {
  const t = useTranslate()
  const ask = useAskToJoin(group.id)
  const [chosen, setChosen] = useState<string>()
  const [message, setMessage] = useState('')
  const organisationId = chosen ?? group.mayAsk[0]?.id
  if (group.own.some(({ state }) => state === 'asked'))
    return <p className={styles.text}>{t('group.waiting')}</p>
  if (!organisationId)
    return group.own.some(({ state }) => state === 'invited') ? null : (
      <p className={styles.text}>{t('group.outside')}</p>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ organisationId, message: message.trim() || null })
  }
  return (
    <Section title={t('group.askTitle')}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{t('group.askText')}</p>
        {ask.isError && <ProblemAlert error={ask.error} />}
        {group.mayAsk.length > 1 && (
          <Select
            label={t('group.askFor')}
            value={organisationId}
            options={group.mayAsk.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        <TextArea
          label={t('group.askMessage')}
          value={message}
          rows={2}
          maxLength={600}
          onChange={setMessage}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('group.ask')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
