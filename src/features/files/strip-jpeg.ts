/** The two bytes after 0xFF that matter here (ISO/IEC 10918-1, table B.1). */
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const COMMENT = 0xfe
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef
/** Restart markers and TEM stand alone; restarts stand within the data of a scan. */
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** What an application segment must begin with to be kept: it tells how to draw the picture, not where it was taken. */
const KEPT: Record<number, string> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' }
const EXIF = 'Exif\0\0'
const ORIENTATION_TAG = 0x0112

/**
 * A JPEG without what it says of the photographer: Exif (the place, the device), XMP, IPTC, previews, comments, and
 * whatever follows the end of the image. The way up stays, the colours too. Null when it is no whole JPEG.
 */
export function strippedJpeg(content: Buffer): Buffer | null {
  const kept: Buffer[] = []
  let orientation = 1
  let at = 2
  for (;;) {
    if (content[at] !== 0xff) return null
    while (content[at + 1] === 0xff) at++
    const marker = content[at + 1]
    if (marker === undefined) return null
    if (marker === END_OF_IMAGE) break
    if (isRestart(marker) || marker === 0x01) {
      kept.push(content.subarray(at, at + 2))
      at += 2
      continue
    }
    const length = at + 4 <= content.length ? content.readUInt16BE(at + 2) : 0
    let end = at + 2 + length
    if (length < 2 || end > content.length) return null
    const data = content.subarray(at + 4, end)
    if (marker === 0xe1) orientation = orientationIn(data) ?? orientation
    if (marker === START_OF_SCAN) end = endOfScan(content, end)
    if (isKept(marker, data)) kept.push(content.subarray(at, end))
    at = end
  }
  const upright = orientation > 1 ? [exifOf(orientation)] : []
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...upright, ...kept, Buffer.from([0xff, END_OF_IMAGE])])
}

function isKept(marker: number, data: Buffer): boolean {
  if (marker === COMMENT) return false
  if (!isApplication(marker)) return true
  const beginning = KEPT[marker]
  return beginning !== undefined && data.subarray(0, beginning.length).toString('latin1') === beginning
}

/** Where the coded data of a scan ends: at the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(content: Buffer, from: number): number {
  let at = content.indexOf(0xff, from)
  while (at >= 0) {
    const next = content[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at
    at = content.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return content.length
}

/** The way up that an Exif segment tells, 1 to 8 (Exif 2.32, 4.6.4 A); null when it tells none. */
function orientationIn(data: Buffer): number | null {
  if (data.subarray(0, EXIF.length).toString('latin1') !== EXIF) return null
  const tiff = data.subarray(EXIF.length)
  if (tiff.length < 8) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return null
  const count = short(first)
  for (let i = 0; i < count; i++) {
    const entry = first + 2 + 12 * i
    if (entry + 12 > tiff.length) return null
    if (short(entry) !== ORIENTATION_TAG) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An Exif segment that says nothing but the way up. */
function exifOf(orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const body = Buffer.from([...Buffer.from(EXIF, 'latin1'), ...tiff, 0, 1, ...entry, 0, 0, 0, 0])
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body])
}
