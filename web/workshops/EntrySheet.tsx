import { useCallback, useEffect, useRef, useState } from 'react'
import { type Visibility, visibilities } from '../../src/kernel/visibility.ts'
import { useFlows } from '../api/flows.ts'
import { newFlowId } from '../flows/declaring/keptDrafts.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { ActiveRow } from './ActiveRow.tsx'
import styles from './EntrySheet.module.css'
import { lastCommitted, neighbour, type Sheet } from './sheetRows.ts'
import { TypedRow } from './TypedRow.tsx'
import { type CellName, cellNames, typedFaults } from './typedCells.ts'
import { useSheet } from './useSheet.ts'

interface EntrySheetProps {
  /** The structure that declares. */
  organisationId: string
  /** Of a workshop: what is typed belongs to it. */
  workshopId?: string
  /** Opened to type at once: the first cell has the focus. */
  startsFocused?: boolean
}

/**
 * The quick-entry sheet: stocks and needs typed one a row with the keyboard alone, while a director talks. Each row is
 * saved by itself; none is lost on the way.
 */
export function EntrySheet({ organisationId, workshopId, startsFocused }: EntrySheetProps) {
  const t = useTranslate()
  const [visibility, setVisibility] = useState<Visibility>('facilitators')
  const { sheet, dispatch, isCutOff } = useSheet({ organisationId, workshopId: workshopId ?? null })
  const known = useFlows({ organisation: organisationId }).items
  const { table, go } = useCellFocus(sheet.activeId, startsFocused ? { cell: 'kind' } : null)

  const activate = useCallback(
    (id: string, cell: CellName = 'label') => {
      dispatch({ type: 'activated', id })
      go(cell)
    },
    [dispatch, go],
  )
  const undo = useCallback(
    (id: string) => {
      dispatch({ type: 'undo', id, newId: newFlowId() })
      go('label')
    },
    [dispatch, go],
  )
  const commit = () => {
    const row = sheet.rows.find(({ id }) => id === sheet.activeId)
    if (!row) return
    const faults = typedFaults(row.cells)
    const wrong = cellNames.find((name) => faults[name])
    if (wrong) {
      dispatch({ type: 'faulty', id: row.id, faults })
      return go(wrong)
    }
    dispatch({ type: 'committed', id: row.id, newId: newFlowId(), visibility })
    go('kind')
  }
  const last = lastCommitted(sheet)

  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <p className={styles.keys}>{t('sheet.keys')}</p>
        <Select
          label={t('sheet.visibility')}
          value={visibility}
          options={visibilities.map((value) => ({ value, label: t(`visibility.${value}`) }))}
          onChange={(value) => setVisibility(value as Visibility)}
        />
      </div>
      {isCutOff && <Alert tone="warning">{t('sheet.cutOff')}</Alert>}
      {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block on a phone */}
      <table role="table" className={styles.table} ref={table}>
        <caption>{t('sheet.caption')}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
          <tr role="row">
            <th scope="col">{t('sheet.number')}</th>
            {cellNames.map((name) => (
              <th key={name} scope="col">
                {t(`sheet.cell.${name}`)}
              </th>
            ))}
            <th scope="col">{t('sheet.state')}</th>
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
        <tbody role="rowgroup">
          {sheet.rows.map((row, position) =>
            row.id === sheet.activeId ? (
              <ActiveRow
                key={row.id}
                row={row}
                number={position + 1}
                known={known}
                onType={(change) => dispatch({ type: 'typed', id: row.id, change })}
                onCommit={commit}
                onGo={go}
                onMove={(step, cell) => {
                  const id = neighbour(sheet, row.id, step)
                  if (id) activate(id, cell)
                }}
                onUndo={last && (() => undo(last.id))}
              />
            ) : (
              <TypedRow key={row.id} row={row} number={position + 1} onEdit={activate} onUndo={undo} />
            ),
          )}
        </tbody>
      </table>
      <div className={styles.foot}>
        <Told sheet={sheet} />
        <Button size="s" icon="back" disabled={!last} onClick={() => last && undo(last.id)}>
          {t('sheet.undoLast')}
        </Button>
      </div>
    </div>
  )
}

/** How many rows are saved, wait or were refused; said aloud as it changes. */
function Told({ sheet: { rows } }: { sheet: Sheet }) {
  const t = useTranslate()
  const count = (state: string) => rows.filter((row) => row.state === state).length
  const [saved, waiting, refused] = [count('saved'), count('waiting'), count('refused')]
  const told = [
    t('sheet.savedCount', { count: saved }),
    waiting > 0 && t('sheet.waitingCount', { count: waiting }),
    refused > 0 && t('sheet.refusedCount', { count: refused }),
  ]
  return (
    <p role="status" className={styles.told}>
      {told.filter(Boolean).join(' · ')}
    </p>
  )
}

/** Puts the focus in a cell of the active row, once it is drawn. */
function useCellFocus(activeId: string, first: { cell: CellName } | null) {
  const table = useRef<HTMLTableElement>(null)
  const [wanted, setWanted] = useState(first)
  useEffect(() => {
    if (!wanted) return
    const field = `[data-row="${activeId}"] [data-cell="${wanted.cell}"] :is(input, select)`
    const cell = table.current?.querySelector<HTMLElement>(field)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  }, [activeId, wanted])
  return { table, go: useCallback((cell: CellName) => setWanted({ cell }), []) }
}
