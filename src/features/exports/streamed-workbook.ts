import { strToU8, Zip, ZipDeflate } from 'fflate'
import { workbookText } from '../../kernel/exported-cells.ts'
import type { Value } from './exported-list.ts'

/**
 * A workbook of one sheet, written as its rows come: write-excel-file holds every cell until the end, and a list may
 * be of any length. Texts stand in their cells (`inlineStr`), so that no table of texts is kept either. The parts are
 * those of ECMA-376, part 1, and no more.
 */
export async function* streamedWorkbook(
  title: string,
  headers: readonly string[],
  slicesOfRows: AsyncIterable<readonly (readonly Value[])[]>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    return file
  }
  for (const [name, xml] of Object.entries(fixedParts(title))) part(name).push(strToU8(xml), true)
  const sheet = part('xl/worksheets/sheet1.xml')
  sheet.push(strToU8(sheetStart(headers)))
  let rowNumber = 1
  for await (const rows of slicesOfRows) {
    const xml = rows.map((values) => rowXml(++rowNumber, values, TEXT_STYLE)).join('')
    sheet.push(strToU8(xml))
    yield* ready.splice(0)
  }
  const all = `A1:${columnName(headers.length - 1)}${rowNumber}`
  sheet.push(strToU8(`</sheetData><autoFilter ref="${all}"/></worksheet>`), true)
  zip.end()
  yield* ready.splice(0)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Places in `cellXfs` below. */
const [NUMBER_STYLE, TEXT_STYLE, HEADER_STYLE] = [0, 1, 2]
const MAX_TITLE = 31

function fixedParts(title: string): Record<string, string> {
  const sheetTitle = escaped(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, MAX_TITLE))
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetTitle}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    // Texts are formatted as text (format 49): a code retyped in its cell does not become a number.
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EFE6"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`,
  }
}

/** The row of headers stays in sight while the others scroll. */
function sheetStart(headers: readonly string[]): string {
  const widths = headers
    .map((header, i) => {
      const width = Math.max(12, Math.min(40, header.length + 4))
      return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`
    })
    .join('')
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${rowXml(1, headers, HEADER_STYLE)}`
}

function rowXml(row: number, values: readonly Value[], textStyle: number | undefined): string {
  const cells = values.map((value, i) => {
    const at = `${columnName(i)}${row}`
    if (typeof value === 'number')
      return Number.isFinite(value) ? `<c r="${at}" s="${NUMBER_STYLE}"><v>${value}</v></c>` : ''
    const text = workbookText(value ?? '')
    return text === ''
      ? ''
      : `<c r="${at}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  })
  return `<row r="${row}">${cells.join('')}</row>`
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  // XML has one way to end a line; the others would be read back as it.
  return text.replace(/\r\n?/g, '\n').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
