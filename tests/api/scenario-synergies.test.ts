import { describe, expect, it } from 'vitest'
import type { Membership } from '../../src/kernel/actor.ts'
import { expectProblem } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

/**
 * The life of synergies from declaration to *operational*, with the accounts of all at once: each step is what the
 * person would do on the screen.
 */
const names = ['dairy', 'farm', 'miller', 'oven', 'garage', 'winery'] as const
type Name = (typeof names)[number]
const ids = {} as Record<Name, string>
const { as } = sharedHouse<Name | 'camille' | 'sacha'>(({ organisation }) => {
  for (const name of names) ids[name] = organisation({ name: `Structure ${name}` })
  const manager = (name: Name): ['member', Membership] => [
    'member',
    { organisationId: ids[name], role: 'manager' },
  ]
  return {
    ...{ camille: ['facilitator'], sacha: ['facilitator'], dairy: manager('dairy'), farm: manager('farm') },
    ...{
      miller: manager('miller'),
      oven: manager('oven'),
      garage: manager('garage'),
      winery: manager('winery'),
    },
  }
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const declare = async (name: Name, kind: 'stock' | 'need', label: string, more: object = {}) =>
  (
    await as[name]
      .post('/api/v1/flows')
      .send({ organisationId: ids[name], kind, label, family: 'material', ...more })
      .expect(201)
  ).body.id as string
const takeUp = async (kind: string, parties: object[]) =>
  (await as.camille.post('/api/v1/synergies').send({ kind, parties }).expect(201)).body.id as string
const read = async (agent: Agent, id: string) => (await agent.get(`/api/v1/synergies/${id}`).expect(200)).body
const step = (id: string, from: string, to: string, more: object = {}, agent: Agent = as.camille) =>
  agent.post(`/api/v1/synergies/${id}/steps`).send({ from, to, ...more })
const ask = async (id: string) =>
  (await as.camille.post(`/api/v1/synergies/${id}/introduction`).send({}).expect(201)).body.id as string
const answer = (name: Name, introductionId: string, said: string) =>
  as[name]
    .post(`/api/v1/introductions/${introductionId}/answers`)
    .send({ organisationId: ids[name], answer: said })
const stageOf = async (id: string) => (await read(as.camille, id)).stage

describe('a substitution', () => {
  it('goes from two declarations to a recurring exchange, nothing passing that was not agreed', async () => {
    const amount = { unit: 't', period: 'year' }
    const stockId = await declare('dairy', 'stock', 'Lactosérum doux', { quantity: 100, ...amount })
    const needId = await declare('farm', 'need', 'Petit-lait pour porcs', { quantity: 60, ...amount })
    const { body: found } = await as.camille.get(`/api/v1/matches?flow=${stockId}`).expect(200)
    expect(found.items.map(({ id }: { id: string }) => id)).toContain(`${stockId}~${needId}`)

    const id = await takeUp('substitution', [
      { flowId: stockId, promised: 60 },
      { flowId: needId, promised: 60 },
    ])
    const introduction = await ask(id)
    expectProblem(await as.dairy.get(`/api/v1/synergies/${id}`), 'not-found')
    await answer('dairy', introduction, 'yes').expect(200)
    expectProblem(await step(id, 'validated', 'introduced'), 'conflict')
    await answer('farm', introduction, 'later').expect(200)
    await answer('farm', introduction, 'yes').expect(200)
    expect((await read(as.dairy, id)).partyNames).toHaveLength(2)
    // Both receive what they have to check, nobody having asked for it.
    const { items } = (await as.farm.get(`/api/v1/synergies/${id}/tasks`).expect(200)).body
    expect(items.map(({ item }: { item: string }) => item)).toEqual([
      ...['quality-sample', 'transport', 'contract', 'legal-status'],
    ])

    // Two facilitators on it at once: one moves it, the other is told that it moved.
    const both = await Promise.all([
      step(id, 'introduced', 'study', {}, as.camille),
      step(id, 'introduced', 'negotiation', {}, as.sacha),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const from = await stageOf(id)
    await step(id, from, 'implementation').expect(200)

    expectProblem(await step(id, 'implementation', 'operational'), 'conflict')
    const exchange = (on: string) => ({
      ...{ on, basis: 'measured', quantity: 5, unit: 't' },
      evidence: 'Bon de livraison signé',
    })
    await record(as.dairy, id, exchange(daysAgo(14))).expect(201)
    await step(id, 'implementation', 'operational').expect(200)
    expectProblem(await step(id, 'operational', 'recurring'), 'conflict')
    await record(as.farm, id, exchange(daysAgo(7))).expect(201)
    await step(id, 'operational', 'recurring').expect(200)

    // What is left of the stock is still proposed to others; what was promised is not.
    const left = await declare('miller', 'need', 'Petit-lait pour porcs', { quantity: 50, ...amount })
    const { body } = await as.camille.get(`/api/v1/matches?flow=${left}`).expect(200)
    expect(body.items.map(({ stock }: { stock: { id: string } }) => stock.id)).toContain(stockId)
    expect((await read(as.camille, id)).parties[0]).toMatchObject({
      flows: [{ promised: 60, free: 40 }],
    })
    const { history } = await read(as.dairy, id)
    expect(history.map(({ to }: { to: string }) => to)).toEqual([
      ...['proposed', 'validated', 'introduced', from, 'implementation', 'operational', 'recurring'],
    ])
  })
})

describe('two stocks of one structure for one need', () => {
  it('go together in one party: both consented to, each with its promise, its exchanges and their impact', async () => {
    const amount = { unit: 't', period: 'year' }
    const stockOf = (label: string, quantity: number) =>
      declare('winery', 'stock', label, { quantity, ...amount, resourceId: 'boxes' })
    const clean = await stockOf('Cartons vides à réutiliser', 40)
    const mixed = await stockOf('Cartons bouteille à réutiliser', 20)
    const needId = await declare('garage', 'need', 'Cartons vides', {
      quantity: 80,
      ...amount,
      resourceId: 'boxes',
    })
    const id = await takeUp('aggregation', [
      { flowId: clean, promised: 30 },
      { flowId: mixed, promised: 20 },
      { flowId: needId },
    ])
    const again = (flowId: string) => as.camille.post(`/api/v1/synergies/${id}/parties`).send({ flowId })
    expectProblem(await again(mixed), 'conflict', { detail: /déjà part/ })
    expectProblem(await again(await declare('winery', 'need', 'Palettes')), 'conflict', {
      detail: /un seul rôle/,
    })

    // Asked once, about both; what a yes would show holds both.
    const introduction = await ask(id)
    const asked = (await as.winery.get(`/api/v1/introductions/${introduction}`).expect(200)).body.sides
    expect(asked[0].preview.flows.map(({ id: one }: { id: string }) => one)).toEqual([clean, mixed])
    await answer('winery', introduction, 'yes').expect(200)
    await answer('garage', introduction, 'yes').expect(200)
    const flowsSeen = async (name: Name) =>
      (await read(as[name], id)).parties[0].flows.map(({ flow }: { flow: { id: string } }) => flow.id)
    expect(await flowsSeen('garage')).toEqual([clean, mixed])

    // One more comes later: shown to nobody, and nothing goes on, before all have agreed to it.
    const late = await stockOf('Cartons de livraison à réutiliser', 10)
    await again(late).expect(201)
    expect(await flowsSeen('garage')).toEqual([clean, mixed])
    expectProblem(await step(id, 'introduced', 'study'), 'conflict', { detail: /accord/ })
    const second = await ask(id)
    await answer('winery', second, 'yes').expect(200)
    await answer('garage', second, 'yes').expect(200)
    expect(await flowsSeen('garage')).toEqual([clean, mixed, late])
    await step(id, 'introduced', 'implementation').expect(200)

    // The ledger is of each flow: what is left of one is not what is left of the other.
    const { parties } = await read(as.camille, id)
    expect(parties[0].flows).toMatchObject([
      { promised: 30, free: 10 },
      { promised: 20, free: 0 },
      { promised: null, free: 10 },
    ])
    const promise = (flowId: string, promised: number) =>
      as.camille
        .put(`/api/v1/synergies/${id}/parties/${parties[0].id}/flows/${flowId}/promise`)
        .send({ promised })
    expectProblem(await promise(clean, 41), 'conflict', { detail: /Il ne reste que/ })
    await promise(clean, 40).expect(200)

    // An exchange of one stock has its impact; of several at once, it is not told whose.
    const exchange = { on: daysAgo(3), basis: 'measured', quantity: 2, unit: 't', outlet: 'incineration' }
    const proved = { ...exchange, evidence: 'Bon de livraison' }
    expectProblem(await record(as.camille, id, { ...proved, flowIds: ['elsewhere'] }), 'not-found')
    await record(as.winery, id, { ...proved, flowIds: [clean, needId] }).expect(201)
    const { body } = await record(as.camille, id, { ...proved, on: daysAgo(2) }).expect(201)
    const [whole, one] = body.exchanges
    expect(whole).toMatchObject({ impact: null })
    expect(whole.flowLabels).toHaveLength(4)
    expect(one).toMatchObject({ flowLabels: ['Cartons vides à réutiliser', 'Cartons vides'] })
    expect(one.impact).not.toBeNull()
    await step(id, 'implementation', 'operational').expect(200)
  })
})

describe('a pooling of five', () => {
  it('loses one, gains one, and is operational once two use it', async () => {
    const members = ['dairy', 'farm', 'miller', 'oven', 'garage'] as const
    const need = (name: Name) =>
      declare(name, 'need', 'Gardiennage de nuit', { family: 'service', visibility: 'network' })
    const flowIds = await Promise.all(members.map(need))
    const id = await takeUp(
      'pooling',
      flowIds.map((flowId) => ({ flowId })),
    )
    const first = await ask(id)
    for (const name of ['dairy', 'farm', 'miller', 'oven'] as const)
      await answer(name, first, 'yes').expect(200)
    // One says no: it goes, nobody was shown to anybody, and the others are asked again.
    await answer('garage', first, 'no').expect(200)
    expectProblem(await as.dairy.get(`/api/v1/synergies/${id}`), 'not-found')
    expect(await read(as.camille, id)).toMatchObject({ stage: 'validated', partyCount: 4 })
    await as.camille
      .post(`/api/v1/synergies/${id}/parties`)
      .send({ flowId: await need('winery') })
      .expect(201)
    const second = await ask(id)
    for (const name of ['dairy', 'farm', 'miller', 'oven', 'winery'] as const)
      await answer(name, second, 'yes').expect(200)
    expect((await read(as.winery, id)).partyNames).toHaveLength(5)
    expectProblem(await as.garage.get(`/api/v1/synergies/${id}`), 'not-found')

    await step(id, 'introduced', 'implementation').expect(200)
    const use = { on: daysAgo(5), basis: 'declared', evidence: 'Contrat de gardiennage' }
    const parties = (await read(as.camille, id)).parties as { id: string; organisation: { id: string } }[]
    const partyOf = (name: Name) => parties.find(({ organisation }) => organisation.id === ids[name])?.id
    await record(as.camille, id, { ...use, partyIds: [partyOf('dairy')] }).expect(201)
    expectProblem(await step(id, 'implementation', 'operational'), 'conflict', { detail: /deux structures/ })
    await record(as.camille, id, { ...use, partyIds: [partyOf('farm')] }).expect(201)
    await step(id, 'implementation', 'operational').expect(200)

    // Out of it by itself: the others go on.
    const winery = partyOf('winery')
    await as.winery
      .post(`/api/v1/synergies/${id}/parties/${winery}/leave`)
      .send({ reason: 'internal' })
      .expect(204)
    expect(await read(as.camille, id)).toMatchObject({ stage: 'operational', partyCount: 4 })
  })
})

describe('a way through a transformer', () => {
  it('runs with the three, and stops when one that it needs goes', async () => {
    const stockId = await declare('winery', 'stock', 'Marc de raisin')
    const needId = await declare('farm', 'need', 'Amendement organique')
    const id = await takeUp('transformation', [
      { flowId: stockId },
      { flowId: needId },
      { organisationId: ids.oven },
    ])
    const introduction = await ask(id)
    for (const name of ['winery', 'farm', 'oven'] as const)
      await answer(name, introduction, 'yes').expect(200)
    expect((await read(as.oven, id)).partyNames).toHaveLength(3)
    await step(id, 'introduced', 'implementation').expect(200)
    const exchange = { on: daysAgo(3), basis: 'estimated', tonnes: 3, evidence: 'Pesée à l’entrée du site' }
    await record(as.camille, id, exchange).expect(201)
    await step(id, 'implementation', 'operational').expect(200)
    const [, , oven] = (await read(as.camille, id)).parties
    await as.oven
      .post(`/api/v1/synergies/${id}/parties/${oven.id}/leave`)
      .send({ reason: 'price' })
      .expect(204)
    expect(await read(as.camille, id)).toMatchObject({ stage: 'ended' })
  })
})

function record(agent: Agent, id: string, body: object) {
  return agent.post(`/api/v1/synergies/${id}/exchanges`).send(body)
}
