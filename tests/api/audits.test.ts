import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { campaignInput, visitInput } from '../../src/features/audits/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { dayOf } from '../../src/kernel/day.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { sawmill: '', other: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.sawmill = organisation({ name: 'Scierie Zibelinque', nafCode: '16.10A', headcountBand: '10-19' })
  ids.other = organisation({ name: 'Fonderie Ornicarle', nafCode: '24.51Z' })
  return {
    facilitator: ['facilitator'],
    outside: ['facilitator'],
    administrator: ['administrator'],
    authority: ['authority'],
    member: ['member', { organisationId: ids.sawmill, role: 'member' }],
    manager: ['member', { organisationId: ids.sawmill, role: 'manager' }],
    other: ['member', { organisationId: ids.other, role: 'manager' }],
  }
})

/** A facilitator in charge of the other structure alone. */
function limitOutside(): Agent {
  const { accounts } = house.rooms
  const id = accounts.personByEmail('facilitator-2@test.example')?.id ?? ''
  const limits = { communeCodes: [], organisationIds: [ids.other] }
  accounts.administration.setPortfolio(id, limits, 'test')
  return as.outside
}

const today = () => dayOf(new Date())
const NOT_FACILITATORS = ['member', 'manager', 'other', 'authority'] as const
const campaign = { name: 'Vingt entreprises', startsOn: '2026-01-01', endsOn: '2099-12-31', lines: [] }

/** Set up behind the API, which counts how often somebody writes. */
function facilitator(): Actor {
  const { accounts } = house.rooms
  return (
    accounts.actorById(accounts.personByEmail('facilitator-1@test.example')?.id ?? '') ??
    expect.fail('a facilitator was expected')
  )
}

const aCampaign = async (lines: object[] = []): Promise<string> =>
  house.rooms.audits.campaigns.create(facilitator(), campaignInput.parse({ ...campaign, lines })).id

/** A structure of its own, so that no other visit is under way. */
const structure = (input = {}) => house.organisation({ name: 'Menuiserie', nafCode: '16.23Z', ...input })
async function planned(organisationId = structure(), more = {}): Promise<string> {
  const input = visitInput.parse({ organisationId, plannedOn: today(), ...more })
  return house.rooms.audits.visits.plan(facilitator(), input).id
}
const visit = (id: string) => `/api/v1/visits/${id}`
const read = async (agent: Agent, id: string) => (await agent.get(visit(id)).expect(200)).body
const step = (id: string, to: string, more = {}) =>
  as.facilitator.post(`${visit(id)}/steps`).send({ to, ...more })
const judge = (id: string, flowId: string, body: object) =>
  as.facilitator.put(`${visit(id)}/flows/${flowId}`).send(body)
const flowOf = (organisationId: string, label: string, more = {}) =>
  house.flow({ organisationId, kind: 'stock', label, quantity: 40, unit: 't', period: 'year', ...more })

async function refusedToAllButFacilitators(call: (agent: Agent) => PromiseLike<never> | unknown) {
  expectStranger((await call(as.anonymous)) as never)
  for (const name of NOT_FACILITATORS) expectProblem((await call(as[name])) as never, 'forbidden')
}

describe('POST /audit-campaigns', () => {
  it('is refused to all but facilitators', async () => {
    await refusedToAllButFacilitators((agent) => agent.post('/api/v1/audit-campaigns').send(campaign))
  })

  it('says in which field a sample cannot be', async () => {
    const send = (body: object) =>
      as.facilitator.post('/api/v1/audit-campaigns').send({ ...campaign, ...body })
    expectProblem(await send({ endsOn: '2025-01-01' }), 'invalid-input', { pointers: ['/endsOn'] })
    expectProblem(await send({ lines: [{ wanted: 0 }] }), 'invalid-input', { pointers: ['/lines/0/wanted'] })
    expectProblem(await send({ lines: [{ wanted: 1, communeCode: '99999' }] }), 'invalid-input', {
      pointers: ['/lines/0/communeCode'],
    })
  })
})

describe('GET /audit-campaigns', () => {
  it('is refused to all but facilitators', async () => {
    await refusedToAllButFacilitators((agent) => agent.get('/api/v1/audit-campaigns'))
  })

  it('lists the campaigns with what their sample misses', async () => {
    const id = await aCampaign([{ sector: 'wood', wanted: 3 }])
    const { body } = await as.facilitator.get('/api/v1/audit-campaigns').expect(200)
    const found = body.items.find((item: { id: string }) => item.id === id)
    expect(found.totals).toEqual({ wanted: 3, done: 0, planned: 0, chosen: 0, missing: 3 })
  })
})

describe('GET /audit-campaigns/:id', () => {
  it('is refused to all but facilitators, and unknown when it does not exist', async () => {
    const id = await aCampaign()
    await refusedToAllButFacilitators((agent) => agent.get(`/api/v1/audit-campaigns/${id}`))
    expectProblem(await as.facilitator.get('/api/v1/audit-campaigns/nope'), 'not-found')
  })

  it('shows each line wanted, done, planned and missing; names only structures one is in charge of', async () => {
    const id = await aCampaign([
      { sector: 'wood', headcountBands: ['10-19'], wanted: 2 },
      { communeCode: '32013', wanted: 1 },
    ])
    const [first, second] = [structure({ headcountBand: '10-19' }), structure({ headcountBand: '10-19' })]
    for (const one of [first, second, ids.other])
      await as.facilitator.put(`/api/v1/audit-campaigns/${id}/members/${one}`).expect(200)
    await step(await planned(first, { campaignId: id }), 'made').expect(200)
    await planned(second, { campaignId: id })
    const { body } = await as.facilitator.get(`/api/v1/audit-campaigns/${id}`).expect(200)
    expect(body.lines).toMatchObject([
      { sector: 'wood', headcountBands: ['10-19'], wanted: 2, done: 1, planned: 1, missing: 0 },
      { commune: { code: '32013', name: 'Auch' }, wanted: 1, done: 0, planned: 0, chosen: 1, missing: 1 },
    ])
    expect(body.members.map(({ visit: at }: { visit: object | null }) => at)).toMatchObject([
      { status: 'made' },
      { status: 'planned' },
      null,
    ])
    const limited = (await limitOutside().get(`/api/v1/audit-campaigns/${id}`).expect(200)).body
    expect(limited.lines).toEqual(body.lines)
    expect(limited.members.map(({ name }: { name: string }) => name)).toEqual(['Fonderie Ornicarle'])
  })
})

describe('PUT /audit-campaigns/:id', () => {
  it('is refused to all but facilitators', async () => {
    const id = await aCampaign()
    await refusedToAllButFacilitators((agent) => agent.put(`/api/v1/audit-campaigns/${id}`).send(campaign))
  })

  it('changes the campaign and its sample, whole', async () => {
    const id = await aCampaign([{ sector: 'wood', wanted: 3 }])
    const change = { ...campaign, name: 'Autre nom', lines: [{ sector: 'metal', wanted: 4 }] }
    const { body } = await as.facilitator.put(`/api/v1/audit-campaigns/${id}`).send(change).expect(200)
    expect(body).toMatchObject({ name: 'Autre nom', lines: [{ sector: 'metal', wanted: 4 }] })
    const told = journalOf(house, id).map(({ action }) => action)
    expect(told).toEqual(['audit-campaign.created', 'audit-campaign.changed'])
  })
})

describe('PUT /audit-campaigns/:id/members/:organisationId', () => {
  it('is refused to all but facilitators, and about structures one is not in charge of', async () => {
    const id = await aCampaign()
    const path = `/api/v1/audit-campaigns/${id}/members/${ids.sawmill}`
    await refusedToAllButFacilitators((agent) => agent.put(path))
    expectProblem(await limitOutside().put(path), 'not-found')
  })
})

describe('DELETE /audit-campaigns/:id/members/:organisationId', () => {
  it('is refused to all but facilitators, and about structures one is not in charge of', async () => {
    const id = await aCampaign()
    const path = `/api/v1/audit-campaigns/${id}/members/${ids.sawmill}`
    await as.facilitator.put(path).expect(200)
    await refusedToAllButFacilitators((agent) => agent.delete(path))
    expectProblem(await limitOutside().delete(path), 'not-found')
  })

  it('takes a structure out, unless its visit is planned', async () => {
    const id = await aCampaign()
    const own = structure()
    const path = `/api/v1/audit-campaigns/${id}/members/${own}`
    await as.facilitator.put(path).expect(200)
    expect((await as.facilitator.delete(path).expect(200)).body.members).toEqual([])
    expectProblem(await as.facilitator.delete(path), 'not-found')
    await planned(own, { campaignId: id })
    expectProblem(await as.facilitator.delete(path), 'conflict')
  })
})

describe('GET /visits/to-plan', () => {
  it('is refused to all but facilitators', async () => {
    await refusedToAllButFacilitators((agent) => agent.get('/api/v1/visits/to-plan'))
  })

  it('lists structures chosen in campaigns that are not over, until their visit is planned', async () => {
    const id = await aCampaign()
    const own = structure()
    await as.facilitator.put(`/api/v1/audit-campaigns/${id}/members/${own}`).expect(200)
    const listed = async (agent: Agent) =>
      (await agent.get('/api/v1/visits/to-plan').expect(200)).body.items.map(
        ({ organisationId }: { organisationId: string }) => organisationId,
      )
    expect(await listed(as.facilitator)).toContain(own)
    expect(await listed(limitOutside())).not.toContain(own)
    await planned(own, { campaignId: id })
    expect(await listed(as.facilitator)).not.toContain(own)
    const over = { ...campaign, startsOn: '2020-01-01', endsOn: '2020-12-31' }
    await as.facilitator.put(`/api/v1/audit-campaigns/${id}`).send(over).expect(200)
    expect(await listed(as.facilitator)).not.toContain(own)
  })
})

describe('POST /visits', () => {
  it('is refused to all but facilitators, and about structures one is not in charge of', async () => {
    const body = { organisationId: structure(), plannedOn: today() }
    await refusedToAllButFacilitators((agent) => agent.post('/api/v1/visits').send(body))
    expectProblem(await limitOutside().post('/api/v1/visits').send(body), 'not-found')
  })

  it('plans one visit at a time for a structure, chosen for its campaign by that', async () => {
    const [own, campaignId] = [structure(), await aCampaign()]
    const id = await planned(own, { campaignId, note: 'Après la récolte.' })
    expect(await read(as.facilitator, id)).toMatchObject({
      ...{ status: 'planned', campaign: { id: campaignId }, organisationName: 'Menuiserie' },
      work: { history: [{ to: 'planned', note: 'Après la récolte.', by: 'facilitator 1' }] },
    })
    const again = { organisationId: own, plannedOn: today() }
    expectProblem(await as.facilitator.post('/api/v1/visits').send(again), 'conflict')
  })

  it('gives it only to who works on the structure', async () => {
    const { accounts } = house.rooms
    limitOutside()
    for (const email of ['facilitator-2@test.example', 'member-5@test.example']) {
      const facilitatorId = accounts.personByEmail(email)?.id
      const body = { organisationId: structure(), plannedOn: today(), facilitatorId }
      expectProblem(await as.facilitator.post('/api/v1/visits').send(body), 'invalid-input', {
        pointers: ['/facilitatorId'],
      })
    }
  })
})

describe('GET /visits', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/visits'))
  })

  it('lists what is to make, this week, to validate and validated, for those in charge alone', async () => {
    const listed = async (agent: Agent, list: string) =>
      (await agent.get(`/api/v1/visits?list=${list}&limit=200`).expect(200)).body.items.map(
        (item: { id: string }) => item.id,
      )
    const later = await planned(structure(), { plannedOn: '2098-01-01' })
    const now = await planned()
    const made = await planned()
    await step(made, 'made').expect(200)
    expect(await listed(as.facilitator, 'to-make')).toEqual(expect.arrayContaining([now, later]))
    const week = await listed(as.facilitator, 'week')
    expect(week).toEqual(expect.arrayContaining([now, made]))
    expect(week).not.toContain(later)
    expect(await listed(as.facilitator, 'to-validate')).toContain(made)
    for (const agent of [limitOutside(), as.member, as.authority, as.other])
      for (const list of ['to-make', 'week', 'to-validate'])
        for (const id of [later, now, made]) expect(await listed(agent, list)).not.toContain(id)
  })
})

describe('GET /visits/:id', () => {
  it('is refused to an anonymous, and hidden from all but those in charge until it is validated', async () => {
    const id = await planned(ids.sawmill)
    await as.facilitator
      .patch(visit(id))
      .send({ findings: ['Constat zibelinque'] })
      .expect(200)
    expectStranger(await as.anonymous.get(visit(id)))
    const hidden = async () => {
      for (const agent of [as.other, as.authority, limitOutside()])
        expectProblem(await agent.get(visit(id)), 'not-found')
    }
    await hidden()
    for (const agent of [as.member, as.manager]) expectProblem(await agent.get(visit(id)), 'not-found')
    await step(id, 'made').expect(200)
    expectProblem(await as.manager.get(visit(id)), 'not-found')
    const told = await as.manager.get(`/api/v1/organisations/${ids.sawmill}/journal`).expect(200)
    expect(JSON.stringify(told.body)).not.toContain('Constat zibelinque')
    const taken = await as.manager.get(`/api/v1/organisations/${ids.sawmill}/export`).expect(200)
    expect(JSON.stringify(taken.body)).not.toContain('Constat zibelinque')

    await step(id, 'validated').expect(200)
    await hidden()
    for (const agent of [as.member, as.manager])
      expect(await read(agent, id)).toMatchObject({
        ...{ status: 'validated', findings: ['Constat zibelinque'] },
        ...{ work: null, can: { edit: false } },
      })
  })
})

describe('PATCH /visits/:id', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    await refusedToAllButFacilitators((agent) => agent.patch(visit(id)).send({ met: 'Ana' }))
    expectProblem(await limitOutside().patch(visit(id)).send({ met: 'Ana' }), 'not-found')
  })

  it('keeps what is noted, field by field, and the engagement as a fact', async () => {
    const id = await planned()
    const engagement = { on: today(), by: 'Ana Dupouy', as: 'Directrice', text: 'Trier les chutes' }
    const change = { met: 'Ana Dupouy', findings: ['Deux bennes'], expectations: 'Des voisins', engagement }
    for (const [field, value] of Object.entries(change))
      await as.facilitator
        .patch(visit(id))
        .send({ [field]: value })
        .expect(200)
    expect(await read(as.facilitator, id)).toMatchObject(change)
    const without = await as.facilitator.patch(visit(id)).send({ engagement: null }).expect(200)
    expect(without.body).toMatchObject({ ...change, engagement: null })
  })

  it('says what is wrong with an engagement or a day', async () => {
    const id = await planned()
    const send = (body: object) => as.facilitator.patch(visit(id)).send(body)
    const engagement = { on: '2099-01-01', by: 'Ana Dupouy', as: 'Directrice' }
    expectProblem(await send({ engagement }), 'invalid-input', { pointers: ['/engagement/on'] })
    expectProblem(await send({ engagement: { ...engagement, by: '' } }), 'invalid-input', {
      pointers: ['/engagement/by'],
    })
    expectProblem(await send({ madeOn: today() }), 'conflict')
    await step(id, 'made').expect(200)
    expectProblem(await send({ madeOn: '2099-01-01' }), 'invalid-input', { pointers: ['/madeOn'] })
  })
})

describe('POST /visits/:id/steps', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    await refusedToAllButFacilitators((agent) => agent.post(`${visit(id)}/steps`).send({ to: 'made' }))
    expectProblem(
      await limitOutside()
        .post(`${visit(id)}/steps`)
        .send({ to: 'made' }),
      'not-found',
    )
  })

  it('takes the steps there are, when nothing blocks them, and remembers who took each', async () => {
    const id = await planned()
    expectProblem(await step(id, 'validated'), 'conflict', { detail: /n’existe pas/ })
    expectProblem(await step(id, 'made', { madeOn: '2099-01-01' }), 'conflict', { detail: /avant son jour/ })
    await step(id, 'cancelled', { note: 'La directrice est absente.' }).expect(200)
    expectProblem(await as.facilitator.patch(visit(id)).send({ met: 'Ana' }), 'conflict')
    await step(id, 'planned').expect(200)
    const made = await step(id, 'made', { madeOn: '2026-01-15' }).expect(200)
    expect(made.body).toMatchObject({ status: 'made', madeOn: '2026-01-15' })
    expect(made.body.work.steps).toEqual([
      { to: 'planned', blockedBy: null },
      { to: 'validated', blockedBy: expect.stringMatching(/Rien n’est noté/) },
    ])
    expectProblem(await step(id, 'validated'), 'conflict', { detail: /Rien n’est noté/ })
    expect(made.body.work.history).toMatchObject([
      { to: 'planned' },
      { to: 'cancelled', note: 'La directrice est absente.', by: 'facilitator 1' },
      { to: 'planned' },
      { to: 'made' },
    ])
  })

  it('seals by validation what was confirmed, corrected, found and withdrawn', async () => {
    const own = structure()
    const [kept, wrong, gone] = ['Sciure', 'Copeaux', 'Palettes'].map((label) => flowOf(own, label))
    const untouched = flowOf(own, 'Chutes de chêne')
    const id = await planned(own)
    const found = flowOf(own, 'Écorces')
    await judge(id, kept ?? '', { verdict: 'confirmed' }).expect(200)
    const correction = { quantity: 75, packaging: 'big-bags' }
    await judge(id, wrong ?? '', { verdict: 'corrected', correction, note: 'Pesé sur place' }).expect(200)
    await judge(id, gone ?? '', { verdict: 'withdrawn' }).expect(200)
    await judge(id, found, { verdict: 'found' }).expect(200)
    const before = await as.facilitator.get(`/api/v1/flows/${wrong}`).expect(200)
    expect(before.body).toMatchObject({ provenance: 'declared', quantity: 40 })

    await step(id, 'made', { madeOn: '2026-03-17' }).expect(200)
    const { body } = await step(id, 'validated').expect(200)
    expect(body).toMatchObject({ status: 'validated', validatedOn: today(), can: { edit: false } })
    expect(body.work.steps).toEqual([])
    expect(body.record.unexamined).toEqual([{ kind: 'stock', label: 'Chutes de chêne' }])
    expect(body.flows).toMatchObject([
      {
        flowId: kept,
        verdict: 'confirmed',
        before: { quantity: 40 },
        after: { quantity: 40 },
        corrected: [],
      },
      {
        ...{ flowId: wrong, verdict: 'corrected', note: 'Pesé sur place' },
        ...{ before: { quantity: 40, packaging: null }, after: correction },
        corrected: ['quantity', 'packaging'],
      },
      { flowId: gone, verdict: 'withdrawn', before: { label: 'Palettes' }, after: null },
      { flowId: found, verdict: 'found', after: { label: 'Écorces' } },
    ])
    const audited = { auditedBy: 'facilitator 1', auditedOn: '2026-03-17', confirmedOn: '2026-03-17' }
    for (const flow of [kept, wrong, found]) {
      const now = await as.facilitator.get(`/api/v1/flows/${flow}`).expect(200)
      expect(now.body).toMatchObject({ provenance: 'audited', ...audited })
    }
    const sealed = await as.facilitator.get(`/api/v1/flows/${wrong}`).expect(200)
    expect(sealed.body).toMatchObject(correction)
    const withdrawn = await as.facilitator.get(`/api/v1/flows/${gone}`).expect(200)
    expect(withdrawn.body.withdrawnAt).not.toBeNull()
    const left = await as.facilitator.get(`/api/v1/flows/${untouched}`).expect(200)
    expect(left.body).toMatchObject({ provenance: 'declared', auditedOn: null })
  })

  it('is refused when a flow is no longer what was seen, and validates nothing by halves', async () => {
    const own = structure()
    const [first, second] = [flowOf(own, 'Sciure'), flowOf(own, 'Copeaux')]
    const id = await planned(own)
    for (const flow of [first, second]) await judge(id, flow, { verdict: 'confirmed' }).expect(200)
    await step(id, 'made').expect(200)
    await as.administrator.patch(`/api/v1/flows/${second}`).send({ quantity: 41 }).expect(200)
    expectProblem(await step(id, 'validated'), 'conflict', { detail: /« Copeaux »/ })
    const untouched = await as.facilitator.get(`/api/v1/flows/${first}`).expect(200)
    expect(untouched.body.provenance).toBe('declared')
    await judge(id, second, { verdict: 'confirmed' }).expect(200)
    await step(id, 'validated').expect(200)
  })

  it('keeps for good what it recorded, whatever becomes of flows, names and energy afterwards', async () => {
    const own = structure({ name: 'Ancien nom' })
    const flow = flowOf(own, 'Sciure')
    const id = await planned(own)
    await judge(id, flow, { verdict: 'confirmed' }).expect(200)
    const action = {
      type: 'lighting',
      label: 'Diodes',
      kwhPerYear: 4200,
      status: 'proposed',
      on: '2026-01-05',
    }
    await as.facilitator
      .post(`${visit(id)}/energy-actions`)
      .send(action)
      .expect(201)
    await step(id, 'made', { madeOn: '2026-03-17' }).expect(200)
    const { body } = await step(id, 'validated').expect(200)

    for (const change of [
      () => as.facilitator.patch(visit(id)).send({ findings: ['Autre'] }),
      () => judge(id, flow, { verdict: 'withdrawn' }),
      () => as.facilitator.delete(`${visit(id)}/flows/${flow}`),
      () => as.facilitator.post(`${visit(id)}/energy-actions`).send(action),
      () => step(id, 'made'),
    ])
      expectProblem(await change(), 'conflict')

    const later = await as.facilitator.patch(`/api/v1/flows/${flow}`).send({ quantity: 99 }).expect(200)
    expect(later.body).toMatchObject({ provenance: 'declared', auditedOn: '2026-03-17', quantity: 99 })
    house.rooms.organisations.update(own, { name: 'Nouveau nom' }, 'test')
    const [{ id: actionId }] = body.energyActions
    await as.facilitator
      .post(`/api/v1/energy-actions/${actionId}/states`)
      .send({ status: 'done', on: today() })
      .expect(201)
    flowOf(own, 'Déclaré après')

    const after = await read(as.facilitator, id)
    expect(after.record).toEqual(body.record)
    expect(after.record).toMatchObject({
      structure: { name: 'Ancien nom' },
      energyActions: [{ label: 'Diodes', status: 'proposed' }],
      unexamined: [],
    })
    expect(after.flows).toEqual([{ ...body.flows[0], changedSince: true }])
    expect(after.energyActions[0].states).toEqual([
      { status: 'proposed', on: '2026-01-05' },
      { status: 'done', on: today() },
    ])
  })

  it('loses its words when its structure is anonymised, and keeps what counts', async () => {
    const own = structure({ name: 'Menuiserie Mirliflore' })
    const id = await planned(own)
    await judge(id, flowOf(own, 'Sciure mirliflore'), { verdict: 'confirmed', note: 'mirliflore' }).expect(
      200,
    )
    const engagement = { on: today(), by: 'Ana Mirliflore', as: 'Directrice mirliflore' }
    const noted = { findings: ['mirliflore'], expectations: 'mirliflore', met: 'mirliflore', engagement }
    await as.facilitator.patch(visit(id)).send(noted).expect(200)
    const action = { type: 'other', label: 'mirliflore', status: 'done', on: '2026-01-05' }
    await as.facilitator
      .post(`${visit(id)}/energy-actions`)
      .send(action)
      .expect(201)
    await step(id, 'made', { note: 'mirliflore' }).expect(200)
    await step(id, 'validated').expect(200)
    await as.administrator.post(`/api/v1/organisations/${own}/closing`).send({ how: 'anonymise' }).expect(200)
    const body = await read(as.administrator, id)
    expect(JSON.stringify(body)).not.toMatch(/mirliflore/i)
    expect(body).toMatchObject({
      ...{ status: 'validated', flows: [{ verdict: 'confirmed', after: { quantity: 40 } }] },
      energyActions: [{ type: 'other', states: [{ status: 'done' }] }],
    })
  })
})

/** A calendar file, read by another library than the one that writes. */
function calendarIn(text: string | null | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ''))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  const { uid, sequence, startDate, attendees } = event
  return {
    ...{ method: calendar.getFirstPropertyValue('method'), uid, sequence },
    ...{ start: startDate.toJSDate().toISOString(), guests: attendees.length },
  }
}

describe('GET /visits/:id/calendar.ics', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    await refusedToAllButFacilitators((agent) => agent.get(`${visit(id)}/calendar.ics`))
    expectProblem(await limitOutside().get(`${visit(id)}/calendar.ics`), 'not-found')
  })

  it('is the visit as it is planned, the same one when it moves, taken out when it is cancelled', async () => {
    const id = await planned(structure(), {
      plannedOn: '2099-01-12',
      plannedFrom: '09:00',
      plannedTo: '10:30',
    })
    const file = async () => {
      const answer = await as.facilitator.get(`${visit(id)}/calendar.ics`).expect(200)
      expect(answer.headers['content-type']).toMatch(/^text\/calendar/)
      return calendarIn(answer.text)
    }
    const first = await file()
    expect(first).toMatchObject({ method: 'PUBLISH', sequence: 0, start: '2099-01-12T08:00:00.000Z' })
    await as.facilitator.patch(visit(id)).send({ met: 'Ana' }).expect(200)
    expect((await file()).sequence, 'a note moves nothing').toBe(0)
    await as.facilitator.patch(visit(id)).send({ plannedOn: '2099-07-13' }).expect(200)
    expect(await file()).toEqual({ ...first, sequence: 1, start: '2099-07-13T07:00:00.000Z' })
    await step(id, 'cancelled').expect(200)
    expect(await file()).toMatchObject({ method: 'CANCEL', uid: first.uid, sequence: 2 })
  })
})

describe('POST /visits/:id/invitations', () => {
  const invite = (agent: Agent, id: string, contactIds: readonly string[] = []) =>
    agent.post(`${visit(id)}/invitations`).send({ contactIds })

  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    await refusedToAllButFacilitators((agent) => invite(agent, id))
    expectProblem(await invite(limitOutside(), id), 'not-found')
  })

  it('mails the day to the visitor and to the contacts chosen, then what changes in it', async () => {
    const [zoe, ali] = ['zoe@menuiserie.example', 'ali@menuiserie.example']
    const contact = (name: string, email: string | null) => ({ name, email, phone: null })
    const contacts = [contact('Zoé', zoe), contact('Ali', ali), contact('Lou', null)]
    const id = await planned(structure({ contacts }), { plannedOn: '2099-01-12' })
    const { work } = await read(as.facilitator, id)
    expect(work.contacts.map(({ email }: { email: string }) => email).sort()).toEqual([ali, zoe])
    const chosen = work.contacts.find(({ email }: { email: string }) => email === zoe).id
    const mailsTo = (email: string) => house.mailsTo(email).map(({ calendar }) => calendarIn(calendar))
    const before = house.mailsTo('facilitator-1@test.example').length

    const { body } = await invite(as.facilitator, id, [chosen]).expect(200)
    expect(body.work).toMatchObject({ isShared: true })
    expect(mailsTo(zoe)).toMatchObject([{ method: 'REQUEST', sequence: 0, guests: 1 }])
    expect(house.mailsTo('facilitator-1@test.example')).toHaveLength(before + 1)

    await as.facilitator.patch(visit(id)).send({ plannedFrom: '09:00', plannedTo: '10:00' }).expect(200)
    await step(id, 'cancelled').expect(200)
    const [first, moved, gone] = mailsTo(zoe)
    expect(moved).toMatchObject({ method: 'REQUEST', sequence: 1, start: '2099-01-12T08:00:00.000Z' })
    expect(gone).toMatchObject({ method: 'CANCEL', sequence: 2 })
    expect([moved?.uid, gone?.uid]).toEqual([first?.uid, first?.uid])
    expect(house.mailsTo(zoe).at(-1)?.paragraphs[0]).toMatch(/est annulée\.$/)
    expect(mailsTo(ali)).toEqual([])
    expect(house.mailsTo('facilitator-1@test.example')).toHaveLength(before + 3)
    expectProblem(await invite(as.facilitator, id), 'conflict', { detail: /n’est plus à venir/ })
  })

  it('takes the visit out of the calendar of who does not make it any more', async () => {
    const id = await planned(structure(), { plannedOn: '2099-03-12' })
    await invite(as.facilitator, id).expect(200)
    const colleague = house.rooms.accounts.personByEmail('administrator-3@test.example')
    await as.facilitator.patch(visit(id)).send({ facilitatorId: colleague?.id }).expect(200)
    const last = (email: string) => calendarIn(house.mailsTo(email).at(-1)?.calendar)
    const [theirs, mine] = [last(colleague?.email ?? ''), last('facilitator-1@test.example')]
    expect(theirs).toMatchObject({ method: 'REQUEST', sequence: 1 })
    expect(mine).toMatchObject({ method: 'CANCEL', sequence: 1, uid: theirs.uid })
  })

  it('says nothing to anybody of a visit that was mailed to nobody, and refuses what is no contact', async () => {
    const id = await planned(structure(), { plannedOn: '2099-02-12' })
    const before = house.mailsTo('facilitator-1@test.example').length
    await as.facilitator.patch(visit(id)).send({ plannedOn: '2099-02-13' }).expect(200)
    expect(house.mailsTo('facilitator-1@test.example')).toHaveLength(before)
    expectProblem(await invite(as.facilitator, id, ['nobody']), 'invalid-input', {
      pointers: ['/contactIds'],
    })
  })

  it('takes hours that follow each other, both or neither', async () => {
    const id = await planned()
    for (const hours of [{ plannedFrom: '10:00' }, { plannedFrom: '10:00', plannedTo: '10:00' }])
      expectProblem(await as.facilitator.patch(visit(id)).send(hours), 'invalid-input', {
        pointers: ['/plannedTo'],
      })
    expectProblem(await as.facilitator.patch(visit(id)).send({ plannedFrom: '25:00' }), 'invalid-input', {
      pointers: ['/plannedFrom'],
    })
  })
})

describe('PUT /visits/:id/flows/:flowId', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const own = structure()
    const [id, flow] = [await planned(own), flowOf(own, 'Sciure')]
    const put = (agent: Agent) => agent.put(`${visit(id)}/flows/${flow}`).send({ verdict: 'confirmed' })
    await refusedToAllButFacilitators(put)
    expectProblem(await put(limitOutside()), 'not-found')
  })

  it('is refused about a flow of another structure, or that a correction would break', async () => {
    const own = structure()
    const [id, flow] = [await planned(own), flowOf(own, 'Sciure')]
    const theirs = flowOf(ids.other, 'Sable de fonderie')
    expectProblem(await judge(id, theirs, { verdict: 'confirmed' }), 'not-found')
    const corrected = (correction: object) => judge(id, flow, { verdict: 'corrected', correction })
    expectProblem(await corrected({ wasteCode: '999999' }), 'invalid-input', { pointers: ['/wasteCode'] })
    expectProblem(await corrected({}), 'invalid-input', { pointers: ['/correction'] })
    expectProblem(await corrected({ quantity: -1 }), 'invalid-input', { pointers: ['/correction/quantity'] })
    const ignored = await corrected({ quantity: 1, provenance: 'audited', visibility: 'network' }).expect(200)
    expect(ignored.body.flows[0].corrected).toEqual(['quantity'])
  })

  it('takes for found in the visit only what was declared since it was planned', async () => {
    const own = structure()
    const flow = flowOf(own, 'Sciure')
    await house.clock.later(1, async () => {
      await as.facilitator.post('/api/v1/session/refresh').expect(200)
      const id = await planned(own)
      expectProblem(await judge(id, flow, { verdict: 'found' }), 'conflict')
      await judge(id, flowOf(own, 'Écorces'), { verdict: 'found' }).expect(200)
    })
  })
})

describe('DELETE /visits/:id/flows/:flowId', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const own = structure()
    const [id, flow] = [await planned(own), flowOf(own, 'Sciure')]
    await judge(id, flow, { verdict: 'confirmed' }).expect(200)
    const path = `${visit(id)}/flows/${flow}`
    await refusedToAllButFacilitators((agent) => agent.delete(path))
    expectProblem(await limitOutside().delete(path), 'not-found')
    const { body } = await as.facilitator.delete(path).expect(200)
    expect(body.flows).toEqual([])
    expect(body.work.toExamine).toMatchObject([{ id: flow }])
  })
})

const lamps = { type: 'lighting', label: 'Diodes', status: 'decided', on: '2026-01-05' }

describe('POST /visits/:id/energy-actions', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    const post = (agent: Agent) => agent.post(`${visit(id)}/energy-actions`).send(lamps)
    await refusedToAllButFacilitators(post)
    expectProblem(await post(limitOutside()), 'not-found')
  })

  it('keeps a dated fact; nothing stands so in the future', async () => {
    const id = await planned()
    const post = (more: object) =>
      as.facilitator.post(`${visit(id)}/energy-actions`).send({ ...lamps, ...more })
    expectProblem(await post({ on: '2099-01-01' }), 'invalid-input', { pointers: ['/on'] })
    expectProblem(await post({ kwhPerYear: -3 }), 'invalid-input', { pointers: ['/kwhPerYear'] })
    const { body } = await post({ kwhPerYear: 4200 }).expect(201)
    expect(body.energyActions).toMatchObject([
      { type: 'lighting', kwhPerYear: 4200, states: [{ status: 'decided', on: '2026-01-05' }] },
    ])
  })
})

describe('DELETE /visits/:id/energy-actions/:actionId', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    const { body } = await as.facilitator
      .post(`${visit(id)}/energy-actions`)
      .send(lamps)
      .expect(201)
    const path = `${visit(id)}/energy-actions/${body.energyActions[0].id}`
    await refusedToAllButFacilitators((agent) => agent.delete(path))
    expectProblem(await limitOutside().delete(path), 'not-found')
    expect((await as.facilitator.delete(path).expect(200)).body.energyActions).toEqual([])
    expectProblem(await as.facilitator.delete(path), 'not-found')
  })
})

describe('POST /energy-actions/:id/states', () => {
  it('is refused to all but facilitators, and hidden from those not in charge', async () => {
    const id = await planned()
    const { body } = await as.facilitator
      .post(`${visit(id)}/energy-actions`)
      .send(lamps)
      .expect(201)
    const path = `/api/v1/energy-actions/${body.energyActions[0].id}/states`
    const state = { status: 'done', on: '2026-02-05' }
    await refusedToAllButFacilitators((agent) => agent.post(path).send(state))
    expectProblem(await limitOutside().post(path).send(state), 'not-found')
    const { body: after } = await as.facilitator.post(path).send(state).expect(201)
    expect(after.energyActions[0].states).toEqual([{ status: 'decided', on: '2026-01-05' }, state])
  })
})

describe('GET /flows/:id/audits', () => {
  it('is refused to an anonymous, and hidden from all but the structure and those in charge', async () => {
    const flow = flowOf(ids.sawmill, 'Sciure ouverte à tous', { visibility: 'network' })
    expectStranger(await as.anonymous.get(`/api/v1/flows/${flow}/audits`))
    for (const agent of [as.other, as.authority, limitOutside()])
      expectProblem(await agent.get(`/api/v1/flows/${flow}/audits`), 'not-found')
  })

  it('gives the audited values back after they changed, and none of a visit under way', async () => {
    const flow = flowOf(ids.sawmill, 'Sciure')
    const id = await planned(ids.sawmill)
    await judge(id, flow, { verdict: 'corrected', correction: { quantity: 55 } }).expect(200)
    const audits = async () => (await as.member.get(`/api/v1/flows/${flow}/audits`).expect(200)).body.items
    await step(id, 'made', { madeOn: '2026-03-17' }).expect(200)
    expect(await audits()).toEqual([])
    await step(id, 'validated').expect(200)
    await as.member.patch(`/api/v1/flows/${flow}`).send({ quantity: 60 }).expect(200)
    expect(await audits()).toMatchObject([
      { visitId: id, auditedOn: '2026-03-17', verdict: 'corrected', after: { quantity: 55 } },
    ])
  })
})
