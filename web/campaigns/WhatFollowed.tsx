import { type DeedKind, deedKinds } from '../../src/kernel/engagement.ts'
import { type MailingResults, useMailingResults } from '../api/mailings.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { localeOf } from '../i18n/translate.ts'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Campaigns.module.css'

type Follow = MailingResults['follow']
/** Below that, a share says nothing. */
const FEW = 10

/** What structures did after a message, beside those of the same audience that got none: followed, not caused. */
export function WhatFollowed({ id }: { id: string }) {
  const { t, formats } = useLanguage()
  const results = useMailingResults(id)
  if (results.isPending) return <Loading />
  if (results.isError) return <ProblemAlert error={results.error} onRetry={results.refetch} />
  const { follow, leftOut } = results.data
  return (
    <>
      <p>{t('followed.lead', { days: follow.days })}</p>
      {follow.until === null ? (
        <p className={styles.muted}>{t('followed.none')}</p>
      ) : (
        <>
          <p className={styles.muted}>
            {t(follow.isOver ? 'followed.over' : 'followed.until', { date: formats.date(follow.until) })}
          </p>
          <Compared follow={follow} />
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h3>{t('followed.leftOut')}</h3>
          <ul className={styles.steps}>
            {leftOut.map(({ reason, structures }) => (
              <li key={reason}>
                {t(`leftOut.${reason}`)} <strong>{structures}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Compared({ follow: { contacted, notContacted } }: { follow: Follow }) {
  const { language } = useLanguage()
  const t = useTranslate()
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 })
  const isSmall = contacted.structures < FEW || notContacted.structures < FEW
  const said = (count: number, of: number) => {
    if (of === 0) return '–'
    return isSmall ? count : t('followed.share', { count, share: percent.format(count / of) })
  }
  type Row = DeedKind | 'any'
  const of = (side: Follow['contacted'], row: Row) =>
    said(row === 'any' ? side.any : side.byKind[row], side.structures)
  const columns: Column<Row>[] = [
    {
      ...{ key: 'deed', header: t('followed.deed'), heading: true },
      cell: (row) => (row === 'any' ? t('followed.any') : t(`deed.${row}`)),
    },
    {
      ...{
        key: 'contacted',
        header: t('followed.contacted', { count: contacted.structures }),
        numeric: true,
      },
      cell: (row) => of(contacted, row),
    },
    {
      ...{
        key: 'others',
        header: t('followed.notContacted', { count: notContacted.structures }),
        numeric: true,
      },
      cell: (row) => of(notContacted, row),
    },
  ]
  return (
    <>
      <Table
        caption={t('followed.title')}
        columns={columns}
        rows={[...deedKinds, 'any' as const]}
        rowKey={(row) => row}
      />
      {isSmall && <Alert tone="info">{t('followed.small')}</Alert>}
    </>
  )
}
