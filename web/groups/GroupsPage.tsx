import { useState } from 'react'
import { useLocation } from 'wouter'
import { groupStates } from '../../src/kernel/groups.ts'
import { type GroupFilters, type GroupSummary, useGroups } from '../api/groups.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import styles from './Groups.module.css'
import { Activity, GroupBadges, NextMeeting } from './groupWords.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'

type GroupAddress = Address<'q' | 'etat' | 'miens'>
const MINE = { oui: 'yes', non: 'no' } as const

function filtersOf(address: GroupAddress): GroupFilters {
  const mine = address.get('miens')
  return {
    q: address.get('q'),
    state: groupStates.find((state) => state === address.get('etat')),
    inside: mine === 'oui' || mine === 'non' ? MINE[mine] : undefined,
  }
}

/** The working groups one is in or facilitates, is invited to, and those open to the network. */
export default function GroupsPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const facilitates = canFacilitate(useSession())
  const address: GroupAddress = useAddress()
  const filters = filtersOf(address)
  const groups = useGroups(filters)
  const [isCreating, setCreating] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('groups.title')}
        lead={t('groups.lead')}
        actions={
          <>
            {facilitates && (
              <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
                {t('groups.create')}
              </Button>
            )}
            {groups.total > 0 && <ExportMenu list="groups" filters={{ ...filters }} />}
          </>
        }
      />
      <Filters address={address} />
      <PagedList list={groups} empty={<NoGroup address={address} filters={filters} />}>
        <p role="status">{t('groups.count', { count: groups.total })}</p>
        <Table caption={t('groups.title')} columns={columns(t)} rows={groups.items} rowKey={({ id }) => id} />
      </PagedList>
      {isCreating && (
        <NewGroupDialog onClose={() => setCreating(false)} onDone={({ id }) => navigate(`/groupes/${id}`)} />
      )}
    </Page>
  )
}

function Filters({ address }: { address: GroupAddress }) {
  const t = useTranslate()
  return (
    <Toolbar label={t('groups.filters')}>
      <SearchField
        label={t('groups.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('groups.state')}
        value={address.get('etat') ?? ''}
        options={[
          { value: '', label: t('groups.allStates') },
          ...groupStates.map((value) => ({ value, label: t(`group.state.${value}`) })),
        ]}
        onChange={(etat) => address.set({ etat })}
      />
      <Select
        label={t('groups.mine')}
        value={address.get('miens') ?? ''}
        options={[
          { value: '', label: t('groups.mine.all') },
          { value: 'oui', label: t('groups.mine.yes') },
          { value: 'non', label: t('groups.mine.no') },
        ]}
        onChange={(miens) => address.set({ miens })}
      />
    </Toolbar>
  )
}

function NoGroup({ address, filters }: { address: GroupAddress; filters: GroupFilters }) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  if (Object.values(filters).some((value) => value !== undefined)) {
    const reset = (
      <Button onClick={() => address.set({ q: undefined, etat: undefined, miens: undefined })}>
        {t('groups.reset')}
      </Button>
    )
    return <EmptyState title={t('groups.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState title={t('groups.none')}>
      {t(`groups.none.${facilitates ? 'facilitator' : 'other'}`)}
    </EmptyState>
  )
}

function columns(t: Translate): Column<GroupSummary>[] {
  return [
    {
      key: 'title',
      header: t('groups.theme'),
      heading: true,
      cell: (group) => (
        <span className={styles.name}>
          <Link to={`/groupes/${group.id}`}>
            <Said>{group.title}</Said>
          </Link>
          <span className={styles.facts}>
            <GroupBadges group={group} />
          </span>
        </span>
      ),
    },
    { key: 'activity', header: t('groups.activity'), cell: (group) => <Activity group={group} /> },
    {
      key: 'next',
      header: t('groups.next'),
      cell: (group) => (group.isInside ? <NextMeeting group={group} /> : t('group.forMembers')),
    },
    {
      key: 'lead',
      header: t('groups.leader'),
      cell: ({ lead, isInside }) => (isInside ? (lead?.name ?? t('group.noLead')) : t('group.forMembers')),
    },
  ]
}
