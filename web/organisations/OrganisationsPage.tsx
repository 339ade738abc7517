import { type OrganisationSummary, useOrganisations } from '../api/organisations.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'

const KINDS = ['company', 'association', 'public'] as const

export default function OrganisationsPage() {
  const t = useTranslate()
  const session = useSession()
  const address = useAddress<'q' | 'type'>()
  const q = address.get('q')
  const kind = address.get('type')
  const found = useOrganisations({ q, kind })
  const kinds = [
    { value: '', label: t('filter.allOrganisationKinds') },
    ...KINDS.map((value) => ({ value, label: t(`organisation.kind.${value}`) })),
  ]
  return (
    <Page>
      <PageHeader
        title={t('organisations.title')}
        lead={found.isSuccess && t('organisations.count', { count: found.total })}
        actions={
          <>
            {canFacilitate(session) && (
              <Link to="/structures/nouvelle" look="primary" size="s">
                {t('structureForm.newTitle')}
              </Link>
            )}
            {found.total > 0 && <ExportMenu list="organisations" filters={{ q, kind }} places />}
          </>
        }
      />
      <Toolbar label={t('matches.filters')}>
        <SearchField
          label={t('organisations.search')}
          value={q ?? ''}
          onSearch={(text) => address.set({ q: text }, { replace: true })}
        />
        <Select
          label={t('filter.organisationKind')}
          value={kind ?? ''}
          options={kinds}
          onChange={(type) => address.set({ type })}
        />
      </Toolbar>
      <PagedList list={found} empty={<NoOrganisation isFiltered={Boolean(q || kind)} />}>
        <Table
          caption={t('organisations.title')}
          columns={columns(t)}
          rows={found.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
    </Page>
  )
}

function NoOrganisation({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslate()
  const canImport = canFacilitate(useSession())
  if (isFiltered) return <EmptyState title={t('organisations.noneFiltered')} />
  const action = canImport && (
    <Link to="/import" look="primary">
      {t('import.title')}
    </Link>
  )
  return (
    <EmptyState title={t('organisations.none')} action={action}>
      {canImport && t('organisations.noneText')}
    </EmptyState>
  )
}

function columns(t: Translate): Column<OrganisationSummary>[] {
  return [
    {
      key: 'name',
      header: t('organisations.name'),
      heading: true,
      cell: ({ id, name }) => <Link to={`/structures/${id}`}>{name}</Link>,
    },
    { key: 'kind', header: t('organisations.kind'), cell: ({ kind }) => t(`organisation.kind.${kind}`) },
    {
      key: 'activity',
      header: t('organisations.activity'),
      cell: (one) => one.activityLabel ?? one.nafCode ?? t('app.unknown'),
    },
    {
      key: 'commune',
      header: t('organisations.commune'),
      cell: (one) => one.communeName ?? t('app.unknown'),
    },
    { key: 'stocks', header: t('organisations.stocks'), numeric: true, cell: (one) => one.stockCount },
    { key: 'needs', header: t('organisations.needs'), numeric: true, cell: (one) => one.needCount },
  ]
}
