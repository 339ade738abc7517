import { useState } from 'react'
import { roles } from '../../src/kernel/actor.ts'
import { type AccountItem, useAccounts, useStaffInvitations } from '../api/administration.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { PendingInvitations } from '../people/PendingInvitations.tsx'
import styles from '../people/People.module.css'
import { Alert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { InviteStaffDialog } from './InviteStaffDialog.tsx'

/** Every account, for administrators. */
export default function AccountsPage() {
  const t = useTranslate()
  const address = useAddress<'q' | 'role' | 'etat'>()
  const [q, role, state] = [address.get('q'), address.get('role'), address.get('etat')]
  const found = useAccounts({ q, role, state })
  const [isInviting, setInviting] = useState(false)
  const [said, setSaid] = useState('')
  return (
    <Page>
      <PageHeader
        title={t('accounts.title')}
        lead={found.isSuccess && t('accounts.count', { count: found.total })}
        actions={
          <>
            {found.total > 0 && <ExportMenu list="accounts" filters={{ q, role, state }} />}
            <Button variant="primary" onClick={() => setInviting(true)}>
              {t('accounts.invite')}
            </Button>
          </>
        }
      />
      {said && <Alert tone="success">{said}</Alert>}
      <Toolbar label={t('matches.filters')}>
        <SearchField
          label={t('accounts.search')}
          value={q ?? ''}
          onSearch={(text) => address.set({ q: text }, { replace: true })}
        />
        <Select
          label={t('accounts.role')}
          value={role ?? ''}
          options={[
            { value: '', label: t('accounts.allRoles') },
            ...roles.map((value) => ({ value, label: t(`role.${value}`) })),
          ]}
          onChange={(value) => address.set({ role: value })}
        />
        <Select
          label={t('accounts.state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('accounts.allStates') },
            ...(['open', 'closed'] as const).map((value) => ({ value, label: t(`accounts.state.${value}`) })),
          ]}
          onChange={(value) => address.set({ etat: value })}
        />
      </Toolbar>
      <PagedList list={found} empty={<EmptyState title={t('accounts.none')} />}>
        <Accounts accounts={found.items} />
      </PagedList>
      <Pending />
      {isInviting && (
        <InviteStaffDialog
          onClose={() => setInviting(false)}
          onDone={(email) => {
            setInviting(false)
            setSaid(t('people.invited', { email }))
          }}
        />
      )}
    </Page>
  )
}

function Pending() {
  const t = useTranslate()
  const items = useStaffInvitations().data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('people.pending')}>
      <PendingInvitations invitations={items} />
    </Section>
  )
}

function Accounts({ accounts }: { accounts: readonly AccountItem[] }) {
  const { t, formats } = useLanguage()
  const columns: Column<AccountItem>[] = [
    {
      key: 'person',
      header: t('accounts.person'),
      heading: true,
      cell: ({ id, name, email }) => (
        <>
          <Link to={`/administration/comptes/${id}`}>{name}</Link>
          <p className={styles.muted}>{email}</p>
        </>
      ),
    },
    {
      key: 'role',
      header: t('accounts.role'),
      cell: ({ role, portfolioSize }) => (
        <>
          {t(`role.${role}`)}
          {portfolioSize && <p className={styles.muted}>{t('accounts.limited')}</p>}
        </>
      ),
    },
    {
      key: 'structures',
      header: t('accounts.structures'),
      cell: ({ organisations }) =>
        organisations.length === 0
          ? t('accounts.none.structures')
          : organisations.map(({ name }) => name).join(', '),
    },
    {
      key: 'lastSeen',
      header: t('accounts.lastSeen'),
      cell: ({ lastSeenAt }) => (lastSeenAt ? formats.date(lastSeenAt) : t('accounts.never')),
    },
    {
      key: 'factor',
      header: t('accounts.secondFactor'),
      cell: ({ hasSecondFactor }) => t(hasSecondFactor ? 'accounts.yes' : 'accounts.no'),
    },
    {
      key: 'state',
      header: t('accounts.state'),
      cell: ({ disabledAt }) =>
        disabledAt ? <Badge tone="warning">{t('accounts.state.closed')}</Badge> : t('accounts.state.open'),
    },
  ]
  return <Table caption={t('accounts.title')} columns={columns} rows={accounts} rowKey={({ id }) => id} />
}
