import { useState } from 'react'
import { type InvitationView, useResendInvitation, useRevokeInvitation } from '../api/people.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './People.module.css'

/** Invitations not answered yet, to a structure or to the team: sent again, or cancelled. */
export function PendingInvitations({ invitations }: { invitations: readonly InvitationView[] }) {
  const { t, formats } = useLanguage()
  const resend = useResendInvitation()
  const revoke = useRevokeInvitation()
  const [said, setSaid] = useState('')
  const error = resend.error ?? revoke.error
  const columns: Column<InvitationView>[] = [
    { key: 'email', header: t('people.email'), heading: true, cell: ({ email }) => email },
    {
      key: 'role',
      header: t('people.role'),
      cell: ({ role, membershipRole }) =>
        membershipRole ? t(`membership.${membershipRole}`) : t(`role.${role ?? 'member'}`),
    },
    {
      key: 'until',
      header: t('invitation.until'),
      cell: ({ isExpired, expiresAt }) =>
        isExpired ? t('people.expired', { date: formats.date(expiresAt) }) : formats.date(expiresAt),
    },
    { key: 'by', header: t('people.by'), cell: ({ invitedBy }) => invitedBy ?? t('app.unknown') },
    {
      key: 'actions',
      header: t('people.actions'),
      cell: ({ id, email }) => (
        <div className={styles.actions}>
          <Button
            size="s"
            aria-label={t('people.resendOne', { email })}
            onClick={() => resend.mutate(id, { onSuccess: () => setSaid(t('people.resent', { email })) })}
          >
            {t('people.resend')}
          </Button>
          <Button
            size="s"
            variant="quiet"
            aria-label={t('people.revokeOne', { email })}
            onClick={() => revoke.mutate(id)}
          >
            {t('people.revoke')}
          </Button>
        </div>
      ),
    },
  ]
  return (
    <>
      {said && !error && <Alert tone="success">{said}</Alert>}
      {error && <ProblemAlert error={error} />}
      <Table caption={t('people.pending')} columns={columns} rows={invitations} rowKey={({ id }) => id} />
    </>
  )
}
