import { type FlowView, useFlows } from '../api/flows.ts'
import { canDeclare, canFacilitate, useSession } from '../api/session.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
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
import { DeclareLink } from './DeclareLink.tsx'
import { FamilyAndStructure } from './FamilyAndStructure.tsx'
import { FreshnessBadge } from './Freshness.tsx'
import { Party } from './Party.tsx'
import { ProvenanceBadge } from './Provenance.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

type Parameter = 'q' | 'sens' | 'famille' | 'structure'

export default function FlowsPage() {
  const { t, formats } = useLanguage()
  const address = useAddress<Parameter>()
  const filters = {
    q: address.get('q'),
    kind: address.get('sens'),
    family: address.get('famille'),
    organisation: address.get('structure'),
  }
  const flows = useFlows(filters)
  return (
    <Page>
      <PageHeader
        title={t('flows.title')}
        lead={flows.isSuccess && t('flows.count', { count: flows.total })}
        actions={
          <>
            {flows.total > 0 && <ExportMenu list="flows" filters={filters} places />}
            <DeclareLink />
          </>
        }
      />
      <FlowFilters address={address} />
      <PagedList list={flows} empty={<NoFlow isFiltered={location.search !== ''} />}>
        <Table
          caption={t('flows.title')}
          columns={columns(t, formats)}
          rows={flows.items}
          rowKey={(flow) => flow.id}
        />
      </PagedList>
    </Page>
  )
}

function FlowFilters({ address }: { address: Address<Parameter> }) {
  const t = useTranslate()
  const kinds = [
    { value: '', label: t('filter.allFlowKinds') },
    { value: 'stock', label: t('flow.stock') },
    { value: 'need', label: t('flow.need') },
  ]
  return (
    <Toolbar label={t('matches.filters')}>
      <SearchField
        label={t('flows.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('filter.flowKind')}
        value={address.get('sens') ?? ''}
        options={kinds}
        onChange={(sens) => address.set({ sens })}
      />
      <FamilyAndStructure address={address} />
    </Toolbar>
  )
}

function columns(t: Translate, formats: Formats): Column<FlowView>[] {
  return [
    {
      key: 'label',
      header: t('flows.label'),
      heading: true,
      cell: (flow) => (
        <Link to={`/gisements-besoins/${flow.id}`}>
          <Said>{flow.label}</Said>
        </Link>
      ),
    },
    {
      key: 'kind',
      header: t('flows.kind'),
      cell: (flow) => <Badge tone={flow.kind}>{t(`flow.${flow.kind}`)}</Badge>,
    },
    { key: 'party', header: t('flows.party'), cell: (flow) => <Party flow={flow} /> },
    { key: 'family', header: t('filter.family'), cell: (flow) => t(`family.${flow.family}`) },
    {
      key: 'quantity',
      header: t('flows.quantity'),
      cell: (flow) =>
        flow.hiddenFields.includes('quantity') ? (
          <em>{t('flow.told')}</em>
        ) : (
          (formats.quantity(flow) ?? t('app.unknown'))
        ),
    },
    {
      key: 'known',
      header: t('flows.known'),
      cell: (flow) => (
        <>
          <ProvenanceBadge flow={flow} /> <FreshnessBadge flow={flow} /> <VisibilityBadge flow={flow} />
        </>
      ),
    },
  ]
}

function NoFlow({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslate()
  const session = useSession()
  if (isFiltered) return <EmptyState title={t('flows.noneFiltered')} />
  if (!canFacilitate(session))
    return (
      <EmptyState title={t('flows.none')} action={<DeclareLink />}>
        {canDeclare(session) && t('flows.noneMember')}
      </EmptyState>
    )
  const start = (
    <Link to="/import" look="primary">
      {t('import.title')}
    </Link>
  )
  return (
    <EmptyState title={t('flows.none')} action={start}>
      {t('flows.noneText')}
    </EmptyState>
  )
}
