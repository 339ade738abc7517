import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import type { Shown } from '../../kernel/shown.ts'
import {
  campaignInput,
  campaignList,
  campaignView,
  energyActionInput,
  energyStateInput,
  flowAuditList,
  invitationInput,
  toPlanList,
  type VisitView,
  verdictInput,
  visitChange,
  visitInput,
  visitList,
  visitQuery,
  visitStepInput,
  visitView,
} from './contract.ts'
import type { AuditsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['audits']

export function auditsRoutes({ campaigns, visits }: AuditsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/audit-campaigns',
      {
        config: { access: facilitators },
        schema: { tags, response: { 200: campaignList, ...problemResponses } },
      },
      async (request) => campaigns.list(actorOf(request)),
    )

    app.post(
      '/audit-campaigns',
      {
        config: { access: facilitators },
        schema: { tags, body: campaignInput, response: { 201: campaignView, ...problemResponses } },
      },
      async (request, reply) => reply.code(201).send(campaigns.create(actorOf(request), request.body)),
    )

    app.get(
      '/audit-campaigns/:id',
      {
        config: { access: facilitators },
        schema: { tags, params: idParams, response: { 200: campaignView, ...problemResponses } },
      },
      async (request) => campaigns.get(actorOf(request), request.params.id),
    )

    app.put(
      '/audit-campaigns/:id',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams,
          body: campaignInput,
          response: { 200: campaignView, ...problemResponses },
        },
      },
      async (request) => campaigns.change(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/audit-campaigns/:id/members/:organisationId',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams.extend({ organisationId: z.string() }),
          response: { 200: campaignView, ...problemResponses },
        },
      },
      async (request) =>
        campaigns.addMember(actorOf(request), request.params.id, request.params.organisationId),
    )

    app.delete(
      '/audit-campaigns/:id/members/:organisationId',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams.extend({ organisationId: z.string() }),
          response: { 200: campaignView, ...problemResponses },
        },
      },
      async (request) =>
        campaigns.removeMember(actorOf(request), request.params.id, request.params.organisationId),
    )

    app.get(
      '/visits',
      {
        config: { access: 'signed-in' },
        schema: { tags, querystring: visitQuery, response: { 200: visitList, ...problemResponses } },
      },
      async (request) => visits.list(actorOf(request), request.query),
    )

    app.get(
      '/visits/to-plan',
      {
        config: { access: facilitators },
        schema: { tags, response: { 200: toPlanList, ...problemResponses } },
      },
      async (request) => campaigns.toPlan(actorOf(request)),
    )

    app.post(
      '/visits',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: { tags, body: visitInput, response: { 201: visitView, ...problemResponses } },
      },
      async (request, reply) => reply.code(201).send(visits.plan(actorOf(request), request.body)),
    )

    app.get(
      '/visits/:id',
      {
        config: { access: 'signed-in', consultation: visitShown },
        schema: { tags, params: idParams, response: { 200: visitView, ...problemResponses } },
      },
      async (request) => visits.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/visits/:id',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams,
          body: visitChange,
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) => visits.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/visits/:id/steps',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          description:
            'Takes a step of the workflow; those open, and what blocks the others, are in the visit.',
          params: idParams,
          body: visitStepInput,
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) => visits.step(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/visits/:id/calendar.ics',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) =>
        reply
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'attachment; filename="visite.ics"')
          .send(visits.calendar(actorOf(request), request.params.id)),
    )

    app.post(
      '/visits/:id/invitations',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          description:
            'Mails the day of a visit, as a calendar file, to its visitor and to contacts of the structure; they are told of what changes in it afterwards.',
          params: idParams,
          body: invitationInput,
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) => visits.invite(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/visits/:id/flows/:flowId',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams.extend({ flowId: z.string() }),
          body: verdictInput,
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, flowId } = request.params
        return visits.judge(actorOf(request), id, flowId, request.body)
      },
    )

    app.delete(
      '/visits/:id/flows/:flowId',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams.extend({ flowId: z.string() }),
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) => visits.unjudge(actorOf(request), request.params.id, request.params.flowId),
    )

    app.post(
      '/visits/:id/energy-actions',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams,
          body: energyActionInput,
          response: { 201: visitView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(visits.addEnergyAction(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/visits/:id/energy-actions/:actionId',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams.extend({ actionId: z.string() }),
          response: { 200: visitView, ...problemResponses },
        },
      },
      async (request) =>
        visits.removeEnergyAction(actorOf(request), request.params.id, request.params.actionId),
    )

    app.post(
      '/energy-actions/:id/states',
      {
        config: { access: facilitators, consultation: visitShown },
        schema: {
          tags,
          params: idParams,
          body: energyStateInput,
          response: { 201: visitView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(visits.addEnergyState(actorOf(request), request.params.id, request.body)),
    )

    app.get(
      '/flows/:id/audits',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: flowAuditList, ...problemResponses } },
      },
      async (request) => ({ items: visits.auditsOf(actorOf(request), request.params.id) }),
    )
  }
}

/** A visit shows the flows of its structure, whole. */
function visitShown({ flows, work }: VisitView): Shown[] {
  const ids = [...flows.map(({ flowId }) => flowId), ...(work?.toExamine ?? []).map(({ id }) => id)]
  return ids.length > 0 ? [{ entity: 'flow', ids }] : []
}
