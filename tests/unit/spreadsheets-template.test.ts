import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedMaterials } from '../../src/features/materials/shared-service.ts'
import { columnList, sheetTitles } from '../../src/features/spreadsheets/columns.ts'
import type { SheetName } from '../../src/features/spreadsheets/contract.ts'
import { documentation } from '../../src/features/spreadsheets/documentation.ts'
import { parsingSheets } from '../../src/features/spreadsheets/parse-sheet.ts'
import { planImport } from '../../src/features/spreadsheets/plan-import.ts'
import { readFiles } from '../../src/features/spreadsheets/read-files.ts'
import { csvTemplates, templateCsv, templateWorkbook } from '../../src/features/spreadsheets/template.ts'
import { atOnce } from '../../src/kernel/in-slices.ts'
import { projectPath } from '../../src/project-path.ts'

const sheets = Object.keys(sheetTitles) as SheetName[]
const lookups = sharedMaterials()
const nothing = {
  organisations: [],
  contacts: new Map(),
  flows: [],
  today: '2026-11-16',
  isInCharge: () => true,
}

async function planOf(files: { name: string; content: Buffer }[]) {
  const { sheets: parsed, rejected } = atOnce(parsingSheets(await readFiles(files)))
  return { parsed, plan: atOnce(planImport(parsed, rejected, nothing, lookups)) }
}

describe('the template', () => {
  it('imports as it is, every column recognised', async () => {
    const { parsed, plan } = await planOf([{ name: 'modele.xlsx', content: await templateWorkbook() }])
    expect(plan.rejected).toEqual([])
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created', 'updated'])
    expect(parsed.map(({ name }) => name)).toEqual(sheets)
    for (const sheet of parsed) {
      expect(sheet.ignored).toEqual([])
      expect(sheet.recognised).toHaveLength(columnList(sheet.name).length)
    }
  })
  it('imports as CSV too', async () => {
    const files = Object.entries(csvTemplates).map(([name, sheet]) => ({
      name,
      content: Buffer.from(templateCsv(sheet)),
    }))
    const { plan } = await planOf(files)
    expect(plan.rejected).toEqual([])
    expect(plan.rows).toHaveLength(4)
  })
})

it('no header means two columns of a sheet', () => {
  for (const sheet of sheets) {
    const owners = new Map<string, string>()
    for (const { field, column } of columnList(sheet))
      for (const header of [column.header, ...column.aliases]) {
        const key = header
          .normalize('NFD')
          .replace(/[^a-z0-9]/gi, '')
          .toLowerCase()
        expect(owners.get(key) ?? field, `${sheet}: ${header}`).toBe(field)
        owners.set(key, field)
      }
  }
})

it('docs/spreadsheet.md says what the columns say', () => {
  const file = projectPath('docs/spreadsheet.md')
  if (process.env.UPDATE_DOCS) writeFileSync(file, documentation())
  expect(readFileSync(file, 'utf8')).toBe(documentation())
})
