/** Chunks that draw the picture (PNG third edition, 5.6; the animation included). The others tell about it. */
const PNG_KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
])
const PNG_SIGNATURE = 8

/** A PNG without its texts, its Exif, its date and what follows its end. Null when it is no whole PNG. */
export function strippedPng(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, PNG_SIGNATURE)]
  for (let at = PNG_SIGNATURE; at + 12 <= content.length; ) {
    const end = at + 12 + content.readUInt32BE(at)
    if (end > content.length) return null
    const type = content.toString('latin1', at + 4, at + 8)
    if (at === PNG_SIGNATURE && type !== 'IHDR') return null
    if (PNG_KEPT.has(type)) kept.push(content.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** Chunks that draw the picture (RFC 9649, 2.6 and 2.7); `EXIF` and `XMP ` tell about it. */
const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const WEBP_HEADER = 12
/** Bits of the first byte of `VP8X` that announce Exif and XMP. */
const ANNOUNCED = 0x0c

/** A WebP without Exif, XMP and what follows its end. Null when it is no whole WebP. */
export function strippedWebp(content: Buffer): Buffer | null {
  if (content.length < WEBP_HEADER) return null
  const limit = content.readUInt32LE(4) + 8
  if (limit > content.length) return null
  const kept: Buffer[] = []
  for (let at = WEBP_HEADER; at + 8 <= limit; ) {
    const size = content.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > limit) return null
    const type = content.toString('latin1', at, at + 4)
    if (WEBP_KEPT.has(type)) {
      const chunk = Buffer.from(content.subarray(at, end))
      if (type === 'VP8X' && size > 0) chunk.writeUInt8(chunk.readUInt8(8) & ~ANNOUNCED, 8)
      kept.push(chunk)
    }
    at = end
  }
  if (kept.length === 0) return null
  const body = Buffer.concat(kept)
  const header = Buffer.from(content.subarray(0, WEBP_HEADER))
  header.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([header, body])
}
