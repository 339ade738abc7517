import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { families } from '../../src/kernel/families.ts'
import { twinsOf } from '../../src/kernel/likeness.ts'
import { monthsFromText } from '../../src/kernel/typed-months.ts'
import { quantityFromText } from '../../src/kernel/typed-quantity.ts'
import { useReading } from '../api/declaring.ts'
import type { FlowView } from '../api/flows.ts'
import type { ReadingView } from '../api/resources.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import styles from './EntrySheet.module.css'
import { type KeyMeaning, meaningOf } from './keys.ts'
import type { SheetRow } from './sheetRows.ts'
import { Twins } from './Twins.tsx'
import {
  type CellName,
  cellNames,
  idIn,
  isBlank,
  shownCells,
  type TypedCells,
  wordsOf,
} from './typedCells.ts'

interface ActiveRowProps {
  row: SheetRow
  number: number
  /** What the structure declared so far. */
  known: readonly FlowView[]
  onType(change: Partial<TypedCells>): void
  onCommit(): void
  onGo(cell: CellName): void
  onMove(step: -1 | 1, cell: CellName): void
  /** Takes the last row back; undefined when there is none. */
  onUndo: (() => void) | undefined
}

/** The row one types in. */
export function ActiveRow(props: ActiveRowProps) {
  const { row, number, known, onType, onCommit } = props
  const { cells } = row
  const t = useTranslate()
  const reading = useReading({ ...wordsOf(cells), label: useDebounced(cells.label) }).data
  const shown = shownCells(cells, reading)
  const codesId = useId()
  const fault = useFaults(row)
  const twins = twinsOf(
    { kind: cells.kind, label: cells.label, resourceId: idIn(shown.subject, 'resource') },
    known.filter(({ id }) => id !== row.id),
  ).map(({ id, label }) => ({ flowId: id, label }))
  const label = (name: CellName) => t('sheet.cellOf', { cell: t(`sheet.cell.${name}`), number })

  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept under display: block on a phone
    <tr role="row" className={styles.active} data-row={row.id} onKeyDown={(event) => onKey(event, props, t)}>
      <th scope="row" className={styles.number}>
        {number}
      </th>
      <Cell name="kind">
        <Select
          label={label('kind')}
          value={cells.kind}
          options={(['stock', 'need'] as const)
            .filter((kind) => row.flow === null || kind === row.flow.kind)
            .map((value) => ({ value, label: t(`flow.${value}`) }))}
          error={fault('kind')}
          onChange={(kind) => onType({ kind: kind as TypedCells['kind'] })}
        />
      </Cell>
      <Cell name="label">
        <TextField
          label={label('label')}
          placeholder={t('sheet.example.label')}
          autoComplete="off"
          maxLength={200}
          value={cells.label}
          error={fault('label')}
          onChange={(value) => onType({ label: value })}
        />
        <Twins twins={twins} />
        {row.refusals.row && <Fault>{row.refusals.row}</Fault>}
      </Cell>
      <Cell name="quantity">
        <TextField
          label={label('quantity')}
          placeholder={t('sheet.example.quantity')}
          autoComplete="off"
          value={shown.quantity}
          error={fault('quantity')}
          onChange={(quantity) => onType({ quantity })}
        />
        <ReadQuantity text={shown.quantity} />
        {row.toConfirm === 'asked' && <p className={styles.read}>{t('sheet.toConfirm')}</p>}
      </Cell>
      <Cell name="months">
        <TextField
          label={label('months')}
          placeholder={t('sheet.example.months')}
          autoComplete="off"
          value={shown.months}
          error={fault('months')}
          onChange={(months) => onType({ months })}
        />
        <ReadMonths text={shown.months} />
      </Cell>
      <Cell name="subject">
        <SubjectSelect
          label={label('subject')}
          value={shown.subject}
          reading={reading}
          error={fault('subject')}
          onChange={(subject) => onType({ subject })}
        />
      </Cell>
      <Cell name="wasteCode">
        <TextField
          label={label('wasteCode')}
          placeholder={t('sheet.example.wasteCode')}
          autoComplete="off"
          list={codesId}
          value={cells.wasteCode}
          error={fault('wasteCode')}
          onChange={(wasteCode) => onType({ wasteCode })}
        />
        <CodeChoices id={codesId} reading={reading} />
        <MirrorHint code={cells.wasteCode} reading={reading} />
      </Cell>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept under display: block */}
      <td role="cell" className={styles.actions}>
        <Button variant="primary" size="s" icon="check" onClick={onCommit}>
          {t('sheet.save')}
        </Button>
      </td>
    </tr>
  )
}

function Cell({ name, children }: { name: CellName; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept under display: block
    <td role="cell" data-cell={name}>
      {children}
    </td>
  )
}

/** What is wrong beside a cell: what the server said, else what was seen here. */
function useFaults({ faults, refusals }: SheetRow): (cell: CellName) => string | undefined {
  const t = useTranslate()
  return (cell) => {
    const fault = faults[cell]
    return refusals[cell] ?? (fault && t(`sheet.fault.${fault}`))
  }
}

/** Enter saves, the arrows go to the same cell of another row, Ctrl+Z in an empty row takes the last one back. */
function onKey(
  event: KeyboardEvent<HTMLTableRowElement>,
  { row, onType, onCommit, onGo, onMove, onUndo }: ActiveRowProps,
  t: Translate,
): void {
  const target = event.target as HTMLElement
  const name = target.closest<HTMLElement>('[data-cell]')?.dataset.cell
  const cell = cellNames.find((one) => one === name)
  if (!cell || event.nativeEvent.isComposing || event.altKey) return
  const letterOf = (kind: 'stock' | 'need') => t(`flow.${kind}`).charAt(0).toLowerCase()
  const meaning = meaningOf({
    ...{ key: event.key, isCommand: event.ctrlKey || event.metaKey, cell },
    hasList: target instanceof HTMLSelectElement || target.hasAttribute('list'),
    isRowBlank: isBlank(row.cells),
    letters: { stock: letterOf('stock'), need: letterOf('need') },
  })
  if (!meaning) return
  event.preventDefault()
  const choose = (kind: 'stock' | 'need') => {
    if (row.flow === null) onType({ kind })
    onGo('label')
  }
  const acts: Record<KeyMeaning, () => void> = {
    ...{ commit: onCommit, undo: () => onUndo?.(), up: () => onMove(-1, cell), down: () => onMove(1, cell) },
    ...{ stock: () => choose('stock'), need: () => choose('need') },
  }
  acts[meaning]()
}

/** What was understood, for who types to see it. */
function ReadQuantity({ text }: { text: string }) {
  const { t, formats } = useLanguage()
  const read = text.trim() ? quantityFromText(text) : null
  if (!read || 'fault' in read) return null
  const said = formats.quantity({ quantity: read.value, unit: read.unit, period: read.period })
  return <p className={styles.read}>{read.period ? said : t('sheet.noPeriod', { amount: said ?? '' })}</p>
}

function ReadMonths({ text }: { text: string }) {
  const { formats } = useLanguage()
  const months = text.trim() ? monthsFromText(text) : null
  return months === null ? null : <p className={styles.read}>{formats.months(months)}</p>
}

interface SubjectSelectProps {
  label: string
  value: string
  reading: ReadingView | undefined
  error: string | undefined
  onChange(subject: string): void
}

/** The resources read in the words, then the families alone. */
function SubjectSelect({ label, value, reading, error, onChange }: SubjectSelectProps) {
  const { t, language } = useLanguage()
  const resources = (reading?.resources ?? []).map(({ id, labelFr, labelEn, family }) => ({
    value: `resource:${id}`,
    label: t('sheet.resource', {
      resource: language === 'fr' ? labelFr : labelEn,
      family: t(`family.${family}`),
    }),
  }))
  const options = [
    ...(value === '' ? [{ value: '', label: t('sheet.noSubject') }] : []),
    ...resources,
    ...families.map((family) => ({
      value: `family:${family}`,
      label: t('sheet.familyAlone', { family: t(`family.${family}`) }),
    })),
  ]
  return <Select label={label} value={value} options={options} error={error} onChange={onChange} />
}

/** The browser's own list: it proposes the codes read in the words, and lets any other be typed. */
function CodeChoices({ id, reading }: { id: string; reading: ReadingView | undefined }) {
  const { language } = useLanguage()
  const codes = reading?.wasteCodes.flatMap(({ mirror, ...code }) => (mirror ? [code, mirror] : [code])) ?? []
  const once = new Map(codes.map((code) => [code.code, code]))
  return (
    <datalist id={id}>
      {[...once.values()].map(({ code, labelFr, labelEn, hazardous }) => (
        <option key={code} value={code}>
          {`${language === 'fr' ? labelFr : labelEn}${hazardous ? ' *' : ''}`}
        </option>
      ))}
    </datalist>
  )
}

/** A waste that is dangerous or not under one name has two codes: the question is asked, never answered here. */
function MirrorHint({ code, reading }: { code: string; reading: ReadingView | undefined }) {
  const t = useTranslate()
  const typed = code.replace(/[\s*.]/g, '')
  for (const { mirror, ...entry } of reading?.wasteCodes ?? []) {
    if (!mirror || (typed !== entry.code && typed !== mirror.code)) continue
    const other = typed === entry.code ? mirror : entry
    return (
      <p className={styles.read}>
        {t(other.hazardous ? 'sheet.mirrorHazardous' : 'sheet.mirrorSafe', { code: other.code })}
      </p>
    )
  }
  return null
}
