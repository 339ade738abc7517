import { createHash } from 'node:crypto'
import { fail } from '../../kernel/errors.ts'
import { type Format, formatOf } from './file-format.ts'
import { strippedPng, strippedWebp } from './strip-chunks.ts'
import { strippedJpeg } from './strip-jpeg.ts'

/** A file as it is kept, with what is known of it. */
export interface CleanedFile {
  format: Format
  content: Buffer
  sizeBytes: number
  /** Of what is kept: the same file sent twice to the same place is one. */
  sha256: string
}

const stripped: Record<Format, (content: Buffer) => Buffer | null> = {
  jpeg: strippedJpeg,
  png: strippedPng,
  webp: strippedWebp,
  // What a PDF says of its author stays: taking it out would break signed analysis sheets. The pages say so.
  pdf: (content) => content,
}

/** A file known for what it is, without what it says of the photographer; a 422 says why it cannot be kept. */
export function cleaned(sent: Buffer): CleanedFile {
  const format = formatOf(sent)
  if (!format)
    refuse(
      'Ce fichier n’est, d’après son contenu, ni une image JPEG, PNG ou WebP, ni un PDF ; son nom n’y change rien.',
    )
  const content = stripped[format](sent)
  if (!content) refuse('Cette image est abîmée ou incomplète : envoyez-la de nouveau.')
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { format, content, sizeBytes: content.length, sha256 }
}

function refuse(detail: string): never {
  fail('unreadable-file', detail, [{ pointer: '/file', detail }])
}
