import { type FormEvent, useState } from 'react'
import { useParams } from 'wouter'
import { type Role, roles } from '../../src/kernel/actor.ts'
import { SensitiveProblem } from '../accounts/SensitiveProblem.tsx'
import { type AccountDetail, useAccount, useChangeAccount } from '../api/administration.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from '../people/People.module.css'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { AccountAccess } from './AccountAccess.tsx'
import { isEmptyLimit, type Portfolio, PortfolioFields, portfolioInput } from './PortfolioFields.tsx'

/** One account, for administrators. */
export default function AccountPage() {
  const { id } = useParams<{ id: string }>()
  const account = useAccount(id)
  if (account.isPending) return <Loading />
  return (
    <Page>
      {account.isError ? (
        <ProblemAlert error={account.error} onRetry={account.refetch} />
      ) : (
        <Account account={account.data} />
      )}
    </Page>
  )
}

function Account({ account }: { account: AccountDetail }) {
  const t = useTranslate()
  return (
    <>
      <PageHeader
        before={
          <Link to="/administration/comptes" icon="back" look="quiet" size="s">
            {t('accounts.back')}
          </Link>
        }
        title={account.name}
        lead={account.email}
        actions={account.disabledAt && <Badge tone="warning">{t('accounts.state.closed')}</Badge>}
      />
      <div className={styles.narrow}>
        <Known account={account} />
        <Section title={t('accounts.rights')}>
          <Rights key={`${account.role} ${JSON.stringify(account.portfolio)}`} account={account} />
        </Section>
        <Section title={t('accounts.access')}>
          <AccountAccess account={account} />
        </Section>
      </div>
    </>
  )
}

function Known({ account }: { account: AccountDetail }) {
  const { t, formats } = useLanguage()
  const { createdAt, lastSeenAt, disabledAt, hasSecondFactor, organisations } = account
  const structures =
    organisations.length === 0 ? (
      t('accounts.none.structures')
    ) : (
      <ul>
        {organisations.map(({ id, name, role }) => (
          <li key={id}>
            <Link to={`/structures/${id}/personnes`}>{name}</Link> ({t(`membership.${role}`)})
          </li>
        ))}
      </ul>
    )
  const facts: (Fact | false)[] = [
    [t('accounts.created'), formats.date(createdAt)],
    [t('accounts.lastSeen'), lastSeenAt ? formats.date(lastSeenAt) : t('accounts.never')],
    disabledAt !== null && [t('accounts.closedSince'), formats.date(disabledAt)],
    [t('accounts.secondFactor'), t(hasSecondFactor ? 'accounts.yes' : 'accounts.no')],
    [t('accounts.structures'), structures],
  ]
  return <Facts facts={facts.filter((fact): fact is Fact => fact !== false)} />
}

function Rights({ account }: { account: AccountDetail }) {
  const t = useTranslate()
  const change = useChangeAccount(account.id)
  const [role, setRole] = useState<Role>(account.role)
  const [portfolio, setPortfolio] = useState<Portfolio>(
    account.portfolioSize && {
      communes: account.portfolio.communes.map(({ code, name }) => ({ id: code, label: name })),
      organisations: account.portfolio.organisations.map(({ id, name }) => ({ id, label: name })),
    },
  )
  const isFacilitator = role === 'facilitator'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isFacilitator && isEmptyLimit(portfolio)) return
    change.mutate({ role, ...(isFacilitator && { portfolio: portfolioInput(portfolio) }) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <SensitiveProblem action={change} />
      {change.isSuccess && <Alert tone="success">{t('accounts.saved')}</Alert>}
      <Select
        label={t('accounts.role')}
        value={role}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) => setRole(value as Role)}
      />
      {isFacilitator && <PortfolioFields portfolio={portfolio} onChange={setPortfolio} />}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t('accounts.save')}
        </Button>
      </div>
    </form>
  )
}
