import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { giveOut } from '../../../http/download.ts'
import { problemResponses } from '../../../http/problem.ts'
import { receivedFile } from '../../../http/upload.ts'
import { importReport, importWords } from './import-contract.ts'
import {
  indicatorChange,
  indicatorInput,
  indicatorList,
  indicatorQuery,
  indicatorView,
  nationalQuery,
  nationalValues,
  valueInput,
} from './indicator-contract.ts'
import { planReaders, planWriters } from './policy.ts'
import type { PlanService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['plan']
const readers = { access: planReaders }
const writers = { access: planWriters }
const one = { 200: indicatorView, ...problemResponses }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Indicators of the plan, and what goes to the national tool and comes from it. */
export function planIndicatorRoutes({ indicators, workbook, documents }: PlanService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/plan/indicators',
      {
        config: readers,
        schema: {
          tags,
          description: 'Of the plan or of a sheet, with their values as they were known at the end of a day.',
          querystring: indicatorQuery,
          response: { 200: indicatorList, ...problemResponses },
        },
      },
      async (request) => indicators.list(actorOf(request), request.query),
    )

    app.post(
      '/plan/actions/:id/indicators',
      {
        config: writers,
        schema: {
          tags,
          params: idParams,
          body: indicatorInput,
          response: { 201: indicatorView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(indicators.add(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      '/plan/indicators/:id',
      { config: writers, schema: { tags, params: idParams, body: indicatorChange, response: one } },
      async (request) => indicators.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/plan/indicators/:id/values',
      {
        config: writers,
        schema: {
          tags,
          description: 'A value or a target of a day; what was said before of that day stays to be read.',
          params: idParams,
          body: valueInput,
          response: one,
        },
      },
      async (request) => indicators.enter(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/plan/values/:id',
      { config: writers, schema: { tags, params: idParams, response: one } },
      async (request) => indicators.withdraw(actorOf(request), request.params.id),
    )

    app.get(
      '/plan/national-values',
      {
        config: readers,
        schema: {
          tags,
          description:
            'Values and targets in the shape that the national tool’s API takes, of indicators that have a number there.',
          querystring: nationalQuery,
          response: { 200: nationalValues, ...problemResponses },
        },
      },
      async (request) => indicators.national(actorOf(request), request.query.collectivite),
    )

    app.get(
      '/plan/workbook',
      {
        config: { ...readers, limit: 'list' },
        schema: {
          tags,
          description: 'The plan as the workbook that the national tool imports (28 columns).',
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) =>
        giveOut(reply, {
          ...{ name: 'plan-climat.xlsx', mediaType: XLSX },
          content: await workbook.write(actorOf(request)),
        }),
    )

    app.post(
      '/plan/workbook',
      {
        config: { ...writers, limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'A workbook in the national shape (`file`): what it would change; with `apply=yes`, it is written, all or nothing.',
          response: { 200: importReport, ...problemResponses },
        },
      },
      async (request) => {
        const received = { maxBytes: documents.maxBytes(), schema: importWords }
        const { file, words } = await receivedFile(request, received)
        return workbook.read(actorOf(request), file, words.apply === 'yes')
      },
    )
  }
}
