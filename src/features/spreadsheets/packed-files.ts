import type { SentFile } from './raw-sheet.ts'

/** The files of one upload as one value to store: their names and sizes in a line of JSON, then their bytes. */
export function packFiles(files: readonly SentFile[]): Buffer {
  const header = JSON.stringify(files.map(({ name, content }) => ({ name, bytes: content.length })))
  return Buffer.concat([Buffer.from(`${header}\n`), ...files.map(({ content }) => content)])
}

export function unpackFiles(packed: Buffer): SentFile[] {
  const end = packed.indexOf(10)
  const entries = JSON.parse(packed.toString('utf8', 0, end)) as { name: string; bytes: number }[]
  let at = end + 1
  return entries.map(({ name, bytes }) => {
    const content = packed.subarray(at, at + bytes)
    at += bytes
    return { name, content }
  })
}
