import { useParams } from 'wouter'
import { type FlowView, useFlow } from '../api/flows.ts'
import { useVersions, type VersionItem } from '../api/versions.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { actorName } from '../journal/words.ts'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Comparison } from './Comparison.tsx'
import { StateOnDay } from './StateOnDay.tsx'
import { stateLines } from './stateLines.ts'

/** What was said of a flow over time, for those who work on it. */
export default function HistoryPage() {
  const { id } = useParams<{ id: string }>()
  const flow = useFlow(id)
  const versions = useVersions(id)
  if (flow.isPending || versions.isPending) return <Loading />
  const failed = [flow, versions].find(({ isError }) => isError)
  if (!flow.data || !versions.data) {
    return (
      <Page>
        <ProblemAlert error={failed?.error} onRetry={failed?.refetch} />
      </Page>
    )
  }
  return <History flow={flow.data} versions={versions.data.items} />
}

function History({ flow, versions }: { flow: FlowView; versions: readonly VersionItem[] }) {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/gisements-besoins/${flow.id}`} icon="back" look="quiet" size="s" data-print="hide">
            {t('history.back')}
          </Link>
        }
        title={t('history.of', { label: flow.label })}
        lead={t('history.count', { count: versions.length })}
      />
      <Section title={t('history.versions')}>
        <Versions flow={flow} versions={versions} />
      </Section>
      {versions.length > 1 && (
        <Section title={t('history.compare')}>
          <Comparison flow={flow} versions={versions} />
        </Section>
      )}
      <Section title={t('history.onDay')}>
        <StateOnDay flow={flow} versions={versions} />
      </Section>
    </Page>
  )
}

function Versions({ flow, versions }: { flow: FlowView; versions: readonly VersionItem[] }) {
  const { t, formats } = useLanguage()
  const lines = stateLines(flow.kind, t, formats)
  /** Without an author, it is how the flow stood when its history began. */
  const by = ({ author }: VersionItem) => (author ? actorName({ actor: author }, t) : t('app.unknown'))
  const columns: Column<VersionItem>[] = [
    {
      key: 'number',
      header: t('history.number'),
      heading: true,
      cell: ({ number }) => t('history.numbered', { number }),
    },
    { key: 'at', header: t('history.at'), cell: ({ at }) => formats.moment(at) },
    { key: 'by', header: t('history.by'), cell: by },
    { key: 'origin', header: t('history.origin'), cell: ({ origin }) => t(`history.origin.${origin}`) },
    {
      key: 'what',
      header: t('history.what'),
      cell: ({ act, changed }) => {
        const told = lines.filter(({ fields }) => fields.some((field) => changed.includes(field)))
        return act === 'changed' ? told.map(({ label }) => label).join(', ') : t(`history.act.${act}`)
      },
    },
  ]
  return (
    <Table
      caption={t('history.versions')}
      columns={columns}
      rows={versions}
      rowKey={({ number }) => String(number)}
    />
  )
}
