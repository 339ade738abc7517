import type { FoundFlow } from '../api/flows.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { FreshnessBadge } from './Freshness.tsx'
import { Party } from './Party.tsx'
import { ProvenanceBadge } from './Provenance.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

/** Flows in a table; how far each is, once it was asked from somewhere. */
export function FlowTable({ flows, caption }: { flows: readonly FoundFlow[]; caption: string }) {
  const { t, formats } = useLanguage()
  const isPlaced = flows.some(({ distanceKm }) => distanceKm !== null)
  return (
    <Table
      caption={caption}
      columns={[...columns(t, formats), ...(isPlaced ? [distance(t, formats)] : [])]}
      rows={flows}
      rowKey={(flow) => flow.id}
    />
  )
}

function distance(t: Translate, formats: Formats): Column<FoundFlow> {
  return {
    key: 'distance',
    header: t('filter.distance'),
    cell: ({ distanceKm }) => (distanceKm === null ? t('app.unknown') : formats.distance(distanceKm)),
  }
}

function columns(t: Translate, formats: Formats): Column<FoundFlow>[] {
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
