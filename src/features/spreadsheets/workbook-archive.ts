import { crc32, inflateRawSync } from 'node:zlib'
import { fail } from '../../kernel/errors.ts'

/** All that a workbook may hold once unzipped: 20 000 full rows take a third of it. */
const MAX_UNZIPPED_BYTES = 48 * 1024 * 1024
const MAX_ENTRIES = 2_000

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * The XML parts of a workbook, unzipped here with a cap on each and on all: the sizes that a zip file declares
 * can lie (a 10 kB file may unfold to gigabytes), so nothing is believed and inflation stops at the cap. The
 * library that reads the sheets only ever sees `storedArchive` of these parts, never the file that was sent.
 */
export function unzipWorkbook(file: string, content: Buffer): Map<string, Buffer> {
  const damaged = (): never =>
    fail('unreadable-file', `« ${file} » est un classeur abîmé ou incomplet : réenregistrez-le.`)
  const end = findEnd(content) ?? damaged()
  const count = content.readUInt16LE(end + 10)
  let at = content.readUInt32LE(end + 16)
  if (count > MAX_ENTRIES || count === 0xffff) tooLarge(file)
  const parts = new Map<string, Buffer>()
  let left = MAX_UNZIPPED_BYTES
  for (let i = 0; i < count; i++) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== ENTRY) damaged()
    const entry = readEntry(content, at)
    at = entry.next
    if (entry.encrypted)
      fail('unreadable-file', `« ${file} » est protégé par un mot de passe : enregistrez-le sans.`)
    if (entry.name === 'mimetype') fail('unreadable-file', notXlsx(file))
    if (!/\.(xml|rels)$/i.test(entry.name)) continue
    if (entry.declaredBytes > left) tooLarge(file)
    const part = inflate(content, entry, left) ?? damaged()
    if (part === 'too-large' || part.length > left) tooLarge(file)
    if (part.length !== entry.declaredBytes) damaged()
    left -= part.length
    parts.set(entry.name, part)
  }
  if (!parts.has('xl/workbook.xml')) fail('unreadable-file', notXlsx(file))
  return parts
}

function tooLarge(file: string): never {
  const megabytes = MAX_UNZIPPED_BYTES / 1024 / 1024
  fail(
    'too-large',
    `« ${file} » : ce classeur dépasse ${megabytes} Mo une fois décompressé ; importez-le en plusieurs fichiers.`,
  )
}

const notXlsx = (file: string) =>
  `« ${file} » n’est pas un classeur Excel .xlsx : réenregistrez-le au format « Classeur Excel (.xlsx) » ou CSV.`

function findEnd(content: Buffer): number | null {
  for (let at = content.length - 22; at >= Math.max(0, content.length - 65_558); at--)
    if (content.readUInt32LE(at) === END) return at
  return null
}

interface ZipEntry {
  name: string
  encrypted: boolean
  method: number
  packedBytes: number
  declaredBytes: number
  local: number
  next: number
}

function readEntry(content: Buffer, at: number): ZipEntry {
  const nameEnd = at + 46 + content.readUInt16LE(at + 28)
  return {
    name: content.toString('utf8', at + 46, nameEnd),
    encrypted: (content.readUInt16LE(at + 8) & 1) === 1,
    method: content.readUInt16LE(at + 10),
    packedBytes: content.readUInt32LE(at + 20),
    declaredBytes: content.readUInt32LE(at + 24),
    local: content.readUInt32LE(at + 42),
    next: nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32),
  }
}

function inflate(content: Buffer, entry: ZipEntry, maxBytes: number): Buffer | 'too-large' | null {
  const { local, method, packedBytes } = entry
  if (local + 30 > content.length || content.readUInt32LE(local) !== LOCAL) return null
  const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
  if (start + packedBytes > content.length) return null
  const packed = content.subarray(start, start + packedBytes)
  if (method === 0) return packed
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null
  }
}

/** The same parts as a zip file without compression. */
export function storedArchive(parts: ReadonlyMap<string, Buffer>): ArrayBuffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of parts) {
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt32LE(crc32(part), 10)
    common.writeUInt32LE(part.length, 14)
    common.writeUInt32LE(part.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    pieces.push(signature(LOCAL), common, nameBytes, part)
    const trailer = Buffer.alloc(14)
    trailer.writeUInt32LE(at, 10)
    directory.push(signature(ENTRY), Buffer.from([20, 0]), common, trailer, nameBytes)
    at += 4 + common.length + nameBytes.length + part.length
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(directoryBytes, 8)
  end.writeUInt32LE(at, 12)
  const all = Buffer.concat([...pieces, ...directory, signature(END), end])
  const isWhole = all.byteOffset === 0 && all.byteLength === all.buffer.byteLength
  return (
    isWhole ? all.buffer : all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength)
  ) as ArrayBuffer
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
