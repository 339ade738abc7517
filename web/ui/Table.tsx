import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Table.module.css'

export interface Column<Row> {
  key: string
  header: string
  cell(row: Row): ReactNode
  numeric?: boolean
  /** Names the row to those who listen. */
  heading?: boolean
}

interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  footer?: Row
}

/**
 * The only table. On a phone each row becomes a small card with the header beside each value; the roles are
 * written out because `display: block` takes them away in some browsers.
 */
export function Table<Row>({ caption, columns, rows, rowKey, footer }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept under display: block (see above)
    <table role="table" className={styles.table}>
      <caption>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classes(column.numeric && styles.numeric)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
      {footer && (
        // biome-ignore lint/a11y/noRedundantRoles: kept under display: block
        <tfoot role="rowgroup">
          <TableRow row={footer} columns={columns} />
        </tfoot>
      )}
    </table>
  )
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept under display: block
    <tr role="row">
      {columns.map((column) => {
        const className = classes(column.numeric && styles.numeric)
        return column.heading ? (
          <th key={column.key} scope="row" className={className} data-label={column.header}>
            {column.cell(row)}
          </th>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: kept under display: block
          <td key={column.key} role="cell" className={className} data-label={column.header}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}
