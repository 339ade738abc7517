import { deflateSync } from 'node:zlib'

/** A segment of a JPEG: its marker, its length, its data. */
export const segment = (marker: number, data: Buffer | string) => {
  const body = Buffer.from(data as string, 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, body])
}

/** Exif of a phone: the way up, and a place. */
export function exif(orientation: number, littleEndian = false): Buffer {
  const tiff = Buffer.alloc(38)
  tiff.write(littleEndian ? 'II' : 'MM', 'latin1')
  const short = (value: number, at: number) =>
    littleEndian ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    littleEndian ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [i, tag, value] of [
    [0, 0x0112, orientation],
    [1, 0x8825, 99],
  ] as const) {
    const at = 10 + 12 * i
    short(tag, at)
    short(3, at + 2)
    long(1, at + 4)
    short(value, at + 8)
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 43.6460 0.5860')])
}

/** What draws the picture: tables, a frame, a scan whose data hold a stuffed zero and a restart. */
export const JPEG_BODY = Buffer.concat([
  segment(0xdb, Buffer.alloc(65)),
  segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
  segment(0xc4, Buffer.alloc(20)),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
])

export const jpeg = (...before: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...before, JPEG_BODY, Buffer.from([0xff, 0xd9])])

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crcOf = (data: Buffer) =>
  (data.reduce((crc, byte) => (CRC[(crc ^ byte) & 255] as number) ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>>
  0

export function pngChunk(type: string, data: Buffer | string = ''): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data as string, 'latin1')])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crcOf(body))
  return Buffer.concat([length, body, crc])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A real PNG of one green pixel, with other chunks before its data. */
export const png = (...before: Buffer[]) =>
  Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    ...before,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 31, 95, 69]))),
    pngChunk('IEND'),
  ])

export function webpChunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.from(data as string, 'latin1')
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

export function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat(chunks)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n')
