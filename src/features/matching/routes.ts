import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { families } from '../../kernel/families.ts'
import { flowsShown } from '../flows/consultation.ts'
import {
  type AllotmentList,
  allotmentList,
  allotmentQuery,
  batchInput,
  batchView,
  type ChainList,
  chainList,
  chainQuery,
  decisionInput,
  type MatchList,
  type MatchView,
  matchList,
  matchQuery,
  matchView,
  type PoolingList,
  poolingList,
  type QueueView,
  queueQuery,
  queueView,
  type StoppedList,
  stoppedList,
  weighingView,
  weightsView,
} from './contract.ts'
import { legalHelpView } from './legal-help/contract.ts'
import type { MatchingService } from './service.ts'

export function matchingRoutes(service: MatchingService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/matches',
      {
        config: { access: 'signed-in', consultation: ({ items }: MatchList) => sidesShown(items) },
        schema: {
          tags: ['matching'],
          querystring: matchQuery,
          response: { 200: matchList, ...problemResponses },
        },
      },
      async (request) => service.list(actorOf(request), request.query),
    )

    app.get(
      '/matches/poolings',
      {
        config: {
          access: 'signed-in',
          consultation: ({ items }: PoolingList) => flowsShown(items.flatMap(({ members }) => members)),
        },
        schema: {
          tags: ['matching'],
          querystring: z.object({ family: z.enum(families).optional(), organisation: z.string().optional() }),
          response: { 200: poolingList, ...problemResponses },
        },
      },
      async (request) => service.poolings(actorOf(request), request.query),
    )

    app.get(
      '/matches/allotments',
      {
        config: {
          access: facilitators,
          consultation: ({ items }: AllotmentList) =>
            flowsShown(items.flatMap(({ centre, parts }) => [centre, ...parts.map(({ flow }) => flow)])),
        },
        schema: {
          tags: ['matching'],
          querystring: allotmentQuery,
          response: { 200: allotmentList, ...problemResponses },
        },
      },
      async (request) => service.allotments(actorOf(request), request.query),
    )

    app.get(
      '/matches/chains',
      {
        config: { access: facilitators, consultation: ({ items }: ChainList) => sidesShown(items) },
        schema: {
          tags: ['matching'],
          querystring: chainQuery,
          response: { 200: chainList, ...problemResponses },
        },
      },
      async (request) => service.chains(actorOf(request), request.query),
    )

    app.get(
      '/matches/stopped',
      {
        config: { access: facilitators, consultation: ({ items }: StoppedList) => sidesShown(items) },
        schema: {
          tags: ['matching'],
          querystring: z.object({ organisation: z.string().optional() }),
          response: { 200: stoppedList, ...problemResponses },
        },
      },
      async (request) => service.stopped(actorOf(request), request.query.organisation),
    )

    app.get(
      '/matches/weights',
      {
        config: { access: ['administrator'] },
        schema: { tags: ['matching'], response: { 200: weighingView, ...problemResponses } },
      },
      async () => service.weighing(),
    )

    app.post(
      '/matches/weights',
      {
        config: { access: ['administrator'] },
        schema: {
          tags: ['matching'],
          body: z.object({ weights: weightsView }),
          response: { 200: weighingView, ...problemResponses },
        },
      },
      async (request) => service.adoptWeights(actorOf(request), request.body.weights),
    )

    app.post(
      '/matches/weights/restoration',
      {
        config: { access: ['administrator'] },
        schema: {
          tags: ['matching'],
          // Null: the weights that Boucle comes with.
          body: z.object({ id: z.string().nullable() }),
          response: { 200: weighingView, ...problemResponses },
        },
      },
      async (request) => service.restoreWeights(actorOf(request), request.body.id),
    )

    app.get(
      '/matches/queue',
      {
        config: {
          access: facilitators,
          consultation: ({ items }: QueueView) =>
            flowsShown(items.flatMap(({ stock, need }) => [stock, need])),
        },
        schema: {
          tags: ['matching'],
          querystring: queueQuery,
          response: { 200: queueView, ...problemResponses },
        },
      },
      async (request) => service.queue(actorOf(request), request.query),
    )

    app.post(
      '/matches/decisions',
      {
        config: { access: facilitators },
        schema: {
          tags: ['matching'],
          body: batchInput,
          response: { 200: batchView, ...problemResponses },
        },
      },
      async (request) => service.decideMany(actorOf(request), request.body),
    )

    app.get(
      '/matches/:id',
      {
        config: { access: 'signed-in', consultation: (match: MatchView) => sidesShown([match]) },
        schema: {
          tags: ['matching'],
          params: z.object({ id: z.string() }),
          response: { 200: matchView, ...problemResponses },
        },
      },
      async (request) => service.get(actorOf(request), request.params.id),
    )

    app.get(
      '/matches/:id/legal-help',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['matching'],
          params: z.object({ id: z.string() }),
          response: { 200: legalHelpView, ...problemResponses },
        },
      },
      async (request) => service.legalHelp(actorOf(request), request.params.id),
    )

    app.put(
      '/matches/:id/decision',
      {
        config: { access: facilitators },
        schema: {
          tags: ['matching'],
          params: z.object({ id: z.string() }),
          body: decisionInput,
          response: { 200: matchView, ...problemResponses },
        },
      },
      async (request) => service.decide(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/matches/:id/decision',
      {
        config: { access: facilitators },
        schema: {
          tags: ['matching'],
          params: z.object({ id: z.string() }),
          response: { 200: matchView, ...problemResponses },
        },
      },
      async (request) => service.undecide(actorOf(request), request.params.id),
    )
  }
}

const sidesShown = (pairs: readonly Pick<MatchView, 'stock' | 'need'>[]) =>
  flowsShown(pairs.flatMap(({ stock, need }) => [stock, need]))
