import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { fail } from '../kernel/errors.ts'

export interface SentFile {
  /** As it was called, without its folders. */
  name: string
  content: Buffer
}

/** The one file of a form (`file`) and the words beside it, as `schema` reads them; refused above a size. */
export async function receivedFile<S extends z.ZodObject>(
  request: FastifyRequest,
  { maxBytes, schema }: { maxBytes: number; schema: S },
): Promise<{ file: SentFile; words: z.output<S> }> {
  const words: Record<string, unknown> = {}
  let file: SentFile | null = null
  const fields = Object.keys(schema.shape).length
  const limits = { fileSize: maxBytes, files: 1, fields, fieldSize: 2_000, parts: fields + 1 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') words[part.fieldname] = part.value || undefined
    else file = { name: shownName(part.filename), content: await received(part, maxBytes) }
  }
  if (!file)
    fail('invalid-input', 'Choisissez un fichier.', [{ pointer: '/file', detail: 'Le fichier manque.' }])
  return { file, words: wordsOf(schema, words) }
}

/** The whole of a file that is not too long. */
async function received(part: MultipartFile, maxBytes: number): Promise<Buffer> {
  try {
    return await part.toBuffer()
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 413) throw error
    const detail = `Ce fichier dépasse ${maxBytes / 1_000_000} Mo : réduisez-le, ou n’envoyez que les pages utiles.`
    fail('too-large', detail, [{ pointer: '/file', detail }])
  }
}

function wordsOf<S extends z.ZodObject>(schema: S, words: Record<string, unknown>): z.output<S> {
  const read = schema.safeParse(words)
  if (read.success) return read.data
  fail(
    'invalid-input',
    'Certaines valeurs sont à corriger.',
    read.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  )
}

/** The last part of the name of a file, without what a screen or a header could stumble on. */
function shownName(name: string | undefined): string {
  const base = (name ?? '').split(/[/\\]/).at(-1)?.replace(/\p{C}/gu, '').trim().toWellFormed() || 'fichier'
  return base.length > 100 ? `${base.slice(0, 60).toWellFormed()}…${base.slice(-39).toWellFormed()}` : base
}
