import { type FormEvent, useId, useState } from 'react'
import { type EventView, useInviteToEvent } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Events.module.css'
import { peopleIn } from './peopleIn.ts'

/** Asks structures, one after the other, and people by their address. */
export function InviteDialog({ event, onClose }: { event: EventView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const invite = useInviteToEvent(event.id)
  const [organisationId, setOrganisationId] = useState<string>()
  const [typed, setTyped] = useState('')
  const { people, fault } = peopleIn(typed)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (fault || (!organisationId && people.length === 0)) return
    const organisationIds = organisationId ? [organisationId] : []
    invite.mutate(
      { organisationIds, people },
      {
        onSuccess: () => {
          setOrganisationId(undefined)
          setTyped('')
        },
      },
    )
  }
  return (
    <Dialog
      title={t('event.invite')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
          {t('event.invite')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <div role="status">
          {invite.isSuccess && typed === '' && !organisationId && (
            <Alert tone="success">{t('event.invited')}</Alert>
          )}
        </div>
        {invite.isError && <ProblemAlert error={invite.error} />}
        <p className={styles.hint}>
          {t(event.status === 'draft' ? 'event.inviteText.draft' : 'event.inviteText.published')}
        </p>
        <OrganisationSearchBox
          label={t('event.inviteStructure')}
          selected={organisationId}
          onSelect={setOrganisationId}
        />
        <TextArea
          label={t('event.invitePeople')}
          hint={t('event.invitePeopleHint')}
          rows={4}
          value={typed}
          error={fault === null ? undefined : t('event.inviteFault', { line: fault })}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  )
}
