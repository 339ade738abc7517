import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail } from '../../../kernel/errors.ts'
import { textCell } from '../../../kernel/exported-cells.ts'
import type { planActions } from './actions.ts'
import type { ImportReport } from './import-contract.ts'
import type { PlanStore } from './store.ts'
import { type Cells, FIRST_DATA_ROW, HEADER_ROW, workbookColumns } from './workbook-columns.ts'
import { applyRows } from './workbook-import.ts'
import type { RawCell } from './workbook-read.ts'
import { planRows } from './workbook-rows.ts'
import type { PlanTools } from './writing.ts'

/** Sheets of a workbook: only rows that hold something, with the number that a spreadsheet shows. */
export type ReadSheets = (
  name: string,
  content: Buffer,
) => Promise<{ title: string; rows: readonly { row: number; cells: readonly RawCell[] }[] }[]>

const SHEET = 'Plan d’actions'
const HEADER = { fontWeight: 'bold', backgroundColor: '#E3EFE6', wrap: true } as const
const DAY_COLUMNS = new Set([26, 27])
const WIDTHS = [24, 24, 24, 40, 40, 60]

/** The plan in the workbook of the national tool, out and in. */
export function planWorkbook(
  db: Database,
  {
    clock,
    store,
    tools,
    actions,
    readSheets,
  }: {
    clock: Clock
    store: PlanStore
    tools: PlanTools
    actions: Pick<ReturnType<typeof planActions>, 'insert' | 'change'>
    readSheets: ReadSheets
  },
) {
  /** Rows of the sheet that holds a plan; refuses a workbook without one, or with other columns. */
  async function rowsIn(name: string, content: Buffer) {
    const sheets = await readSheets(name, content)
    const headersOf = (rows: (typeof sheets)[number]['rows']) =>
      rows.find(({ row }) => row === HEADER_ROW)?.cells.map((cell) => String(cell ?? '').trim()) ?? []
    const sheet = sheets.find(({ rows }) => headersOf(rows)[0] === workbookColumns[0])
    if (!sheet)
      fail(
        'unreadable-file',
        `Aucune feuille de « ${name} » n’a « ${workbookColumns[0]} » en A2 : ce n’est pas un plan au format national.`,
      )
    const headers = headersOf(sheet.rows)
    const wrong = workbookColumns.findIndex((label, i) => headers[i] !== label)
    if (wrong >= 0)
      fail(
        'unreadable-file',
        `La colonne ${columnName(wrong)} devrait être « ${workbookColumns[wrong]} » et non « ${headers[wrong] ?? ''} ».`,
      )
    return sheet.rows.filter(({ row }) => row >= FIRST_DATA_ROW)
  }

  return {
    /** The whole plan as it stands: opened by the national tool, or read back here without a change. */
    async write(actor: Actor): Promise<Buffer> {
      const rows = planRows(store, tools.today())
      record(db, {
        ...{ at: clock.now(), actorId: actor.userId, action: 'list.exported' },
        ...{ entity: 'list', entityId: 'plan-workbook', after: { format: 'xlsx', rows: rows.length } },
      })
      return writeExcelFile(sheetData(rows.map(({ cells }) => cells)), {
        sheet: SHEET,
        columns: workbookColumns.map((_, i) => ({ width: WIDTHS[i] ?? 20 })),
        stickyRowsCount: HEADER_ROW,
      }).toBuffer()
    },

    /** What a workbook would change, or changes: each row created, changed, left or refused; all or nothing. */
    async read(
      actor: Actor,
      file: { name: string; content: Buffer },
      isApplied: boolean,
    ): Promise<ImportReport> {
      tools.mustWrite(actor)
      const rows = await rowsIn(file.name, file.content)
      return applyRows(db, { store, tools, actions }, actor, rows, isApplied)
    },
  }
}

/** A row of groups, the headers, a row of help that programs skip, then the data. */
function sheetData(rows: readonly Cells[]): SheetData {
  const header = (text: string) => ({ ...textCell(text), ...HEADER })
  const help = workbookColumns.map((_, i) =>
    DAY_COLUMNS.has(i) ? textCell('JJ/MM/AAAA') : i === 3 ? textCell('Obligatoire') : null,
  )
  return [
    [header('Plan d’actions, au format d’import de Territoires en transitions')],
    workbookColumns.map(header),
    help,
    ...rows.map((cells) =>
      cells.map((value, i) => {
        if (typeof value === 'number') return { value, type: Number }
        if (value !== null && DAY_COLUMNS.has(i))
          return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
        return textCell(value ?? '')
      }),
    ),
  ]
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  return (index < 26 ? '' : 'A') + String.fromCharCode(65 + (index % 26))
}
