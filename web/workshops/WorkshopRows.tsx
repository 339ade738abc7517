import { type RowView, useWorkshopRows } from '../api/workshops.ts'
import { Party } from '../flows/Party.tsx'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Workshop.module.css'

/** What all facilitators typed, as it comes; what seems to be said twice is flagged. */
export function WorkshopRows({ id }: { id: string }) {
  const { t, formats } = useLanguage()
  const rows = useWorkshopRows(id)
  return (
    <Section title={t('workshop.rows')}>
      {rows.isPending && <Loading />}
      {rows.isError && <ProblemAlert error={rows.error} onRetry={rows.refetch} />}
      {rows.data?.total === 0 && <p className={styles.muted}>{t('workshop.noRows')}</p>}
      {rows.isSuccess && rows.data.total > 0 && (
        <Table
          caption={t('workshop.rows')}
          columns={columns(t, formats)}
          rows={rows.data.items}
          rowKey={({ flow }) => flow.id}
        />
      )}
    </Section>
  )
}

function columns(t: Translate, formats: Formats): Column<RowView>[] {
  return [
    {
      key: 'label',
      header: t('sheet.cell.label'),
      heading: true,
      cell: ({ flow, twins }) => (
        <>
          <Link to={`/gisements-besoins/${flow.id}`}>
            <Said>{flow.label}</Said>
          </Link>
          {twins[0] && (
            <span className={styles.twin}>
              <Badge tone="warning" icon="warning">
                {t('workshop.twin', { label: twins[0].label })}
              </Badge>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'kind',
      header: t('sheet.cell.kind'),
      cell: ({ flow }) => <Badge tone={flow.kind}>{t(`flow.${flow.kind}`)}</Badge>,
    },
    { key: 'structure', header: t('workshop.structure'), cell: ({ flow }) => <Party flow={flow} /> },
    {
      key: 'quantity',
      header: t('sheet.cell.quantity'),
      cell: ({ flow }) => formats.quantity(flow) ?? t('app.unknown'),
    },
    {
      key: 'by',
      header: t('workshop.by'),
      cell: ({ typedBy, typedAt }) => (
        <>
          {typedBy ?? t('app.unknown')}
          <span className={styles.when}>{formats.moment(typedAt)}</span>
        </>
      ),
    },
  ]
}
