import type { ImportPreview, RejectedCell, UnusualCell } from '../api/imports.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Alert } from '../ui/Alert.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Changes } from './Changes.tsx'
import { Headers } from './Headers.tsx'
import styles from './ImportPage.module.css'

type Counts = ImportPreview['totals'] & { title: string }

/** Everything the import would do, and every cell that stands in its way. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const { t, formats } = useLanguage()
  const { rejected, sheets, totals, unusual } = preview
  return (
    <div className={styles.preview}>
      <h2>{t('import.preview', { file: preview.fileName })}</h2>
      <Verdict preview={preview} />
      {sheets.length > 0 && (
        <Table
          caption={t('import.counts')}
          columns={countColumns(t, formats)}
          rows={sheets.map(({ title, counts }): Counts => ({ title, ...counts }))}
          rowKey={({ title }) => title}
          footer={sheets.length > 1 ? { title: t('import.total'), ...totals } : undefined}
        />
      )}
      {rejected.length > 0 && (
        <section>
          <h3>{t('import.rejectedTitle', { count: rejected.length })}</h3>
          <p className={styles.muted}>{t('import.rejectedLead')}</p>
          <Table
            caption={t('import.rejectedTitle', { count: rejected.length })}
            columns={rejectedColumns(t)}
            rows={rejected}
            rowKey={({ file, sheet, row, column, expected }) =>
              [file, sheet, row, column, expected].join('~')
            }
          />
        </section>
      )}
      {unusual.length > 0 && (
        <section>
          <h3>{t('import.unusualTitle', { count: unusual.length })}</h3>
          <p className={styles.muted}>{t('import.unusualLead')}</p>
          <Table
            caption={t('import.unusualTitle', { count: unusual.length })}
            columns={unusualColumns(t)}
            rows={unusual}
            rowKey={({ file, sheet, row, column }) => [file, sheet, row, column].join('~')}
          />
        </section>
      )}
      <Changes rows={preview.rows} />
      <Headers sheets={sheets} />
    </div>
  )
}

function Verdict({ preview }: { preview: ImportPreview }) {
  const t = useTranslate()
  if (preview.applicable) return <Alert tone="success">{t('import.ready')}</Alert>
  if (preview.withoutRejected)
    return <Alert tone="warning">{t('import.partly', preview.withoutRejected)}</Alert>
  if (preview.rejected.length > 0) return <Alert tone="warning">{t('import.blocked')}</Alert>
  return <Alert tone="info">{t('import.nothing')}</Alert>
}

function countColumns(t: Translate, formats: Formats): Column<Counts>[] {
  const count = (key: 'created' | 'updated' | 'unchanged' | 'rejected'): Column<Counts> => ({
    key,
    header: t(`import.${key}`),
    numeric: true,
    cell: (row) => formats.number(row[key]),
  })
  return [
    { key: 'title', header: t('import.sheet'), heading: true, cell: ({ title }) => title },
    count('created'),
    count('updated'),
    count('unchanged'),
    count('rejected'),
  ]
}

/** Where a cell is, and what was read in it. */
function cellColumns<Cell extends Omit<UnusualCell, 'detail'>>(t: Translate): Column<Cell>[] {
  return [
    {
      key: 'file',
      header: t('import.file'),
      cell: ({ file }) => <span className={styles.word}>{file}</span>,
    },
    {
      key: 'sheet',
      header: t('import.sheet'),
      cell: ({ sheet }) => <span className={styles.word}>{sheet}</span>,
    },
    { key: 'row', header: t('import.row'), numeric: true, cell: ({ row }) => row ?? t('import.wholeSheet') },
    {
      key: 'column',
      header: t('import.column'),
      cell: ({ column }) => <strong className={styles.word}>{column ?? '–'}</strong>,
    },
    {
      key: 'read',
      header: t('import.read'),
      cell: ({ read }) => (read ? <span className={styles.read}>{read}</span> : t('import.emptyCell')),
    },
  ]
}

function rejectedColumns(t: Translate): Column<RejectedCell>[] {
  return [
    ...cellColumns<RejectedCell>(t),
    { key: 'expected', header: t('import.expected'), cell: ({ expected }) => <Said>{expected}</Said> },
  ]
}

function unusualColumns(t: Translate): Column<UnusualCell>[] {
  return [
    ...cellColumns<UnusualCell>(t),
    { key: 'detail', header: t('import.usual'), cell: ({ detail }) => <Said>{detail}</Said> },
  ]
}
