import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { parsingSheets } from '../../src/features/spreadsheets/parse-sheet.ts'
import { readCsv } from '../../src/features/spreadsheets/read-csv.ts'
import { readFiles } from '../../src/features/spreadsheets/read-files.ts'
import { storedArchive, unzipWorkbook } from '../../src/features/spreadsheets/workbook-archive.ts'
import { DomainError } from '../../src/kernel/errors.ts'
import { atOnce } from '../../src/kernel/in-slices.ts'

const csv = (text: string | Buffer, name = 'structures.csv') => readCsv(name, Buffer.from(text))
const workbook = (sheets: { sheet: string; data: (string | number | null)[][] }[]) =>
  writeExcelFile(sheets).toBuffer()
const refusal = async (work: () => unknown): Promise<DomainError> => {
  try {
    await work()
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError)
    return error as DomainError
  }
  throw new Error('not refused')
}

describe('CSV', () => {
  const rows = [
    { row: 1, cells: ['nom', 'commune'] },
    { row: 2, cells: ['Société d’Été; "SA"', 'Mérens'] },
  ]

  it.each([';', ',', '\t'])('with %j between cells', (mark) =>
    expect(csv(`nom${mark}commune\n"Société d’Été; ""SA"""${mark}Mérens\n`).rows).toEqual(rows),
  )
  it('in UTF-8 with a mark, in UTF-16, in Windows-1252', () => {
    const text = 'nom;commune\r\n"Société d’Été; ""SA""";Mérens\r\n'
    expect(csv(`\ufeff${text}`).rows).toEqual(rows)
    expect(csv(Buffer.from(`\ufeff${text}`, 'utf16le')).rows).toEqual(rows)
    const windows = Buffer.from(text.replace('’', '\u0092'), 'latin1')
    expect(csv(windows).rows).toEqual(rows)
  })
  it('keeps the row numbers of a spreadsheet past blank lines and long cells', () =>
    expect(csv('nom;notes\n\n;;\n"a\nb";c\nd;e\n').rows.map(({ row }) => row)).toEqual([1, 4, 5]))
  it('is not misled by a title line or decimal commas', () =>
    expect(csv('Relevé, mars\nnom;lat;lon\nA;43,6;0,5\n').rows[2]?.cells).toEqual(['A', '43,6', '0,5']))
  it('tells the line of a quote that never ends', async () => {
    const { code, message } = await refusal(() => csv('nom;commune\nA;B\n"C;D\n'))
    expect(code).toBe('unreadable-file')
    expect(message).toMatch(/« structures.csv », ligne \d/)
  })
  it('reads back any table, whatever the mark and the encoding', () => {
    const cell = fc.stringMatching(/^[a-zA-Zéèàç 0-9;,"\n’]{1,12}$/).filter((text) => text.trim() !== '')
    const encodings = ['utf8', 'utf16le'] as const
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom(...encodings),
        (table, mark, encoding) => {
          const line = (cells: readonly string[]) =>
            cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(mark)
          const text = [['a', 'b', 'c'], ...table].map(line).join('\r\n')
          const read = csv(Buffer.from(`\ufeff${text}`, encoding)).rows.map(({ cells }) => cells)
          expect(read).toEqual([['a', 'b', 'c'], ...table])
        },
      ),
    )
  })
  it('refuses more rows than it takes', async () =>
    expect((await refusal(() => csv(`nom\n${'a\n'.repeat(20_005)}`))).code).toBe('too-large'))
  it('refuses a file of blank lines as long', async () =>
    expect((await refusal(() => csv(`nom;b\n${'\n'.repeat(60_000)}`))).code).toBe('too-large'))
})

describe('workbook', () => {
  it('is told by its content, whatever its name, and its sheets by theirs', async () => {
    const content = await workbook([
      { sheet: 'Lisez-moi', data: [['bonjour']] },
      {
        sheet: 'LES STRUCTURES',
        data: [
          ['Nom', 'SIRET'],
          ['Àlpha', 20147500019],
          [null, null],
          ['Béta', null],
        ],
      },
    ])
    const sheets = await readFiles([{ name: 'notes.csv', content }])
    expect(sheets).toEqual([
      {
        file: 'notes.csv',
        title: 'LES STRUCTURES',
        rows: [
          { row: 1, cells: ['Nom', 'SIRET'] },
          { row: 2, cells: ['Àlpha', 20147500019] },
          { row: 4, cells: ['Béta', null] },
        ],
      },
    ])
  })
  it('may have one sheet of any name, recognised by its headers', async () => {
    const content = await workbook([
      {
        sheet: 'Feuil1',
        data: [['Inventaire 2026'], ['Libellé', 'Débouché actuel', 'Qté'], ['Sciure', 'benne', 3]],
      },
    ])
    const { sheets, rejected } = atOnce(parsingSheets(await readFiles([{ name: 'a.xlsx', content }])))
    expect(rejected).toEqual([])
    expect(sheets[0]).toMatchObject({
      name: 'stocks',
      rows: [{ row: 3, cells: { label: 'Sciure', currentPartner: 'benne' } }],
    })
  })
  it('with nothing for us is told so', async () => {
    const content = await workbook([
      { sheet: 'a', data: [['x']] },
      { sheet: 'b', data: [['y']] },
    ])
    expect(atOnce(parsingSheets(await readFiles([{ name: 'a.xlsx', content }]))).rejected).toHaveLength(1)
  })
  it('a CSV named .xlsx is read as CSV', async () =>
    expect(
      (await readFiles([{ name: 'structures.xlsx', content: Buffer.from('nom;siret\nA;\n') }]))[0]?.rows,
    ).toHaveLength(2))
})

describe('hostile workbooks', () => {
  const parts = (sheet: string) =>
    new Map([
      [
        'xl/workbook.xml',
        Buffer.from(
          '<workbook><sheets><sheet name="Structures" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      ],
      [
        'xl/_rels/workbook.xml.rels',
        Buffer.from(
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      ],
      ['xl/worksheets/sheet1.xml', Buffer.from(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`)],
    ])
  const archive = (sheet: string) => Buffer.from(storedArchive(parts(sheet)))
  const read = (content: Buffer) => readFiles([{ name: 'a.xlsx', content }])
  const cell = (address: string) => `<c r="${address}" t="inlineStr"><is><t>nom</t></is></c>`

  it('the hand-made one is read', async () => {
    const [sheet] = await read(archive(`<row r="1">${cell('A1')}</row>`))
    expect(sheet?.rows).toEqual([{ row: 1, cells: ['nom'] }])
  })

  /** A zip whose only big entry says `declaredBytes` and unfolds to `realBytes`. */
  function bomb(realBytes: number, declaredBytes: number): Buffer {
    const packed = deflateRawSync(Buffer.alloc(realBytes, 32), { level: 9 })
    const zip = Buffer.from(storedArchive(new Map([...parts(''), ['xl/sharedStrings.xml', packed]])))
    const name = Buffer.from('xl/sharedStrings.xml')
    for (let at = zip.indexOf(name); at >= 0; at = zip.indexOf(name, at + 1)) {
      const header = zip.readUInt32LE(at - 30) === 0x04034b50 ? at - 30 + 4 : at - 46 + 6
      zip.writeUInt16LE(8, header + 4)
      zip.writeUInt32LE(declaredBytes, header + 18)
    }
    return zip
  }

  it('a zip bomb is refused, honest or lying about its size', async () => {
    const size = 100 * 1024 * 1024
    expect((await refusal(() => unzipWorkbook('a.xlsx', bomb(size, size)))).code).toBe('too-large')
    expect((await refusal(() => unzipWorkbook('a.xlsx', bomb(size, 1000)))).code).toBe('too-large')
    expect((await refusal(() => unzipWorkbook('a.xlsx', bomb(2000, 1000)))).code).toBe('unreadable-file')
  })
  it.each([
    ['a cell in the last column', `<row r="1">${cell('XFD1')}</row>`, 'too-large'],
    ['a cell in the last row', `<row r="1048576">${cell('A1048576')}</row>`, 'too-large'],
    ['a row past the last', '<row r="99999999"></row>', 'unreadable-file'],
    ['an address in disguise', `<row r="1"><c r="&#65;1"><v>1</v></c></row>`, 'unreadable-file'],
    [
      'an address hidden behind a prefix',
      `<row r="1"><c r="A1" x:r="A9999999"><v>1</v></c></row>`,
      'unreadable-file',
    ],
    ['a row hidden behind a prefix', `<a.b-c:row x:r="9999999"></a.b-c:row>`, 'unreadable-file'],
    ['a column past the last', `<row r="1">${cell('ZZZZZZ1')}</row>`, 'unreadable-file'],
    [
      'too many rows',
      Array.from({ length: 20_012 }, (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`)}</row>`).join(''),
      'too-large',
    ],
  ])('%s', async (_what, sheet, code) => expect((await refusal(() => read(archive(sheet)))).code).toBe(code))
  it('an entity that a sheet declares is never opened (XXE, a billion laughs)', async () => {
    const declared =
      '<!DOCTYPE s [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY lol "ha"><!ENTITY lots "&lol;&lol;">]>'
    const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&file;&lots;</t></is></c></row>'
    const sheet = `${declared}<worksheet><sheetData>${row}</sheetData></worksheet>`
    const content = new Map([...parts(''), ['xl/worksheets/sheet1.xml', Buffer.from(sheet)] as const])
    const read = readFiles([{ name: 'a.xlsx', content: Buffer.from(storedArchive(content)) }])
    const told = JSON.stringify(await read.catch((error) => error.message))
    expect(told).not.toMatch(/root:|haha/)
  })
  it('formatting down to the last row costs nothing', async () => {
    const [sheet] = await read(
      archive(`<row r="1">${cell('A1')}</row><row r="1048576"><c r="A1048576"/></row>`),
    )
    expect(sheet?.rows).toHaveLength(1)
  })
  it('an old or encrypted workbook is told apart', async () =>
    expect((await refusal(() => read(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).message).toContain('.xls'))

  it('random bytes are only ever refused in words', async () => {
    const good = archive(`<row r="1">${cell('A1')}</row>`)
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from('PK'), bytes])),
      fc
        .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
        .map((changes) => {
          const copy = Buffer.from(good)
          for (const [at, byte] of changes) copy[at] = byte
          return copy
        }),
    )
    await fc.assert(
      fc.asyncProperty(anyBytes, async (content) => {
        await read(content).then(
          (sheets) => atOnce(parsingSheets(sheets)),
          (error) => expect(error).toBeInstanceOf(DomainError),
        )
      }),
      { numRuns: 500 },
    )
  })
})
