import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { Door } from '../accounts/Door.tsx'
import { type OpenedInvitation, useAcceptInvitation, useOpenedInvitation } from '../api/people.ts'
import { faultOf } from '../api/problem.ts'
import { type SessionView, useSessionQuery } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'

const KEPT = 'boucle.invitation'

/** The token of the link, kept for the time of a sign-in: it must never travel in an address that is asked for. */
function tokenOfLink(): string {
  const token = window.location.hash.slice(1)
  if (token) sessionStorage.setItem(KEPT, token)
  return token || (sessionStorage.getItem(KEPT) ?? '')
}

/** Where the link of an invitation leads, signed in or not. */
export default function InvitationPage() {
  const t = useTranslate()
  const [token] = useState(tokenOfLink)
  if (token) return <Opened token={token} />
  return (
    <Door>
      <PageHeader title={t('invitation.title')} />
      <Alert tone="warning">{t('invitation.none')}</Alert>
    </Door>
  )
}

function Opened({ token }: { token: string }) {
  const { t, formats } = useLanguage()
  const invitation = useOpenedInvitation(token)
  const session = useSessionQuery()
  if (invitation.isPending || session.isPending) return <Loading />
  if (invitation.isError) {
    return (
      <Door>
        <PageHeader title={t('invitation.title')} />
        <ProblemAlert error={invitation.error} />
        <p>
          <Link to="/">{t('notFound.home')}</Link>
        </p>
      </Door>
    )
  }
  const { organisationName, invitedBy, role, membershipRole, email, expiresAt } = invitation.data
  const by = invitedBy ?? t('invitation.somebody')
  const lead = organisationName
    ? t('invitation.toStructure', { by, name: organisationName })
    : t('invitation.toStaff', { by })
  return (
    <Door>
      <PageHeader title={t('invitation.title')} lead={lead} />
      <Facts
        facts={[
          [
            t('invitation.as'),
            membershipRole ? t(`membership.${membershipRole}`) : t(`role.${role ?? 'member'}`),
          ],
          [t('invitation.address'), email],
          [t('invitation.until'), formats.date(expiresAt)],
        ]}
      />
      <Answer token={token} invitation={invitation.data} session={session.data ?? null} />
    </Door>
  )
}

interface AnswerProps {
  token: string
  invitation: OpenedInvitation
  session: SessionView | null
}

/** What this person can do: sign in first, accept with this account, or make one. */
function Answer({ token, invitation, session }: AnswerProps) {
  const t = useTranslate()
  const { email, hasAccount } = invitation
  if (session && session.user.email !== email)
    return <Alert tone="warning">{t('invitation.otherAccount', { email })}</Alert>
  if (session) return <AcceptAsSelf token={token} />
  if (!hasAccount) return <AcceptAsNew token={token} />
  return (
    <>
      <Alert tone="info">{t('invitation.signIn')}</Alert>
      <Link to="/connexion?suite=/invitation" look="primary">
        {t('signIn.submit')}
      </Link>
    </>
  )
}

function useAcceptance(token: string) {
  const [, navigate] = useLocation()
  const accept = useAcceptInvitation(() => {
    sessionStorage.removeItem(KEPT)
    navigate('/', { replace: true })
  })
  const take = (person: { name?: string; password?: string }) => accept.mutate({ token, ...person })
  return { accept, take }
}

function AcceptAsSelf({ token }: { token: string }) {
  const t = useTranslate()
  const { accept, take } = useAcceptance(token)
  return (
    <>
      {accept.isError && <ProblemAlert error={accept.error} />}
      <Button variant="primary" busy={accept.isPending} onClick={() => take({})}>
        {t('invitation.acceptAs')}
      </Button>
    </>
  )
}

function AcceptAsNew({ token }: { token: string }) {
  const t = useTranslate()
  const { accept, take } = useAcceptance(token)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take({ name, ...(password && { password }) })
  }
  return (
    <form onSubmit={submit}>
      {accept.isError && <ProblemAlert error={accept.error} />}
      <TextField
        label={t('invitation.name')}
        autoComplete="name"
        required
        value={name}
        onChange={setName}
        error={faultOf(accept.error, '/name')}
      />
      <TextField
        label={t('invitation.password')}
        hint={t('invitation.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={faultOf(accept.error, '/password')}
      />
      <Button type="submit" variant="primary" busy={accept.isPending}>
        {t('invitation.accept')}
      </Button>
    </form>
  )
}
