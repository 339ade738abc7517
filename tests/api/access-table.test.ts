import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requests } from './access-requests.ts'
import { aboutNothing, call, openWorld, type Person, people, type Sent, type World } from './access-world.ts'
import { expectProblem, expectSameRefusal } from './expect-problem.ts'

/**
 * Who may what: every route × every person, asked about an object of structure A that is as hidden as objects are
 * by default. `ok` is an answer 2xx; a number is the refusal. Persons:
 * - member, manager: of structure A; other: the manager of structure B;
 * - facilitator: A is in its portfolio; outside: a facilitator whose portfolio holds only B.
 *
 * A new route? Add its line here, and in access-requests.ts how to ask it when it has a parameter, a body or a file.
 */
const table = `
                                       anonymous member manager other facilitator outside authority administrator
GET    /health/live                    ok        ok     ok      ok    ok          ok      ok        ok
GET    /health/ready                   ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/openapi.json               ok        ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/settings                401       403    403     403   403         403     403       ok
PATCH  /api/v1/settings                401       403    403     403   403         403     403       ok
GET    /api/v1/settings/described      401       403    403     403   403         403     403       ok

GET    /api/v1/setup                   ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/setup                   409       409    409     409   409         409     409       409
POST   /api/v1/session                 ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/link            ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/link/redeem     410       410    410     410   410         410     410       410
POST   /api/v1/session/second-factor   410       410    410     410   410         410     410       410
POST   /api/v1/session/refresh         401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/confirm         401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/password/forgot         ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/password/reset          410       410    410     410   410         410     410       410
POST   /api/v1/address/agree           410       410    410     410   410         410     410       410
POST   /api/v1/address/refuse          410       410    410     410   410         410     410       410
GET    /api/v1/session                 ok        ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/session                 401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/mails                   401       403    403     403   403         403     403       ok
GET    /api/v1/mails/:id               401       403    403     403   403         403     403       ok
POST   /api/v1/mails/:id/retry         401       403    403     403   403         403     403       ok
DELETE /api/v1/mails/:id               401       403    403     403   403         403     403       ok
POST   /api/v1/mails/test              401       403    403     403   403         403     403       ok

GET    /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
PATCH  /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
PUT    /api/v1/me/password             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/email                401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/me/sessions             401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/me/sessions/:id         401       404    404     404   404         404     404       404
DELETE /api/v1/me/sessions             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/second-factor        401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/second-factor/confirm        401       400    400     400   400         400     400       400
POST   /api/v1/me/second-factor/recovery-codes 401       409    409     409   409         409     409       409
POST   /api/v1/me/second-factor/disable        401       409    409     409   409         409     409       409

GET    /api/v1/notices                 401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/notices/read            401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/notice-preferences      401       ok     ok      ok    ok          ok      ok        ok
PUT    /api/v1/notice-preferences      401       ok     ok      ok    ok          ok      ok        ok

POST   /api/v1/registrations           ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/registrations/confirm   ok        ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/registrations/mine      401       409    409     409   409         409     409       409
GET    /api/v1/membership-requests     401       403    403     403   ok          ok      403       ok
GET    /api/v1/membership-requests/mine 401      ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/membership-requests     401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/membership-requests/:id 401       404    404     404   404         404     404       404
POST   /api/v1/membership-requests/:id/confirm 401 403  403     403   ok          404     403       ok
POST   /api/v1/membership-requests/:id/refuse 401 403   403     403   ok          404     403       ok

GET    /api/v1/organisations/:id/people 401      ok     ok      404   ok          404     404       ok
PUT    /api/v1/organisations/:id/people/:userId 401 404 ok      404   ok          404     404       ok
DELETE /api/v1/organisations/:id/people/:userId 401 404 ok      404   ok          404     404       ok
POST   /api/v1/organisations/:id/invitations 401 404    ok      404   ok          404     404       ok
POST   /api/v1/invitations/:id/resend  401       404    ok      404   ok          404     404       ok
DELETE /api/v1/invitations/:id         401       404    ok      404   ok          404     404       ok
POST   /api/v1/invitations/open        ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/invitations/accept      ok        ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/accounts                401       403    403     403   403         403     403       ok
GET    /api/v1/accounts/invitations    401       403    403     403   403         403     403       ok
POST   /api/v1/accounts/invitations    401       403    403     403   403         403     403       ok
GET    /api/v1/accounts/:id            401       403    403     403   403         403     403       ok
PATCH  /api/v1/accounts/:id            401       403    403     403   403         403     403       ok
POST   /api/v1/accounts/:id/sign-in-link 401     403    403     403   403         403     403       ok
DELETE /api/v1/accounts/:id/second-factor 401    403    403     403   403         403     403       ok

GET    /api/v1/registers               ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/registers/companies/:siret ok     ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/registers/places        401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/territory               ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/communes                401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/organisations           401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/organisations           401       403    403     403   ok          ok      403       ok
GET    /api/v1/organisations/:id       401       ok     ok      404   ok          404     ok        ok
PUT    /api/v1/organisations/:id       401       404    ok      404   ok          404     404       ok
GET    /api/v1/organisations/:id/register 401    404    ok      404   ok          404     404       ok
POST   /api/v1/organisations/:id/register 401    404    ok      404   ok          404     404       ok

GET    /api/v1/resources               401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/waste-codes             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/readings                401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/knowledge-entries       401       403    403     403   ok          ok      403       ok
POST   /api/v1/knowledge-entries       401       403    403     403   ok          ok      403       ok
GET    /api/v1/knowledge-entries/vocabulary 401  403    403     403   ok          ok      403       ok
POST   /api/v1/knowledge-entries/preview 401     403    403     403   ok          ok      403       ok
GET    /api/v1/knowledge-entries/:id   401       403    403     403   ok          ok      403       ok
PUT    /api/v1/knowledge-entries/:id   401       403    403     403   ok          ok      403       ok
POST   /api/v1/knowledge-entries/:id/withdrawal 401 403 403     403   ok          ok      403       ok
POST   /api/v1/knowledge-entries/:id/restoration 401 403 403    403   ok          ok      403       ok

GET    /api/v1/flows                   401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/flows                   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
DELETE /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
POST   /api/v1/flows/:id/restoration   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/attachments   401       ok     ok      404   ok          404     404       ok
POST   /api/v1/flows/:id/attachments   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/attachments/:id         401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/attachments/:id         401       ok     ok      404   ok          404     404       ok
DELETE /api/v1/attachments/:id         401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/as/:audience  401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/publication   401       ok     ok      404   ok          404     404       ok
PUT    /api/v1/flows/:id/publication   401       ok     ok      404   404         404     404       404
DELETE /api/v1/flows/:id/publication   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/open-data/resources.csv ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/open-data/resources.schema.json ok ok    ok      ok    ok          ok      ok        ok
GET    /api/v1/flows/:id/disclosures   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/versions      401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/comparison    401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/state         401       ok     ok      404   ok          404     404       ok

GET    /api/v1/flows/:id/origin        401       ok     ok      404   ok          404     404       ok

GET    /api/v1/workshops               401       403    403     403   ok          ok      403       ok
POST   /api/v1/workshops               401       403    403     403   ok          ok      403       ok
GET    /api/v1/workshops/similar-structures 401  403    403     403   ok          ok      403       ok
GET    /api/v1/workshops/:id           401       403    403     403   ok          ok      403       ok
PATCH  /api/v1/workshops/:id           401       403    403     403   ok          ok      403       ok
GET    /api/v1/workshops/:id/rows      401       403    403     403   ok          ok      403       ok
GET    /api/v1/workshops/:id/matches   401       403    403     403   ok          ok      403       ok
PUT    /api/v1/workshops/:id/participants/:organisationId 401 403 403 403 ok      404     403       ok
DELETE /api/v1/workshops/:id/participants/:organisationId 401 403 403 403 ok      404     403       ok
PUT    /api/v1/typed-rows/:id          401       403    403     403   ok          404     403       ok
DELETE /api/v1/typed-rows/:id          401       403    403     403   ok          404     403       404

GET    /api/v1/renewals                401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/renewals                401       ok     ok      404   ok          404     404       ok
POST   /api/v1/renewals/link           410       410    410     410   410         410     410       410
POST   /api/v1/renewals/link/answer    410       410    410     410   410         410     410       410

GET    /api/v1/matches                 401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/matches/poolings        401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/matches/weights         401       403    403     403   403         403     403       ok
POST   /api/v1/matches/weights         401       403    403     403   403         403     403       409
POST   /api/v1/matches/weights/restoration 401   403    403     403   403         403     403       ok
PUT    /api/v1/matches/:id/decision    401       403    403     403   ok          404     403       ok
DELETE /api/v1/matches/:id/decision    401       403    403     403   ok          404     403       ok
GET    /api/v1/matches/chains          401       403    403     403   ok          ok      403       ok
GET    /api/v1/matches/allotments      401       403    403     403   ok          ok      403       ok
GET    /api/v1/matches/stopped         401       403    403     403   ok          ok      403       ok
GET    /api/v1/matches/queue           401       403    403     403   ok          ok      403       ok
POST   /api/v1/matches/decisions       401       403    403     403   ok          ok      403       ok
GET    /api/v1/matches/:id             401       ok     ok      404   ok          404     404       ok
GET    /api/v1/matches/:id/legal-help  401       ok     ok      404   ok          404     404       ok

GET    /api/v1/introduction-requests   401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/matches/:id/request     401       ok     ok      404   404         404     404       404
POST   /api/v1/matches/:id/request     401       403    ok      404   404         404     404       404
DELETE /api/v1/matches/:id/request     401       403    ok      404   404         404     404       404
GET    /api/v1/introductions           401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/introductions           401       403    403     403   ok          404     403       ok
POST   /api/v1/introductions/link      410       410    410     410   410         410     410       410
POST   /api/v1/introductions/link/answer 410     410    410     410   410         410     410       410
GET    /api/v1/introductions/:id       401       ok     ok      404   ok          404     404       ok
POST   /api/v1/introductions/:id/answers 401     403    ok      404   404         404     404       404
POST   /api/v1/introductions/:id/askings 401     403    403     403   ok          404     403       ok

GET    /api/v1/synergies               401       ok     ok     ok    ok          ok      ok        ok
POST   /api/v1/synergies               401       403    403    403   ok          404     403       ok
GET    /api/v1/synergies/conversion    401       403    403    403   ok          ok      403       ok
GET    /api/v1/synergies/:id           401       404    404    404   ok          404     404       ok
PATCH  /api/v1/synergies/:id           401       403    403    403   ok          404     403       ok
GET    /api/v1/synergies/:id/story     401       ok     ok      404   ok          404     404       ok
PUT    /api/v1/synergies/:id/story     401       403    403     403   ok          404     403       ok
DELETE /api/v1/synergies/:id/story     401       403    403     403   ok          404     403       ok
POST   /api/v1/synergies/:id/story/request 401   403    403     403   ok          404     403       ok
POST   /api/v1/synergies/:id/story/answers 401   403    ok      404   404         404     404       404
GET    /api/v1/stories                 ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/stories/any             ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/stories/:id             ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/synergies/:id/legal     401       404    404    404   ok          404     404       ok
POST   /api/v1/synergies/:id/legal/lifts 401       403    403    403   ok          404     403       ok
DELETE /api/v1/synergies/:id/legal/lifts 401       403    403    403   ok          404     403       ok
POST   /api/v1/synergies/:id/steps     401       403    403    403   ok          404     403       ok
POST   /api/v1/synergies/:id/introduction 401       403    403    403   ok          404     403       ok
POST   /api/v1/synergies/:id/parties   401       403    403    403   ok          404     403       ok
PUT    /api/v1/synergies/:id/parties/:partyId/flows/:flowId/promise 401 403 403 403 ok       404     403       ok
DELETE /api/v1/synergies/:id/parties/:partyId/flows/:flowId 401 403 403 403 ok               404     403       ok
POST   /api/v1/synergies/:id/parties/:partyId/leave 401       404    404    404   ok          404     404       ok
GET    /api/v1/synergies/:id/results   401       ok     ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/exchanges 401       ok     ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/exchanges/:exchangeId/void 401 403 403   403   ok          404     403       ok
GET    /api/v1/synergies/:id/plans     401       ok     ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/plans     401       ok     ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/plans/:planId/stop 401 ok   ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/plans/:planId/occurrences/:due/confirm 401 ok ok 404 ok     404     404       ok
POST   /api/v1/synergies/:id/plans/:planId/occurrences/:due/miss 401 ok ok 404 ok        404     404       ok
GET    /api/v1/synergies/:id/messages  401       404    404    404   ok          404     404       ok
POST   /api/v1/synergies/:id/messages  401       404    404    404   ok          404     404       ok
DELETE /api/v1/synergies/:id/messages/:messageId 401       404    404    404   ok          404     404       ok
GET    /api/v1/synergies/:id/documents 401       404    404    404   ok          404     404       ok
POST   /api/v1/synergies/:id/documents 401       ok     ok     404   ok          404     404       ok
GET    /api/v1/synergies/:id/documents/:documentId 401 ok ok   404   ok          404     404       ok
PATCH  /api/v1/synergies/:id/documents/:documentId 401 403 403 404   ok          404     404       ok
DELETE /api/v1/synergies/:id/documents/:documentId 401 403 403 404   ok          404     404       ok
GET    /api/v1/synergies/:id/tasks     401       404    404    404   ok          404     404       ok
POST   /api/v1/synergies/:id/tasks     401       404    404    404   ok          404     404       ok
POST   /api/v1/synergies/:id/tasks/checklist 401       403    403    403   ok          404     403       ok
PATCH  /api/v1/synergies/:id/tasks/:taskId 401       404    404    404   ok          404     404       ok
DELETE /api/v1/synergies/:id/tasks/:taskId 401       404    404    404   ok          404     404       ok
GET    /api/v1/synergies/:id/meetings  401       ok     ok     404   ok          404     404       ok
POST   /api/v1/synergies/:id/meetings  401       ok     ok     404   ok          404     404       ok
PATCH  /api/v1/synergies/:id/meetings/:meetingId 401       403    403    404   ok          404     404       ok
DELETE /api/v1/synergies/:id/meetings/:meetingId 401       403    403    404   ok          404     404       ok
GET    /api/v1/synergy-meetings/:id/calendar.ics 401       ok     ok     404   ok          404     404       ok

GET    /api/v1/plan                                401 403 403 403 ok ok ok ok
POST   /api/v1/plan/axis-1                         401 403 403 403 403 403 ok ok
POST   /api/v1/plan/headings                       401 403 403 403 403 403 ok ok
PATCH  /api/v1/plan/headings/:id                   401 403 403 403 403 403 ok ok
POST   /api/v1/plan/sheets                         401 403 403 403 403 403 ok ok
GET    /api/v1/plan/sheets/:code                   401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/steps              401 403 403 403 403 403 ok ok
PATCH  /api/v1/plan/actions/:id                    401 403 403 403 ok ok ok ok
GET    /api/v1/plan/actions/:id/history            401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/amounts            401 403 403 403 403 403 ok ok
DELETE /api/v1/plan/amounts/:id                    401 403 403 403 403 403 ok ok
GET    /api/v1/plan/counters                       401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/links              401 403 403 403 403 403 ok ok
GET    /api/v1/plan/links/:id/lines                401 403 403 403 ok ok ok ok
DELETE /api/v1/plan/links/:id                      401 403 403 403 403 403 ok ok
GET    /api/v1/plan/actions/:id/comments           401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/comments           401 403 403 403 ok ok ok ok
DELETE /api/v1/plan/comments/:id                   401 403 403 403 404 404 404 ok
GET    /api/v1/plan/actions/:id/documents          401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/documents          401 403 403 403 ok ok ok ok
GET    /api/v1/plan/documents/:id                  401 403 403 403 ok ok ok ok
DELETE /api/v1/plan/documents/:id                  401 403 403 403 404 404 ok ok
GET    /api/v1/plan/indicators                     401 403 403 403 ok ok ok ok
POST   /api/v1/plan/actions/:id/indicators         401 403 403 403 403 403 ok ok
PATCH  /api/v1/plan/indicators/:id                 401 403 403 403 403 403 ok ok
POST   /api/v1/plan/indicators/:id/values          401 403 403 403 403 403 ok ok
DELETE /api/v1/plan/values/:id                     401 403 403 403 403 403 ok ok
GET    /api/v1/plan/national-values                401 403 403 403 ok ok ok ok
GET    /api/v1/plan/workbook                       401 403 403 403 ok ok ok ok
POST   /api/v1/plan/workbook                       401 403 403 403 403 403 422 422

GET    /api/v1/groups                  401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/groups                  401       403    403     403   ok          404     403       ok
GET    /api/v1/groups/:id              401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/groups/:id              401       403    403     404   ok          404     404       ok
POST   /api/v1/groups/:id/members      401       403    403     403   ok          404     403       ok
POST   /api/v1/groups/:id/requests     401       403    ok      404   404         404     404       404
POST   /api/v1/groups/:id/members/:organisationId/answer 401 403 ok 404 404       404     404       404
DELETE /api/v1/groups/:id/members/:organisationId 401 403 ok    404   ok          404     404       ok
GET    /api/v1/groups/:id/decisions    401       ok     ok      404   ok          404     404       ok
POST   /api/v1/groups/:id/decisions    401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/groups/:id/decisions/:decisionId 401 403 403     404   ok          404     404       ok
DELETE /api/v1/groups/:id/decisions/:decisionId 401 403 403     404   ok          404     404       ok
GET    /api/v1/groups/:id/messages     401       ok     ok      404   ok          404     404       ok
POST   /api/v1/groups/:id/messages     401       ok     ok      404   ok          404     404       ok
DELETE /api/v1/groups/:id/messages/:messageId 401 403   403     404   ok          404     404       ok
GET    /api/v1/groups/:id/documents    401       ok     ok      404   ok          404     404       ok
POST   /api/v1/groups/:id/documents    401       ok     ok      404   ok          404     404       ok
GET    /api/v1/groups/:id/documents/:documentId 401 ok  ok      404   ok          404     404       ok
PATCH  /api/v1/groups/:id/documents/:documentId 401 403 403      404   ok          404     404       ok
DELETE /api/v1/groups/:id/documents/:documentId 401 403 403     404   ok          404     404       ok
GET    /api/v1/groups/:id/tasks        401       ok     ok      404   ok          404     404       ok
POST   /api/v1/groups/:id/tasks        401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/groups/:id/tasks/:taskId 401      ok     ok      404   ok          404     404       ok
DELETE /api/v1/groups/:id/tasks/:taskId 401      403    403     404   ok          404     404       ok
GET    /api/v1/groups/:id/meetings     401       ok     ok      404   ok          404     404       ok
POST   /api/v1/groups/:id/meetings     401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/groups/:id/meetings/:meetingId 401 403   403     404   ok          404     404       ok
DELETE /api/v1/groups/:id/meetings/:meetingId 401 403   403     404   ok          404     404       ok

GET    /api/v1/information             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/information             401       403    403     403   ok          ok      ok        ok
GET    /api/v1/information/:id         401       ok     ok      ok    ok          ok      ok        ok
PATCH  /api/v1/information/:id         401       403    403     403   ok          ok      ok        ok
DELETE /api/v1/information/:id         401       403    403     403   ok          ok      ok        ok
POST   /api/v1/information/:id/steps   401       403    403     403   ok          ok      ok        ok
POST   /api/v1/information/:id/checks  401       403    403     403   ok          ok      ok        ok
GET    /api/v1/information/:id/versions 401      403    403     403   ok          ok      ok        ok
POST   /api/v1/information/:id/images  401       403    403     403   ok          ok      ok        ok
GET    /api/v1/information/:id/images/:imageId 401 ok   ok      ok    ok          ok      ok        ok
DELETE /api/v1/information/:id/images/:imageId 401 403  403     403   ok          ok      ok        ok
GET    /api/v1/public-information      ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/public-information/:id  ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/public-information/:id/images/:imageId ok ok ok  ok    ok          ok      ok        ok
GET    /api/v1/information.atom        ok        ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/training                401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/training                401       403    403     403   ok          ok      ok        ok
GET    /api/v1/training/:id            401       ok     ok      ok    ok          ok      ok        ok
PUT    /api/v1/training/:id            401       403    403     403   ok          ok      ok        ok
POST   /api/v1/training/:id/state      401       403    403     403   ok          ok      ok        ok
DELETE /api/v1/training/:id            401       403    403     403   ok          ok      ok        ok
PUT    /api/v1/training/:id/steps/:stepId/reading 401 ok ok     ok    ok          ok      ok        ok
DELETE /api/v1/training/:id/steps/:stepId/reading 401 ok ok     ok    ok          ok      ok        ok
GET    /api/v1/training/:id/people     401       404    ok      404   ok          404     404       ok
PUT    /api/v1/training/:id/steps/:stepId/attendance/:userId 401 403 403 403 ok   404     403       ok
DELETE /api/v1/training/:id/steps/:stepId/attendance/:userId 401 403 403 403 ok   404     403       ok
GET    /api/v1/group-meetings/:id/calendar.ics 401 ok   ok      404   ok          404     404       ok

GET    /api/v1/shared-services         401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/shared-services         401       403    403     403   ok          404     403       ok
GET    /api/v1/shared-services/counts  401       403    403     403   ok          ok      ok        ok
GET    /api/v1/shared-services/:id     401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/shared-services/:id     401       403    403     404   ok          404     404       ok
PUT    /api/v1/shared-services/:id/sheet 401     403    403     404   ok          404     404       ok
POST   /api/v1/shared-services/:id/steps 401     403    403     404   ok          404     404       ok
POST   /api/v1/shared-services/:id/parties 401   403    403     403   ok          404     403       ok
POST   /api/v1/shared-services/:id/requests 401  403    ok      404   404         404     404       404
POST   /api/v1/shared-services/:id/parties/:organisationId/answer 401 403 ok 404 ok 404   404       ok
PUT    /api/v1/shared-services/:id/parties/:organisationId/volume 401 403 ok 404 ok 404   404       ok
DELETE /api/v1/shared-services/:id/parties/:organisationId 401 403 ok 404 ok      404     404       ok
POST   /api/v1/shared-services/:id/jobs 401      403    403     404   ok          404     404       ok
PATCH  /api/v1/shared-services/:id/jobs/:jobId 401 403  403     404   ok          404     404       ok
DELETE /api/v1/shared-services/:id/jobs/:jobId 401 403  403     404   ok          404     404       ok
POST   /api/v1/shared-services/:id/structures 401 403   403     404   ok          404     404       ok
DELETE /api/v1/shared-services/:id/structures/:structureId 401 403 403 404 ok     404     404       ok
POST   /api/v1/shared-services/:id/supports 401  403    403     404   ok          404     404       ok
POST   /api/v1/shared-services/:id/supports/:supportId/answer 401 403 403 404 ok  404     ok        ok
DELETE /api/v1/shared-services/:id/supports/:supportId 401 403 403 404 ok         404     404       ok
GET    /api/v1/mailings                401       403    403     403   ok          ok      ok        ok
POST   /api/v1/mailings                401       403    403     403   ok          ok      403       ok
POST   /api/v1/mailings/audience       401       403    403     403   ok          ok      403       ok
POST   /api/v1/mailings/preview        401       403    403     403   ok          ok      403       ok
POST   /api/v1/mailings/test           401       403    403     403   ok          ok      403       ok
GET    /api/v1/mailings/:id            401       403    403     403   ok          404     ok        ok
PUT    /api/v1/mailings/:id            401       403    403     403   ok          404     403       ok
DELETE /api/v1/mailings/:id            401       403    403     403   ok          404     403       ok
PUT    /api/v1/mailings/:id/budget     401       403    403     403   ok          404     403       ok
POST   /api/v1/mailings/:id/steps      401       403    403     403   ok          404     403       ok
GET    /api/v1/mailings/:id/results    401       403    403     403   ok          404     ok        ok
GET    /api/v1/mailings/:id/recipients 401       403    403     403   ok          404     403       ok
PUT    /api/v1/mailings/:id/recipients/:recipientId/answer 401 403 403 403 ok     404     403       ok
PUT    /api/v1/mailings/:id/recipients/:recipientId/bounce 401 403 403 403 ok     404     403       ok
POST   /api/v1/delivery-reports        401       403    403     403   ok          ok      403       ok
GET    /api/v1/organisations/:id/mailing-addresses 401 403 403  403   ok          404     403       ok
POST   /api/v1/organisations/:id/mailing-addresses/lift 401 403 403 403 ok        404     403       ok
GET    /api/v1/mailing-templates       401       403    403     403   ok          ok      403       ok
POST   /api/v1/mailing-templates       401       403    403     403   ok          ok      403       ok
PUT    /api/v1/mailing-templates/:id   401       403    403     403   ok          ok      403       ok
DELETE /api/v1/mailing-templates/:id   401       403    403     403   ok          ok      403       ok
POST   /api/v1/unsubscriptions/open    404       404    404     404   404         404     404       404
POST   /api/v1/unsubscriptions         404       404    404     404   404         404     404       404
POST   /api/v1/unsubscriptions/undo    404       404    404     404   404         404     404       404
GET    /api/v1/me/communications       401       ok     ok      ok    ok          ok      ok        ok
PUT    /api/v1/me/communications       401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/directory               401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/directory/:id           401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/organisations/:id/directory-entry 401 ok ok      404   ok          404     404       ok
PUT    /api/v1/organisations/:id/directory-entry 401 403 ok     404   404         404     404       404
GET    /api/v1/exports/directory       401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/projects                401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/projects                401       ok     ok      404   ok          404     404       ok
GET    /api/v1/projects/:id            401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/projects/:id            401       403    ok      404   ok          404     404       ok
POST   /api/v1/projects/:id/lacks      401       403    ok      404   ok          404     404       ok
PATCH  /api/v1/projects/:id/lacks/:lackId 401    403    ok      404   ok          404     404       ok
DELETE /api/v1/projects/:id/lacks/:lackId 401    403    ok      404   ok          404     404       ok
POST   /api/v1/projects/:id/steps      401       403    ok      404   ok          404     404       ok
PUT    /api/v1/projects/:id/supporter  401       403    403     403   ok          404     403       ok
POST   /api/v1/projects/:id/members    401       403    403     403   ok          404     403       ok
POST   /api/v1/projects/:id/requests   401       403    ok      404   404         404     404       404
POST   /api/v1/projects/:id/members/:organisationId/answer 401 403 ok 404 404     404     404       404
DELETE /api/v1/projects/:id/members/:organisationId 401 403 ok  ok    ok          ok      404       ok
POST   /api/v1/projects/:id/becoming   401       403    403     403   ok          ok      403       ok

GET    /api/v1/audit-campaigns         401       403    403     403   ok          ok      403       ok
POST   /api/v1/audit-campaigns         401       403    403     403   ok          ok      403       ok
GET    /api/v1/audit-campaigns/:id     401       403    403     403   ok          ok      403       ok
PUT    /api/v1/audit-campaigns/:id     401       403    403     403   ok          ok      403       ok
PUT    /api/v1/audit-campaigns/:id/members/:organisationId 401 403 403 403 ok     404     403       ok
DELETE /api/v1/audit-campaigns/:id/members/:organisationId 401 403 403 403 ok     404     403       ok
GET    /api/v1/visits                  401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/visits/to-plan          401       403    403     403   ok          ok      403       ok
POST   /api/v1/visits                  401       403    403     403   ok          404     403       ok
GET    /api/v1/visits/:id              401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/visits/:id              401       403    403     403   ok          404     403       ok
POST   /api/v1/visits/:id/steps        401       403    403     403   ok          404     403       ok
GET    /api/v1/visits/:id/calendar.ics 401       403    403     403   ok          404     403       ok
POST   /api/v1/visits/:id/invitations  401       403    403     403   ok          404     403       ok
PUT    /api/v1/visits/:id/flows/:flowId 401      403    403     403   ok          404     403       ok
DELETE /api/v1/visits/:id/flows/:flowId 401      403    403     403   ok          404     403       ok
POST   /api/v1/visits/:id/energy-actions 401     403    403     403   ok          404     403       ok
DELETE /api/v1/visits/:id/energy-actions/:actionId 401 403 403  403   ok          404     403       ok
POST   /api/v1/energy-actions/:id/states 401     403    403     403   ok          404     403       ok
GET    /api/v1/flows/:id/audits        401       ok     ok      404   ok          404     404       ok

GET    /api/v1/events                  ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/events                  401       403    403     403   ok          ok      403       ok
GET    /api/v1/events/:id              404       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/events/:id              401       403    403     403   ok          404     403       ok
DELETE /api/v1/events/:id              401       403    403     403   ok          404     403       ok
POST   /api/v1/events/:id/steps        401       403    403     403   ok          404     403       ok
POST   /api/v1/events/:id/invitations  401       403    403     403   ok          404     403       ok
POST   /api/v1/events/:id/workshop     401       403    403     403   ok          404     403       ok
GET    /api/v1/events/:id/yield        401       403    403     403   ok          404     403       ok
PUT    /api/v1/events/:id/registration 401       ok     ok      404   ok          404     404       ok
DELETE /api/v1/events/:id/registration 401       ok     ok      404   ok          404     404       ok
POST   /api/v1/events/:id/registrations ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/event-links/open        410       410    410     410   410         410     410       410
POST   /api/v1/event-links/answer      410       410    410     410   410         410     410       410
GET    /api/v1/events/:id/registrations 401       403    403     403   ok          404     403       ok
PUT    /api/v1/events/:id/registrations/:registrationId/presence 401       403    403     403   ok          404     403       ok
DELETE /api/v1/events/:id/registrations/:registrationId 401       403    403     403   ok          404     403       ok
POST   /api/v1/events/:id/walk-ins     401       403    403     403   ok          404     403       ok
GET    /api/v1/events/:id/documents    404       ok     ok      404   ok          404     404       ok
POST   /api/v1/events/:id/documents    401       403    403     403   ok          404     403       ok
GET    /api/v1/events/:id/documents/:documentId 404       ok     ok      404   ok          404     404       ok
DELETE /api/v1/events/:id/documents/:documentId 401       403    403     403   ok          404     403       ok
GET    /api/v1/events/:id/calendar.ics 404       ok     ok      404   ok          404     404       ok
GET    /api/v1/agenda.ics              ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/calendars/:token/rencontres.ics ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/me/calendar-feed        401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/calendar-feed        401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/me/calendar-feed        401       ok     ok      ok    ok          ok      ok        ok

POST   /api/v1/imports                 401       403    403     403   ok          ok      403       ok
POST   /api/v1/imports/:id/apply       401       403    403     403   ok          404     403       404
GET    /api/v1/imports                 401       403    403     403   ok          ok      403       ok
POST   /api/v1/imports/:id/undo        401       403    403     403   ok          404     403       ok
GET    /api/v1/imports/template.xlsx   401       403    403     403   ok          ok      403       ok
GET    /api/v1/imports/template/:name  401       403    403     403   ok          ok      403       ok

GET    /api/v1/exports/flows           401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/organisations   401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/matches         401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/poolings        401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/allotments      401       403    403     403   ok          ok      403       ok
GET    /api/v1/exports/chains          401       403    403     403   ok          ok      403       ok
GET    /api/v1/exports/stopped         401       403    403     403   ok          ok      403       ok
GET    /api/v1/exports/introductions   401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/accounts        401       403    403     403   403         403     403       ok
GET    /api/v1/exports/people          401       ok     ok      404   ok          404     404       ok
GET    /api/v1/exports/membership-requests 401   403    403     403   ok          ok      403       ok
GET    /api/v1/exports/plan            401       403    403     403   ok          ok      ok        ok
GET    /api/v1/exports/events          401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/event-attendance 401      403    403     403   ok          404     403       ok
GET    /api/v1/exports/groups          401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/shared-services 401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/mailings        401       403    403     403   ok          ok      ok        ok
GET    /api/v1/exports/mailing-recipients 401    403    403     403   ok          404     403       ok
GET    /api/v1/exports/information     401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/projects        401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/training        401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/synergies       401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/exports/journal         401       403    403     403   403         403     403       ok
GET    /api/v1/exports/structure-journal 401     404    ok      404   ok          404     404       ok
GET    /api/v1/exports/mails           401       403    403     403   403         403     403       ok
GET    /api/v1/exports/knowledge-entries 401     403    403     403   ok          ok      403       ok

GET    /api/v1/journal                 401       403    403     403   403         403     403       ok
GET    /api/v1/journal/verification    401       403    403     403   403         403     403       ok
GET    /api/v1/organisations/:id/journal 401     404    ok      404   ok          404     404       ok

GET    /api/v1/privacy                 ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/me/export               401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/organisations/:id/export 401      404    ok      404   ok          404     404       ok
POST   /api/v1/organisations/:id/closing-request 401 404 ok      404   404         404     404       404
DELETE /api/v1/organisations/:id/closing-request 401 404 ok      404   404         404     404       404
POST   /api/v1/organisations/:id/closing 401     403    403     403   ok          404     403       ok
`

const lines = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const [columns = [], ...rows] = lines.filter((cells) => cells.length > 1)
const expected = new Map(
  rows.map(([method, path, ...cells]) => [
    `${method} ${path}`,
    Object.fromEntries(columns.map((person, i) => [person, cells[i] ?? 'missing'])) as Record<Person, string>,
  ]),
)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the access table', () => {
  it('has a column for each person, and a cell in each', () => {
    expect(columns).toEqual([...people])
    for (const [method, path, ...cells] of rows) expect(cells.length, `${method} ${path}`).toBe(people.length)
    expect(expected.size, 'a route has one line').toBe(rows.length)
  })

  it('has a line for each route, and for no other', () => {
    const routes = world.app.routes
      .flatMap(({ method, url }) => [method].flat().map((name) => `${name} ${url}`))
      .filter((title) => /^\w+ \/(api|health)\//.test(title) && !title.startsWith('HEAD '))
    const missing = routes.filter((title) => !expected.has(title))
    expect(missing, 'Add a line to the table of tests/api/access-table.test.ts for each of these').toEqual([])
    const gone = [...expected.keys(), ...Object.keys(requests)].filter((title) => !routes.includes(title))
    expect(gone, 'These routes do not exist (any more): remove their lines').toEqual([])
  })

  it('asks about a real object wherever the path has a parameter', () => {
    const unprepared = [...expected.keys()].filter((title) => title.includes(':') && !(title in requests))
    expect(unprepared, 'Add to access-requests.ts how to make the object of structure A').toEqual([])
  })
})

const outcomeOf = ({ status }: Response) => (status >= 200 && status < 300 ? 'ok' : String(status))

describe.each([...expected])('%s', (title, outcomes) => {
  const prepare = requests[title]
  /** A refusal and a reading change nothing: what was prepared serves the next person too, unless it is a person's own. */
  let prepared: Sent | null = null
  async function toSend(person: Person): Promise<Sent> {
    if (prepare && prepare.length > 1) return prepare(world, person)
    prepared ??= (await prepare?.(world, person)) ?? {}
    return prepared
  }

  it.each([...people])('%s', async (person) => {
    const sent = await toSend(person)
    const response = await call(world, title, person, sent)
    if (response.ok && !title.startsWith('GET')) prepared = null
    expect(outcomeOf(response), JSON.stringify(response.body)).toBe(outcomes[person])
    if (response.status < 400) return
    expectProblem(response, response.body.code)
    if (response.status === 404) expect(response.body.code).toBe('not-found')

    // A refusal tells nothing: the same words about an object that does not exist. One's own structure is known.
    const nothing = person === 'member' || person === 'manager' ? null : aboutNothing(world, sent)
    if (nothing) expectSameRefusal(response, await call(world, title, person, nothing))
  })
})
