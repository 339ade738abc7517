import type { ReactNode } from 'react'
import { type FlowView, useFlows } from '../api/flows.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { MoreButton } from '../ui/MoreButton.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { familyOptions } from './familyOptions.ts'
import { Party } from './Party.tsx'
import { ProvenanceBadge } from './Provenance.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

type Parameter = 'q' | 'sens' | 'famille' | 'structure'

export default function FlowsPage() {
  const t = useTranslate()
  const address = useAddress<Parameter>()
  const flows = useFlows({
    q: address.get('q'),
    kind: address.get('sens'),
    family: address.get('famille'),
    organisation: address.get('structure'),
  })
  return (
    <Page>
      <PageHeader
        title={t('flows.title')}
        lead={flows.isSuccess && t('flows.count', { count: flows.total })}
      />
      <FlowFilters address={address} />
      {flows.isError && <ProblemAlert error={flows.error} onRetry={flows.refetch} />}
      {flows.isPending && <Loading />}
      {flows.isSuccess && (
        <FlowTable flows={flows.items} empty={<NoFlow isFiltered={location.search !== ''} />} />
      )}
      <MoreButton
        shown={flows.items.length}
        total={flows.total}
        busy={flows.isFetchingNextPage}
        onMore={flows.fetchNextPage}
      />
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
      <Select
        label={t('filter.family')}
        value={address.get('famille') ?? ''}
        options={familyOptions(t)}
        onChange={(famille) => address.set({ famille })}
      />
      <OrganisationSearchBox
        selected={address.get('structure')}
        onSelect={(structure) => address.set({ structure })}
      />
    </Toolbar>
  )
}

function FlowTable({ flows, empty }: { flows: readonly FlowView[]; empty: ReactNode }) {
  const { t, formats } = useLanguage()
  if (flows.length === 0) return empty
  return (
    <Table caption={t('flows.title')} columns={columns(t, formats)} rows={flows} rowKey={(flow) => flow.id} />
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
          <ProvenanceBadge flow={flow} /> <VisibilityBadge flow={flow} />
        </>
      ),
    },
  ]
}

function NoFlow({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslate()
  const session = useSession()
  if (isFiltered) return <EmptyState title={t('flows.noneFiltered')} />
  return (
    <EmptyState
      title={t('flows.none')}
      action={
        canFacilitate(session) && (
          <Link to="/import" look="primary">
            {t('import.title')}
          </Link>
        )
      }
    >
      {canFacilitate(session) && t('flows.noneText')}
    </EmptyState>
  )
}
