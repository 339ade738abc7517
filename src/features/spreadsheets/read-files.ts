import { fail } from '../../kernel/errors.ts'
import type { RawSheet, SentFile } from './raw-sheet.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** Sheets of the files sent, each recognised by what it holds: people rename .csv to .xlsx and back. */
export async function readFiles(files: readonly SentFile[]): Promise<RawSheet[]> {
  const sheets: RawSheet[] = []
  for (const { name, content } of files) {
    if (content.length === 0) fail('unreadable-file', `« ${name} » est vide.`)
    if (startsWith(content, [0x50, 0x4b])) sheets.push(...(await readWorkbook(name, content)))
    else if (startsWith(content, [0xd0, 0xcf, 0x11, 0xe0]))
      fail(
        'unreadable-file',
        `« ${name} » est un classeur à l’ancien format .xls ou protégé par un mot de passe : réenregistrez-le en .xlsx, sans mot de passe.`,
      )
    else sheets.push(readCsv(name, content))
  }
  return sheets
}

function startsWith(content: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => content[i] === byte)
}
