import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../../src/features/files/file-format.ts'
import { strippedPng, strippedWebp } from '../../../src/features/files/strip-chunks.ts'
import { strippedJpeg } from '../../../src/features/files/strip-jpeg.ts'
import {
  exif,
  JPEG_BODY,
  jpeg,
  PDF,
  png,
  pngChunk,
  segment,
  webp,
  webpChunk,
} from '../../support/pictures.ts'

const VP8 = webpChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0]))

describe('what a file is', () => {
  it('is told by its first bytes', () => {
    expect([jpeg(), png(), webp(VP8), PDF].map(formatOf)).toEqual(['jpeg', 'png', 'webp', 'pdf'])
  })

  it('is nothing accepted for a page, a program, an archive, a drawing, nothing', () => {
    const others = [
      '<!doctype html>',
      '<svg xmlns="http://www.w3.org/2000/svg">',
      'MZ\x90\0',
      'PK\x03\x04',
      'RIFF\0\0\0\0AVI ',
      '',
      ' %PDF-',
    ]
    for (const other of others) expect(formatOf(Buffer.from(other, 'latin1')), other).toBeNull()
  })
})

describe('a JPEG', () => {
  const told = [
    segment(0xe1, exif(1)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<GPS/>'),
    segment(0xed, 'Photoshop 3.0\0GPS'),
    segment(0xe2, 'MPF\0GPS'),
    segment(0xfe, 'GPS in a comment'),
  ]

  it('loses what tells of the photographer and keeps the picture as it is', () => {
    const clean = strippedJpeg(jpeg(...told))
    expect(clean?.toString('latin1')).not.toMatch(/GPS|Exif/)
    expect(clean).toEqual(jpeg())
  })

  it('keeps what tells how to draw it', () => {
    const kept = [
      segment(0xe0, 'JFIF\0\x01\x02'),
      segment(0xe2, 'ICC_PROFILE\0\x01\x01colours'),
      segment(0xee, 'Adobe\0d'),
    ]
    expect(strippedJpeg(jpeg(...kept))).toEqual(jpeg(...kept))
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('stays the right way up (%i), and says nothing else', (orientation) => {
    for (const littleEndian of [true, false]) {
      const clean = strippedJpeg(jpeg(segment(0xe1, exif(orientation, littleEndian))))
      expect(clean?.toString('latin1')).not.toContain('GPS')
      // Read again, it tells the same way up.
      expect(strippedJpeg(clean ?? Buffer.alloc(0))).toEqual(clean)
      expect(clean?.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]))).toBe(true)
      expect(clean?.includes(JPEG_BODY)).toBe(true)
    }
  })

  it('loses what is hidden after its end', () => {
    expect(strippedJpeg(Buffer.concat([jpeg(), Buffer.from('<script>')]))).toEqual(jpeg())
  })

  it('keeps each scan of a progressive picture', () => {
    const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 3])])
    const progressive = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      scan,
      segment(0xc4, Buffer.alloc(18)),
      scan,
      Buffer.from([0xff, 0xd9]),
    ])
    expect(strippedJpeg(progressive)).toEqual(progressive)
  })

  it('is refused wherever it is cut', () => {
    const whole = jpeg(...told)
    for (let length = 3; length < whole.length - 1; length++)
      expect(strippedJpeg(whole.subarray(0, length)), String(length)).toBeNull()
  })
})

describe('a PNG and a WebP', () => {
  it('lose what tells of their author and what follows their end', () => {
    const told = [pngChunk('tEXt', 'Author\0GPS'), pngChunk('eXIf', 'MM\0*GPS'), pngChunk('iTXt', 'XML:GPS')]
    expect(strippedPng(Buffer.concat([png(...told), Buffer.from('<html>')]))).toEqual(png())
    const extended = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    const photo = webp(
      extended(0x2c),
      webpChunk('ICCP', 'icc'),
      VP8,
      webpChunk('EXIF', 'GPS'),
      webpChunk('XMP ', 'GPS'),
    )
    const clean = webp(extended(0x20), webpChunk('ICCP', 'icc'), VP8)
    expect(strippedWebp(Buffer.concat([photo, Buffer.from('<html>')]))).toEqual(clean)
  })

  it('are refused wherever they are cut', () => {
    for (let length = 9; length < png().length; length++)
      expect(strippedPng(png().subarray(0, length)), String(length)).toBeNull()
    const picture = webp(VP8)
    for (let length = 8; length < picture.length; length++)
      expect(strippedWebp(picture.subarray(0, length)), String(length)).toBeNull()
  })
})

describe('any bytes after a right beginning', () => {
  it.each([
    ['JPEG', strippedJpeg, jpeg().subarray(0, 2)],
    ['PNG', strippedPng, png().subarray(0, 8)],
    ['WebP', strippedWebp, webp(VP8).subarray(0, 12)],
  ] as const)(
    'are read to the end of a %s or refused, and read again the same',
    (_name, stripped, beginning) => {
      const bytes = fc.uint8Array({ maxLength: 400 })
      fc.assert(
        fc.property(bytes, (rest) => {
          const clean = stripped(Buffer.concat([beginning, rest]))
          if (clean) expect(stripped(clean)).toEqual(clean)
        }),
      )
    },
  )
})
