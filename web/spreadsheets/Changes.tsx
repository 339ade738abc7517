import type { ImportPreview } from '../api/imports.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './ImportPage.module.css'

interface Change {
  key: string
  row: number
  label: string
  field: string
  before: string
  after: string
}

function changesOf(rows: ImportPreview['rows']): Change[] {
  return rows.flatMap(({ sheet, row, label, changes }) =>
    changes.map((change) => ({ ...change, row, label, key: `${sheet}~${row}~${change.field}` })),
  )
}

/** For each record already known, what was and what would be: the one thing an import may quietly damage. */
export function Changes({ rows }: { rows: ImportPreview['rows'] }) {
  const t = useTranslate()
  const updated = rows.filter(({ outcome }) => outcome === 'updated')
  if (updated.length === 0) return null
  const title = t('import.changes', { count: updated.length })
  return (
    <section>
      <h3>{title}</h3>
      <Table caption={title} columns={columns(t)} rows={changesOf(updated)} rowKey={({ key }) => key} />
    </section>
  )
}

function columns(t: Translate): Column<Change>[] {
  return [
    { key: 'label', header: t('import.record'), heading: true, cell: ({ label }) => label },
    { key: 'row', header: t('import.row'), numeric: true, cell: ({ row }) => row },
    { key: 'field', header: t('import.field'), cell: ({ field }) => field },
    {
      key: 'before',
      header: t('import.before'),
      cell: ({ before }) => <del className={styles.muted}>{before || t('import.emptyCell')}</del>,
    },
    {
      key: 'after',
      header: t('import.after'),
      cell: ({ after }) => <ins>{after || t('import.emptyCell')}</ins>,
    },
  ]
}
