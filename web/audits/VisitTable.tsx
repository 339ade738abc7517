import type { VisitSummary } from '../api/audits.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Audits.module.css'
import { StatusBadge, today } from './auditWords.tsx'

/** Visits, each by its structure. */
export function VisitTable({ caption, visits }: { caption: string; visits: readonly VisitSummary[] }) {
  const { t, formats } = useLanguage()
  const columns: Column<VisitSummary>[] = [
    {
      key: 'structure',
      header: t('audits.structure'),
      heading: true,
      cell: ({ id, organisationName }) => (
        <Link to={`/audits/visites/${id}`} look="plain">
          <Said>{organisationName}</Said>
        </Link>
      ),
    },
    { key: 'commune', header: t('audits.commune'), cell: ({ communeName }) => communeName ?? '' },
    {
      key: 'day',
      header: t('audits.day'),
      cell: ({ status, plannedOn, madeOn }) => (
        <span className={styles.badges}>
          {formats.date(madeOn ?? plannedOn)}
          {status === 'planned' && plannedOn < today() && <Badge tone="warning">{t('audits.late')}</Badge>}
        </span>
      ),
    },
    { key: 'by', header: t('audits.facilitator'), cell: ({ facilitatorName }) => facilitatorName },
    {
      key: 'campaign',
      header: t('audits.campaign'),
      cell: ({ campaign }) => campaign?.name ?? t('audits.noneOfCampaign'),
    },
    { key: 'status', header: t('audits.status'), cell: ({ status }) => <StatusBadge status={status} /> },
  ]
  return <Table caption={caption} columns={columns} rows={visits} rowKey={({ id }) => id} />
}
