import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { DomainError } from '../../kernel/errors.ts'
import {
  importApplication,
  importHistory,
  importHistoryItem,
  importPreview,
  importResult,
} from './contract.ts'
import type { SentFile } from './raw-sheet.ts'
import type { SpreadsheetsService } from './service.ts'
import { csvTemplates, templateCsv, templateWorkbook } from './template.ts'

const uploadLimits = { fileSize: 10 * 1024 * 1024, files: 4 }
const file = z.any().describe('The file itself')
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function spreadsheetsRoutes(service: SpreadsheetsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/imports',
      {
        config: { access: facilitators, limit: 'upload' },
        schema: {
          tags: ['spreadsheets'],
          consumes: ['multipart/form-data'],
          description:
            'Preview of one workbook (.xlsx) or of up to four CSV files of 10 MB; nothing is written yet.',
          // Drawn by the browser: it is told by its socket how far the preview of this token has come.
          querystring: z.object({ token: z.string().max(40).optional() }),
          response: { 200: importPreview, ...problemResponses },
        },
      },
      async (request, reply) => {
        const files: SentFile[] = []
        for await (const part of request.files({ limits: uploadLimits }))
          files.push({ name: shownName(part.filename), content: await part.toBuffer() })
        const { token = '' } = request.query
        return service.preview(actorOf(request), files, { token, signal: goneSignal(reply) })
      },
    )

    app.post(
      '/imports/:id/apply',
      {
        config: { access: facilitators },
        schema: {
          tags: ['spreadsheets'],
          description:
            'Does what the preview said. Values out of the usual answer 422 `to-confirm` until they are `confirmed`.',
          params: z.object({ id: z.string().max(40) }),
          body: importApplication.nullish(),
          response: { 200: importResult, ...problemResponses },
        },
      },
      async ({ body, params, ...request }) => service.apply(actorOf(request), params.id, body ?? undefined),
    )

    app.get(
      '/imports',
      {
        config: { access: facilitators },
        schema: {
          tags: ['spreadsheets'],
          description: 'Imports that were applied, the last first.',
          response: { 200: importHistory, ...problemResponses },
        },
      },
      async (request) => service.history(actorOf(request)),
    )

    app.post(
      '/imports/:id/undo',
      {
        config: { access: facilitators },
        schema: {
          tags: ['spreadsheets'],
          description:
            'Puts everything back as it was before an import; refused when something changed since.',
          params: z.object({ id: z.string().max(40) }),
          response: { 200: importHistoryItem, ...problemResponses },
        },
      },
      async (request) => service.undo(actorOf(request), request.params.id),
    )

    // Files go out as they are: buffers and strings never pass through the serializer of the schema.
    app.get(
      '/imports/template.xlsx',
      {
        config: { access: facilitators, limit: 'export' },
        schema: { tags: ['spreadsheets'], response: { 200: file, ...problemResponses } },
      },
      async (_request, reply) =>
        reply
          .type(XLSX)
          .header('content-disposition', 'attachment; filename="boucle-modele.xlsx"')
          .send(await templateWorkbook()),
    )

    app.get(
      '/imports/template/:name',
      {
        config: { access: facilitators, limit: 'export' },
        schema: {
          tags: ['spreadsheets'],
          params: z.object({ name: z.enum(Object.keys(csvTemplates) as [string, ...string[]]) }),
          response: { 200: file, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${request.params.name}"`)
          .send(templateCsv(csvTemplates[request.params.name] ?? 'structures')),
    )
  }
}

/** Given when whoever asked has left before the answer: nobody waits for the work any more. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new DomainError('conflict', 'La lecture a été arrêtée.'))
  })
  return gone.signal
}

/** The last part of the name of a file, short enough to be quoted in a sentence. */
function shownName(name: string): string {
  const base = name.split(/[/\\]/).at(-1)?.trim() || 'fichier'
  return base.length > 100 ? `${base.slice(0, 60)}…${base.slice(-39)}` : base
}
