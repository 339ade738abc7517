import { type FormEvent, useId, useState } from 'react'
import { type MembershipRole, useInvite } from '../api/people.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { RoleSelect } from './DecisionDialogs.tsx'
import styles from './People.module.css'

interface InviteDialogProps {
  organisation: { id: string; name: string }
  onClose(): void
  onDone(email: string): void
}

/** Invites somebody to a structure by mail. */
export function InviteDialog({ organisation, onClose, onDone }: InviteDialogProps) {
  const { t, language } = useLanguage()
  const formId = useId()
  const invite = useInvite(organisation.id)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<MembershipRole>('member')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ email, role, language }, { onSuccess: () => onDone(email) })
  }
  return (
    <Dialog
      title={t('people.inviteTitle', { name: organisation.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={invite.isPending}>
          {t('people.inviteSubmit')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <p>{t('people.inviteText')}</p>
        {invite.isError && <ProblemAlert error={invite.error} />}
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(invite.error, '/email')}
        />
        <RoleSelect role={role} hint={t('requests.roleHint')} onChange={setRole} />
      </form>
    </Dialog>
  )
}
