import { memo, type ReactNode } from 'react'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './EntrySheet.module.css'
import type { SheetRow } from './sheetRows.ts'
import { Twins } from './Twins.tsx'
import type { CellName } from './typedCells.ts'

interface TypedRowProps {
  row: SheetRow
  number: number
  onEdit(id: string): void
  onUndo(id: string): void
}

/** A row as it was typed, and how the server has it. Two hundred of them are not drawn again at each key. */
export const TypedRow = memo(function TypedRow({ row, number, onEdit, onUndo }: TypedRowProps) {
  const { t, formats } = useLanguage()
  const { id, cells, flow, faults, refusals, state } = row
  const known = state === 'saved' ? flow : null
  const subject = known && (known.resourceLabel ?? t(`family.${known.family}`))
  const fault = (cell: CellName) => {
    const code = faults[cell]
    const words = refusals[cell] ?? (code && t(`sheet.fault.${code}`))
    return words && <Fault>{words}</Fault>
  }
  const cellsShown: [CellName, ReactNode][] = [
    [
      'kind',
      <Badge key="kind" tone={cells.kind}>
        {t(`flow.${cells.kind}`)}
      </Badge>,
    ],
    ['label', <Said key="label">{cells.label}</Said>],
    ['quantity', (known && formats.quantity(known)) ?? cells.quantity],
    ['months', known?.months ? formats.months(known.months) : cells.months],
    ['subject', subject],
    ['wasteCode', known?.wasteCode ?? cells.wasteCode],
  ]
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept under display: block on a phone
    <tr role="row" className={styles.typed} data-row={id}>
      <th scope="row" className={styles.number}>
        {number}
      </th>
      {cellsShown.map(([name, content]) => (
        // biome-ignore lint/a11y/noRedundantRoles: kept under display: block
        <td role="cell" key={name} data-cell={name} data-label={t(`sheet.cell.${name}`)}>
          {content}
          {fault(name)}
          {name === 'label' && refusals.row && <Fault>{refusals.row}</Fault>}
          {name === 'label' && state === 'saved' && <Twins twins={row.twins} />}
        </td>
      ))}
      {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
      <td role="cell" className={styles.actions}>
        {state !== 'saved' && <StateBadge state={state} />}
        <span className={styles.buttons}>
          {state === 'saved' && <SavedMark />}
          <Button size="s" variant="quiet" onClick={() => onEdit(id)}>
            {t('sheet.edit')}
            <span className={styles.hidden}> {t('sheet.row', { number })}</span>
          </Button>
          <Button size="s" variant="quiet" icon="close" iconOnly onClick={() => onUndo(id)}>
            {t('sheet.undoRow', { number })}
          </Button>
        </span>
      </td>
    </tr>
  )
})

function SavedMark() {
  const { t } = useLanguage()
  return (
    <span className={styles.saved}>
      <Icon name="check" size={16} />
      <span className={styles.hidden}>{t('sheet.state.saved')}</span>
    </span>
  )
}

function StateBadge({ state }: { state: Exclude<SheetRow['state'], 'saved'> }) {
  const { t } = useLanguage()
  return <Badge tone={state === 'refused' ? 'warning' : 'plain'}>{t(`sheet.state.${state}`)}</Badge>
}
