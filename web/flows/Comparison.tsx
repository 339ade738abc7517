import type { FlowView } from '../api/flows.ts'
import { useComparison, type VersionItem } from '../api/versions.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { stateLines } from './stateLines.ts'

/** Two versions, line by line where they differ; the last two unless others are chosen. */
export function Comparison({ flow, versions }: { flow: FlowView; versions: readonly VersionItem[] }) {
  const { t, formats } = useLanguage()
  const address = useAddress<'avant' | 'apres'>()
  const last = versions[0]?.number ?? 1
  const chosen = (parameter: 'avant' | 'apres', otherwise: number) =>
    versions.find(({ number }) => String(number) === address.get(parameter))?.number ?? otherwise
  const after = chosen('apres', last)
  const before = chosen('avant', Math.max(1, after - 1))
  const options = versions.map(({ number, at }) => ({
    value: String(number),
    label: t('history.versionOf', { number, date: formats.moment(at) }),
  }))
  return (
    <>
      <Toolbar label={t('history.compare')}>
        <Select
          label={t('history.before')}
          value={String(before)}
          options={options}
          onChange={(avant) => address.set({ avant }, { replace: true })}
        />
        <Select
          label={t('history.after')}
          value={String(after)}
          options={options}
          onChange={(apres) => address.set({ apres }, { replace: true })}
        />
      </Toolbar>
      <Differences flow={flow} before={before} after={after} />
    </>
  )
}

function Differences({ flow, before, after }: { flow: FlowView; before: number; after: number }) {
  const { t, formats } = useLanguage()
  const comparison = useComparison(flow.id, before, after)
  if (comparison.isPending) return <Loading />
  if (comparison.isError) return <ProblemAlert error={comparison.error} onRetry={comparison.refetch} />
  const [older, newer] = [comparison.data.before.state, comparison.data.after.state]
  const rows = stateLines(flow.kind, t, formats)
    .map(({ label, read }) => ({ label, before: read(older), after: read(newer) }))
    .filter((line) => line.before !== line.after)
  if (rows.length === 0) return <Alert tone="info">{t('history.same')}</Alert>
  const shown = (text: string | null) => (text ? <Said>{text}</Said> : <em>{t('app.unknown')}</em>)
  return (
    <Table
      caption={t('history.differences', { before, after })}
      columns={[
        { key: 'field', header: t('history.field'), heading: true, cell: ({ label }) => label },
        { key: 'before', header: t('history.before'), cell: (row) => shown(row.before) },
        { key: 'after', header: t('history.after'), cell: (row) => shown(row.after) },
      ]}
      rows={rows}
      rowKey={({ label }) => label}
    />
  )
}
