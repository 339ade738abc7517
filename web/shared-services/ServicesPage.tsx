import { useState } from 'react'
import { useLocation } from 'wouter'
import { serviceKinds, serviceStages } from '../../src/kernel/shared-services.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { type ServiceFilters, type ServiceSummary, useServices } from '../api/shared-services.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
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
import { NewServiceDialog } from './NewServiceDialog.tsx'
import { ServiceCounts } from './ServiceCounts.tsx'
import styles from './Services.module.css'
import { ServiceBadges } from './serviceWords.tsx'

type ServiceAddress = Address<'q' | 'sorte' | 'etape' | 'miens'>
const MINE = { oui: 'yes', non: 'no' } as const

function filtersOf(address: ServiceAddress): ServiceFilters {
  const mine = address.get('miens')
  return {
    q: address.get('q'),
    kind: serviceKinds.find((kind) => kind === address.get('sorte')),
    stage: serviceStages.find((stage) => stage === address.get('etape')),
    inside: mine === 'oui' || mine === 'non' ? MINE[mine] : undefined,
  }
}

/** The shared services one takes part in or leads, is invited to, and those open to the network. */
export default function ServicesPage() {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const facilitates = canFacilitate(useSession())
  const address: ServiceAddress = useAddress()
  const filters = filtersOf(address)
  const services = useServices(filters)
  const [isCreating, setCreating] = useState(false)
  const byStage = services.data?.pages[0]?.byStage
  return (
    <Page>
      <PageHeader
        title={t('services.title')}
        lead={t('services.lead')}
        actions={
          <>
            {facilitates && (
              <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
                {t('services.create')}
              </Button>
            )}
            {services.total > 0 && <ExportMenu list="shared-services" filters={{ ...filters }} />}
          </>
        }
      />
      <Filters address={address} byStage={byStage} />
      <PagedList list={services} empty={<NoService address={address} filters={filters} />}>
        <p role="status">{t('services.count', { count: services.total })}</p>
        <Table
          caption={t('services.title')}
          columns={columns(t, formats)}
          rows={services.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
      <ServiceCounts />
      {isCreating && (
        <NewServiceDialog
          onClose={() => setCreating(false)}
          onDone={({ id }) => navigate(`/services/${id}`)}
        />
      )}
    </Page>
  )
}

interface FiltersProps {
  address: ServiceAddress
  byStage: Partial<Record<ServiceSummary['stage'], number>> | undefined
}

function Filters({ address, byStage }: FiltersProps) {
  const t = useTranslate()
  return (
    <Toolbar label={t('services.filters')}>
      <SearchField
        label={t('services.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('services.kind')}
        value={address.get('sorte') ?? ''}
        options={[
          { value: '', label: t('services.allKinds') },
          ...serviceKinds.map((kind) => ({ value: kind, label: t(`service.kind.${kind}`) })),
        ]}
        onChange={(sorte) => address.set({ sorte })}
      />
      <Select
        label={t('services.stage')}
        value={address.get('etape') ?? ''}
        options={[
          { value: '', label: t('services.allStages') },
          ...serviceStages.map((stage) => ({
            value: stage,
            label: t('services.stageCount', {
              ...{ stage: t(`service.stage.${stage}`), count: String(byStage?.[stage] ?? 0) },
            }),
          })),
        ]}
        onChange={(etape) => address.set({ etape })}
      />
      <Select
        label={t('services.mine')}
        value={address.get('miens') ?? ''}
        options={[
          { value: '', label: t('services.mine.all') },
          { value: 'oui', label: t('services.mine.yes') },
          { value: 'non', label: t('services.mine.no') },
        ]}
        onChange={(miens) => address.set({ miens })}
      />
    </Toolbar>
  )
}

function NoService({ address, filters }: { address: ServiceAddress; filters: ServiceFilters }) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  if (Object.values(filters).some((value) => value !== undefined)) {
    const nothing = { q: undefined, sorte: undefined, etape: undefined, miens: undefined }
    const reset = <Button onClick={() => address.set(nothing)}>{t('services.reset')}</Button>
    return <EmptyState title={t('services.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState title={t('services.none')}>
      {t(`services.none.${facilitates ? 'facilitator' : 'other'}`)}
    </EmptyState>
  )
}

function columns(t: Translate, formats: Formats): Column<ServiceSummary>[] {
  return [
    {
      key: 'title',
      header: t('services.name'),
      heading: true,
      cell: (service) => (
        <span className={styles.name}>
          <Link to={`/services/${service.id}`}>
            <Said>{service.title}</Said>
          </Link>
          <span className={styles.facts}>
            <ServiceBadges service={service} />
          </span>
        </span>
      ),
    },
    {
      key: 'who',
      header: t('services.who'),
      cell: ({ userCount }) =>
        userCount === 0 ? t('services.usersNone') : t('services.users', { count: userCount }),
    },
    {
      key: 'volume',
      header: t('services.volume'),
      cell: ({ unit, unitsPerYear, isInside }) => {
        if (!isInside) return t('services.forParties')
        if (unit === null || unitsPerYear === null) return t('service.toSay')
        return formats.quantity({ quantity: unitsPerYear, unit, period: 'year' })
      },
    },
    {
      key: 'since',
      header: t('services.since'),
      cell: ({ startsOn, stage }) => (startsOn && stage === 'running' ? formats.date(startsOn) : '—'),
    },
  ]
}
