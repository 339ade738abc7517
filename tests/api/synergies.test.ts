import { describe, expect, it } from 'vitest'
import type { Stage } from '../../src/kernel/synergies.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '', miller: '', alone: '', oven: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({ name: 'Fromagerie du Gers' })
  ids.farm = organisation({ name: 'Élevage de la Baïse', nafCode: '01.46Z' })
  ids.miller = organisation({ name: 'Minoterie du Mouliot' })
  ids.oven = organisation({ name: 'Méthanisation de l’Arrats' })
  ids.alone = organisation({ name: 'Atelier Sans Lien' })
  const manager = (organisationId: string) =>
    ['member', { organisationId, role: 'manager' }] as ['member', { organisationId: string; role: 'manager' }]
  return {
    facilitator: ['facilitator'],
    colleague: ['facilitator'],
    authority: ['authority'],
    dairy: manager(ids.dairy),
    farm: manager(ids.farm),
    miller: manager(ids.miller),
    oven: manager(ids.oven),
    third: manager(ids.alone),
  }
})

const stockOf = (organisationId: string, label = 'Lactosérum doux', quantity: number | null = 100) =>
  house.flow({ organisationId, kind: 'stock', label, quantity, unit: 't', period: 'year' })
const needOf = (organisationId: string, label = 'Petit-lait pour porcs', quantity: number | null = 80) =>
  house.flow({ organisationId, kind: 'need', label, quantity, unit: 't', period: 'year' })

const takeUp = (body: object, agent: Agent = as.facilitator) => agent.post('/api/v1/synergies').send(body)
async function pair(more: object = {}) {
  const [stockId, needId] = [stockOf(ids.dairy), needOf(ids.farm)]
  const parties = [{ flowId: stockId }, { flowId: needId }]
  const { body } = await takeUp({ kind: 'substitution', parties, ...more }).expect(201)
  return { id: body.id as string, stockId, needId }
}
interface Sheet {
  id: string
  parties: { id: string; flows: { flow: { id: string } }[] }[]
}
const read = async (agent: Agent, id: string) => (await agent.get(`/api/v1/synergies/${id}`).expect(200)).body
const step = (id: string, from: Stage, to: Stage, more: object = {}, agent: Agent = as.facilitator) =>
  agent.post(`/api/v1/synergies/${id}/steps`).send({ from, to, ...more })
const ask = (id: string, agent: Agent = as.facilitator) =>
  agent.post(`/api/v1/synergies/${id}/introduction`).send({})
const say = (agent: Agent, id: string, organisationId: string, answer: string) =>
  agent.post(`/api/v1/introductions/${id}/answers`).send({ organisationId, answer })

/** Asked, and answered yes by each. */
async function introduce(id: string, people: [Agent, string][]): Promise<string> {
  const { body } = await ask(id).expect(201)
  for (const [agent, organisationId] of people) await say(agent, body.id, organisationId, 'yes').expect(200)
  return body.id
}
const bothSides = (): [Agent, string][] => [
  [as.dairy, ids.dairy],
  [as.farm, ids.farm],
]

describe('POST /synergies', () => {
  it('is refused to an anonymous, and to all but facilitators', async () => {
    expectStranger(await takeUp({}, as.anonymous))
    for (const agent of [as.dairy, as.authority])
      expectProblem(
        await takeUp({ kind: 'substitution', parties: [{ flowId: 'x' }, { flowId: 'y' }] }, agent),
        'forbidden',
      )
  })

  it('takes up a match, validated at once, with who does what', async () => {
    const { id } = await pair({ note: 'Vu pendant la visite' })
    const view = await read(as.facilitator, id)
    expect(view).toMatchObject({
      ...{ kind: 'substitution', stage: 'validated', title: 'Lactosérum doux', can: { lead: true } },
      parties: [
        { role: 'gives', flows: [{ free: 100 }] },
        { role: 'receives', flows: [{ free: 80 }] },
      ],
      history: [{ from: null, to: 'proposed', note: 'Vu pendant la visite' }, { to: 'validated' }],
    })
    expect(view.steps).toContainEqual({
      to: 'introduced',
      blockedBy: 'Toutes les structures n’ont pas donné leur accord.',
    })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['synergy.taken-up', 'synergy.passed'])
  })

  it('teaches the engine that the match was kept', async () => {
    const { stockId, needId } = await pair()
    const { body } = await as.facilitator.get(`/api/v1/matches/${stockId}~${needId}`).expect(200)
    expect(body.decision).toMatchObject({ verdict: 'kept' })
  })

  it('refuses what does not make a synergy, and says where', async () => {
    const [stock, need, own] = [stockOf(ids.dairy), needOf(ids.farm), needOf(ids.dairy)]
    const asked = (kind: string, ...parties: object[]) => takeUp({ kind, parties })
    expectProblem(await asked('aggregation', { flowId: stock }, { flowId: need }), 'invalid-input')
    expectProblem(await asked('substitution', { flowId: stock }, { flowId: own }), 'invalid-input')
    expectProblem(await asked('substitution', { flowId: stock }, {}), 'invalid-input')
    expectProblem(
      await asked('aggregation', { flowId: stock }, { flowId: stock }, { flowId: need }),
      'invalid-input',
    )
    expectProblem(await asked('substitution', { flowId: stock }, { flowId: 'nowhere' }), 'not-found')
    await as.facilitator.delete(`/api/v1/flows/${need}`).expect(204)
    expectProblem(await asked('substitution', { flowId: stock }, { flowId: need }), 'conflict')
  })

  it('is refused where a hard stop forbids one of the pairs, except through a process', async () => {
    const mdf = house.flow({
      ...{ organisationId: ids.dairy, kind: 'stock', label: 'Sciure de panneaux MDF' },
      ...{ wasteCode: '030105', family: 'waste' },
    })
    const litter = house.flow({
      organisationId: ids.farm,
      kind: 'need',
      label: 'Litière de bois pour les porcs',
    })
    const parties = [{ flowId: mdf }, { flowId: litter }]
    expectProblem(await takeUp({ kind: 'substitution', parties }), 'conflict', { detail: /règle/ })
    await takeUp({ kind: 'transformation', parties: [...parties, { organisationId: ids.oven }] }).expect(201)
  })

  it('does not take up the same flows twice, even at once', async () => {
    const parties = [{ flowId: stockOf(ids.dairy) }, { flowId: needOf(ids.farm) }]
    const both = await Promise.all(
      [as.facilitator, as.colleague].map((agent) => takeUp({ kind: 'substitution', parties }, agent)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('GET /synergies/:id', () => {
  it('is refused to an anonymous, and hidden from all but its facilitators until the introduction', async () => {
    const { id } = await pair()
    expectStranger(await as.anonymous.get(`/api/v1/synergies/${id}`))
    for (const agent of [as.dairy, as.farm, as.third, as.authority])
      expectProblem(await agent.get(`/api/v1/synergies/${id}`), 'not-found')
  })

  it('is read by its structures once introduced, without what facilitators keep to themselves', async () => {
    const { id } = await pair({ note: 'Entre nous' })
    await as.facilitator
      .patch(`/api/v1/synergies/${id}`)
      .send({ nextAction: 'Appeler', nextActionOn: '2027-01-04' })
      .expect(200)
    await introduce(id, bothSides())
    const view = await read(as.dairy, id)
    expect(view).toMatchObject({ stage: 'introduced', nextAction: null, steps: [], can: { lead: false } })
    expect(view.partyNames.sort()).toEqual(['Fromagerie du Gers', 'Élevage de la Baïse'].sort())
    expect(JSON.stringify(view)).not.toContain('Entre nous')
    expectProblem(await as.third.get(`/api/v1/synergies/${id}`), 'not-found')
  })
})

describe('GET /synergies', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/synergies'))
  })

  it('tells the open from the ended, who follows them, and the flows that are together', async () => {
    const { id, stockId, needId } = await pair()
    const listed = async (query: string) =>
      (await as.facilitator.get(`/api/v1/synergies?flow=${stockId}&${query}`).expect(200)).body
    const { items, owners } = await listed('open=yes')
    expect(items).toMatchObject([{ id, flowIds: [stockId, needId] }])
    expect(owners).toContainEqual(items[0].owner)
    expect((await listed('open=no')).items).toEqual([])
    await step(id, 'validated', 'refused', { reason: 'distance' }).expect(200)
    expect((await listed('open=no')).items).toMatchObject([{ id }])
    expect((await read(as.facilitator, id)).possibleOwners).toContainEqual(items[0].owner)
  })

  it('lists what the reader may read, and counts the stages', async () => {
    const { id, stockId } = await pair()
    const listed = async (agent: Agent, query = '') =>
      (await agent.get(`/api/v1/synergies?${query}`).expect(200)).body
    const items = ({ items: all }: { items: { id: string }[] }) => all.map((one) => one.id)
    expect(items(await listed(as.facilitator, `flow=${stockId}&stage=validated`))).toEqual([id])
    expect(items(await listed(as.facilitator, `flow=${stockId}&stage=study`))).toEqual([])
    expect((await listed(as.facilitator, `flow=${stockId}`)).byStage).toMatchObject({
      validated: 1,
      study: 0,
    })
    expect(items(await listed(as.facilitator, `flow=${stockId}&q=lactoserum`))).toEqual([id])
    expect(items(await listed(as.facilitator, `flow=${stockId}&organisation=${ids.farm}`))).toEqual([id])
    for (const agent of [as.dairy, as.third, as.authority])
      expect(items(await listed(agent, `flow=${stockId}`))).toEqual([])
  })
})

describe('PATCH /synergies/:id', () => {
  it('is refused to an anonymous and to members, even of its structures', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    const change = { nextAction: 'Peser un lot' }
    expectStranger(await as.anonymous.patch(`/api/v1/synergies/${id}`).send(change))
    expectProblem(await as.dairy.patch(`/api/v1/synergies/${id}`).send(change), 'forbidden')
  })

  it('changes only what is said, and refuses an owner who follows none of its structures', async () => {
    const { id } = await pair()
    const change = (body: object) => as.facilitator.patch(`/api/v1/synergies/${id}`).send(body)
    await change({ nextAction: 'Peser un lot', nextActionOn: '2027-02-01' }).expect(200)
    await change({ title: 'Petit-lait de Pavie' }).expect(200)
    expect(await read(as.facilitator, id)).toMatchObject({
      ...{ title: 'Petit-lait de Pavie', nextAction: 'Peser un lot', nextActionOn: '2027-02-01' },
    })
    const { body } = await as.dairy.get('/api/v1/session').expect(200)
    const refused = await change({ ownerId: body.user.id })
    expect(refused.body.errors).toMatchObject([{ pointer: '/ownerId' }])
    expectProblem(refused, 'invalid-input')
  })
})

describe('POST /synergies/:id/steps', () => {
  it('is refused to an anonymous and to members', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    expectStranger(await step(id, 'introduced', 'study', {}, as.anonymous))
    expectProblem(await step(id, 'introduced', 'study', {}, as.farm), 'forbidden')
  })

  it('introduces nobody without the consent of all', async () => {
    const { id } = await pair()
    expectProblem(await step(id, 'validated', 'introduced'), 'conflict', { detail: /accord/ })
    const { body } = await ask(id).expect(201)
    await say(as.dairy, body.id, ids.dairy, 'yes').expect(200)
    expectProblem(await step(id, 'validated', 'introduced'), 'conflict', { detail: /accord/ })
  })

  it('is not operational without a dated exchange and its evidence', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    await step(id, 'introduced', 'implementation').expect(200)
    expectProblem(await step(id, 'implementation', 'operational'), 'conflict', { detail: /premier échange/ })
  })

  it('leaves with a reason only, and frees what was promised', async () => {
    const { id, stockId } = await pair({
      parties: [{ flowId: stockOf(ids.dairy), promised: 60 }, { flowId: needOf(ids.farm) }],
    })
    expect(stockId).toBeTruthy()
    await introduce(id, bothSides())
    expectProblem(await step(id, 'introduced', 'abandoned'), 'conflict', { detail: /motif/ })
    const { body } = await step(id, 'introduced', 'abandoned', { reason: 'price', note: 'Trop cher' }).expect(
      200,
    )
    expect(body).toMatchObject({
      stage: 'abandoned',
      parties: [{ flows: [{ promised: null, free: 100 }] }, {}],
    })
    expect(body.history.at(-1)).toMatchObject({ to: 'abandoned', reason: 'price', note: 'Trop cher' })
  })

  it('keeps the note of every step for its facilitators, in its history and in the journal', async () => {
    const { id } = await pair({ stage: 'proposed' })
    await step(id, 'proposed', 'validated', { note: 'Analyse reçue' }).expect(200)
    await introduce(id, bothSides())
    await step(id, 'introduced', 'study', { note: 'Volumes confirmés par les deux' }).expect(200)
    await step(id, 'study', 'introduced', { note: 'Dit trop tôt' }).expect(200)
    const notesFor = async (agent: Agent) =>
      (await read(agent, id)).history.flatMap(({ note }: { note: string | null }) => note ?? [])
    const said = ['Analyse reçue', 'Volumes confirmés par les deux', 'Dit trop tôt']
    expect(await notesFor(as.facilitator)).toEqual(said)
    expect(await notesFor(as.dairy)).toEqual([])
    // Alone in it, a structure would read the details of its journal: the notes are not its to read.
    const { parties } = await read(as.facilitator, id)
    house.db.sqlite.prepare('update synergy_parties set introduced_at = null where id = ?').run(parties[1].id)
    await step(id, 'introduced', 'suspended', { note: 'Entre facilitateurs' }).expect(200)
    const journalFor = async (agent: Agent) =>
      JSON.stringify((await agent.get(`/api/v1/organisations/${ids.dairy}/journal`).expect(200)).body)
    expect(await journalFor(as.facilitator)).toContain('Entre facilitateurs')
    expect(await journalFor(as.dairy)).toContain('suspended')
    expect(await journalFor(as.dairy)).not.toContain('Entre facilitateurs')
  })

  it('comes back from a pause where it was, and nowhere else', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    await step(id, 'introduced', 'negotiation').expect(200)
    await step(id, 'negotiation', 'suspended', { note: 'Après la récolte' }).expect(200)
    expectProblem(await step(id, 'suspended', 'study'), 'conflict')
    expect((await step(id, 'suspended', 'negotiation').expect(200)).body.stage).toBe('negotiation')
  })

  it('of two facilitators at once, moves it once', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    const both = await Promise.all([
      step(id, 'introduced', 'study', {}, as.facilitator),
      step(id, 'introduced', 'abandoned', { reason: 'distance' }, as.colleague),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { history } = await read(as.facilitator, id)
    expect(history.filter(({ from }: { from: string | null }) => from === 'introduced')).toHaveLength(1)
  })
})

describe('POST /synergies/:id/introduction', () => {
  it('is refused to an anonymous and to members', async () => {
    const { id } = await pair()
    expectStranger(await ask(id, as.anonymous))
    expectProblem(await ask(id, as.dairy), 'forbidden')
  })

  it('asks each apart, and validates what was only proposed', async () => {
    const { id } = await pair({ stage: 'proposed' })
    const { body } = await ask(id).expect(201)
    expect(body).toMatchObject({
      state: 'asked',
      synergyId: id,
      sides: [{ role: 'gives' }, { role: 'receives' }],
    })
    expect((await read(as.facilitator, id)).stage).toBe('validated')
    expectProblem(await ask(id), 'conflict', { detail: /déjà proposée/ })
  })

  it('of a pair, ends the synergy with a no', async () => {
    const { id } = await pair()
    const { body } = await ask(id).expect(201)
    await say(as.farm, body.id, ids.farm, 'no').expect(200)
    expect(await read(as.facilitator, id)).toMatchObject({ stage: 'refused' })
    expectProblem(await say(as.dairy, body.id, ids.dairy, 'yes'), 'conflict')
  })
})

describe('POST /synergies/:id/parties', () => {
  it('is refused to an anonymous and to members', async () => {
    const { id } = await pair()
    const join = (agent: Agent) => agent.post(`/api/v1/synergies/${id}/parties`).send({ flowId: 'x' })
    expectStranger(await join(as.anonymous))
    expectProblem(await join(as.dairy), 'forbidden')
  })

  it('of a pooling, brings one more, who knows nobody before all agree again', async () => {
    const parties = [ids.dairy, ids.farm].map((one) => ({ flowId: needOf(one, 'Gardiennage de nuit', null) }))
    const { id } = (await takeUp({ kind: 'pooling', parties }).expect(201)).body
    await introduce(id, bothSides())
    const late = needOf(ids.miller, 'Gardiennage de nuit', null)
    const join = () => as.facilitator.post(`/api/v1/synergies/${id}/parties`).send({ flowId: late })
    await join().expect(201)
    expectProblem(await join(), 'conflict', { detail: /déjà part/ })
    expectProblem(await as.miller.get(`/api/v1/synergies/${id}`), 'not-found')
    expect(JSON.stringify(await read(as.dairy, id))).not.toContain('Minoterie')
    expectProblem(await step(id, 'introduced', 'study'), 'conflict', { detail: /accord/ })
    await introduce(id, [...bothSides(), [as.miller, ids.miller]])
    expect((await read(as.miller, id)).partyNames).toHaveLength(3)
    await step(id, 'introduced', 'study').expect(200)
  })

  it('keeps those who know each other when one of them says no to a newcomer', async () => {
    const parties = [ids.dairy, ids.farm].map((one) => ({ flowId: needOf(one, 'Gardiennage de jour', null) }))
    const { id } = (await takeUp({ kind: 'pooling', parties }).expect(201)).body
    await introduce(id, bothSides())
    const late = needOf(ids.miller, 'Gardiennage de jour', null)
    const joined = await as.facilitator.post(`/api/v1/synergies/${id}/parties`).send({ flowId: late })
    const { body: asked } = await ask(id).expect(201)
    await say(as.miller, asked.id, ids.miller, 'yes').expect(200)
    await say(as.farm, asked.id, ids.farm, 'no').expect(200)
    for (const agent of [as.dairy, as.farm])
      expect(await read(agent, id)).toMatchObject({ stage: 'introduced', partyNames: { length: 2 } })
    expectProblem(await as.miller.get(`/api/v1/synergies/${id}`), 'not-found')
    expectProblem(await ask(id), 'conflict', { detail: /refusée/ })
    const newcomer = joined.body.parties.at(-1).id
    await as.facilitator
      .post(`/api/v1/synergies/${id}/parties/${newcomer}/leave`)
      .send({ reason: 'declined' })
      .expect(204)
    await step(id, 'introduced', 'study').expect(200)
  })

  it('of a pair, is refused: a third makes it something else', async () => {
    const { id } = await pair()
    const join = as.facilitator.post(`/api/v1/synergies/${id}/parties`).send({ flowId: needOf(ids.miller) })
    expectProblem(await join, 'conflict')
  })
})

describe('DELETE /synergies/:id/parties/:partyId/flows/:flowId', () => {
  const takeOut = (agent: Agent, id: string, partyId: string, flowId: string) =>
    agent.delete(`/api/v1/synergies/${id}/parties/${partyId}/flows/${flowId}`)

  it('is refused to an anonymous and to members', async () => {
    const { id, stockId } = await pair()
    await introduce(id, bothSides())
    const [party] = (await read(as.facilitator, id)).parties
    expectStranger(await takeOut(as.anonymous, id, party.id, stockId))
    expectProblem(await takeOut(as.dairy, id, party.id, stockId), 'forbidden')
  })

  it('frees what was promised of it, and leaves what holds the synergy together', async () => {
    const stocks = [1, 2, 3].map(() => stockOf(ids.dairy, 'Lactosérum doux', 40))
    const needId = needOf(ids.farm)
    const flows = stocks.map((flowId) => ({ flowId, promised: 30 }))
    const made = await takeUp({ kind: 'aggregation', parties: [...flows, { flowId: needId }] }).expect(201)
    const { id, parties } = made.body
    expect(parties).toMatchObject([
      { role: 'gives', flows: stocks.map(() => ({ promised: 30, free: 10 })) },
      { role: 'receives', flows: [{}] },
    ])
    const [first = '', second = ''] = stocks
    expectProblem(await takeOut(as.facilitator, id, parties[0].id, needId), 'not-found')
    expectProblem(await takeOut(as.facilitator, id, parties[1].id, needId), 'conflict', {
      detail: /seul flux/,
    })
    const { body } = await takeOut(as.facilitator, id, parties[0].id, first).expect(200)
    expect(body.parties[0].flows).toHaveLength(2)
    expect(house.rooms.flows.promises.totalOf(first)).toBe(0)
    // Of the two that are left, both are needed for a grouping.
    expectProblem(await takeOut(as.facilitator, id, parties[0].id, second), 'conflict', {
      detail: /regroupement/,
    })
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.flow-taken-out')
  })
})

describe('POST /synergies/:id/parties/:partyId/leave', () => {
  const leave = (agent: Agent, id: string, partyId: string) =>
    agent.post(`/api/v1/synergies/${id}/parties/${partyId}/leave`).send({ reason: 'internal' })

  it('is refused to an anonymous, hidden from strangers, and refused for another structure', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    const { parties } = await read(as.facilitator, id)
    expectStranger(await leave(as.anonymous, id, parties[0].id))
    expectProblem(await leave(as.third, id, parties[0].id), 'not-found')
    expectProblem(await leave(as.farm, id, parties[0].id), 'forbidden')
  })

  it('of a pair ends it, and its own people may say so', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    const { parties } = await read(as.facilitator, id)
    await leave(as.dairy, id, parties[0].id).expect(204)
    expect(await read(as.facilitator, id)).toMatchObject({ stage: 'abandoned' })
    expectProblem(await as.dairy.get(`/api/v1/synergies/${id}`), 'not-found')
    expectProblem(await leave(as.facilitator, id, parties[0].id), 'conflict')
  })
})

describe('PUT /synergies/:id/parties/:partyId/flows/:flowId/promise', () => {
  /** Of the first flow of its first party. */
  const promise = (agent: Agent, { id, parties: [party] }: Sheet, promised: number | null) =>
    agent
      .put(`/api/v1/synergies/${id}/parties/${party?.id}/flows/${party?.flows[0]?.flow.id}/promise`)
      .send({ promised })

  it('is refused to an anonymous and to members', async () => {
    const { id } = await pair()
    await introduce(id, bothSides())
    const sheet = await read(as.facilitator, id)
    expectStranger(await promise(as.anonymous, sheet, 3))
    expectProblem(await promise(as.dairy, sheet, 3), 'forbidden')
  })

  it('never exceeds the stock: of two at once, the last tonne is promised once', async () => {
    const stockId = stockOf(ids.dairy, 'Lactosérum doux', 10)
    const made = await Promise.all(
      [ids.farm, ids.miller].map((one) =>
        takeUp({
          kind: 'substitution',
          parties: [{ flowId: stockId, promised: 4.5 }, { flowId: needOf(one) }],
        }).expect(201),
      ),
    )
    const both = await Promise.all(made.map(({ body }) => promise(as.facilitator, body, 5.5)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = both.find(({ status }) => status === 409)
    expect(refused?.body.detail).toMatch(/Il ne reste que/)
    expect(house.rooms.flows.promises.totalOf(stockId)).toBe(10)
  })

  it('gives the balance back to matching, and takes what is spent out of it', async () => {
    const [stockId, needId] = [stockOf(ids.dairy, 'Lactosérum doux', 50), needOf(ids.farm, 'Petit-lait', 20)]
    const other = needOf(ids.miller, 'Petit-lait pour porcs', 30)
    const parties = [
      { flowId: stockId, promised: 20 },
      { flowId: needId, promised: 20 },
    ]
    const { body } = await takeUp({ kind: 'substitution', parties }).expect(201)
    const matched = async (flow: string) =>
      (await as.facilitator.get(`/api/v1/matches?flow=${flow}`).expect(200)).body.total
    expect(await matched(needId)).toBe(0)
    expect(await matched(other)).toBeGreaterThan(0)
    await promise(as.facilitator, body, 50).expect(200)
    expect((await as.facilitator.get(`/api/v1/matches?flow=${stockId}`).expect(200)).body.total).toBe(0)
    await promise(as.facilitator, body, null).expect(200)
    expect(
      (await as.facilitator.get(`/api/v1/matches?flow=${stockId}`).expect(200)).body.total,
    ).toBeGreaterThan(0)
  })
})

describe('GET /synergies/conversion', () => {
  it('is refused to an anonymous and to members', async () => {
    const ask = (agent: Agent) => agent.get('/api/v1/synergies/conversion?from=2020-01-01&to=2100-01-01')
    expectStranger(await ask(as.anonymous))
    expectProblem(await ask(as.dairy), 'forbidden')
  })

  it('counts whoever reached a stage, whatever became of it', async () => {
    const counted = async () =>
      (await as.facilitator.get('/api/v1/synergies/conversion?from=2020-01-01&to=2100-01-01').expect(200))
        .body
    const at = (view: { reached: { stage: string; count: number }[] }, stage: string) =>
      view.reached.find((one) => one.stage === stage)?.count ?? 0
    const before = await counted()
    const { id } = await pair()
    await introduce(id, bothSides())
    await step(id, 'introduced', 'abandoned', { reason: 'timing' }).expect(200)
    const after = await counted()
    expect(after.total).toBe(before.total + 1)
    expect(at(after, 'introduced')).toBe(at(before, 'introduced') + 1)
    expect(at(after, 'study')).toBe(at(before, 'study'))
    expect(after.exits).toContainEqual(expect.objectContaining({ stage: 'abandoned', reason: 'timing' }))
  })
})
