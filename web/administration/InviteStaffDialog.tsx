import { type FormEvent, useId, useState } from 'react'
import { SensitiveProblem } from '../accounts/SensitiveProblem.tsx'
import { useInviteStaff } from '../api/administration.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import styles from '../people/People.module.css'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import {
  isEmptyLimit,
  NO_PORTFOLIO,
  type Portfolio,
  PortfolioFields,
  portfolioInput,
} from './PortfolioFields.tsx'

const ROLES = ['facilitator', 'authority', 'administrator'] as const
type StaffRole = (typeof ROLES)[number]

/** Invites a facilitator, an authority or an administrator by mail. */
export function InviteStaffDialog({ onClose, onDone }: { onClose(): void; onDone(email: string): void }) {
  const { t, language } = useLanguage()
  const formId = useId()
  const invite = useInviteStaff()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<StaffRole>('facilitator')
  const [portfolio, setPortfolio] = useState<Portfolio>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (role === 'facilitator' && isEmptyLimit(portfolio)) return
    send()
  }
  const send = () =>
    invite.mutate(
      {
        email,
        role,
        language,
        portfolio: role === 'facilitator' ? portfolioInput(portfolio) : NO_PORTFOLIO,
      },
      { onSuccess: () => onDone(email) },
    )
  return (
    <Dialog
      title={t('accounts.inviteTitle')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={invite.isPending}>
          {t('people.inviteSubmit')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <p className={styles.muted}>{t('accounts.inviteHint')}</p>
        <SensitiveProblem action={{ ...invite, mutate: send }} />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={setEmail}
          error={faultOf(invite.error, '/email')}
        />
        <Select
          label={t('accounts.role')}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => setRole(value as StaffRole)}
        />
        {role === 'facilitator' && <PortfolioFields portfolio={portfolio} onChange={setPortfolio} />}
      </form>
    </Dialog>
  )
}
