import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '', alone: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  const contact = (name: string) => [{ name, email: `${name}@secret.example`, phone: '05 62 00 00 00' }]
  ids.dairy = organisation({
    name: 'Fromagerie Zibelinque',
    sites: [{ address: '3 rue Zibelinque', communeName: 'Castelnau-Barbarens' }],
    contacts: contact('zibelinque'),
  })
  ids.farm = organisation({
    name: 'Élevage Ornicarle',
    nafCode: '01.46Z',
    sites: [{ address: '9 chemin Ornicarle', communeName: 'Montaut-les-Créneaux' }],
    contacts: contact('ornicarle'),
  })
  ids.alone = organisation({ name: 'Tierce Mirliflore' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
    clerk: ['member', { organisationId: ids.dairy, role: 'member' }],
    farm: ['member', { organisationId: ids.farm, role: 'member' }],
    third: ['member', { organisationId: ids.alone, role: 'manager' }],
  }
})

/** A pair that hides everything until both agree. */
function pair() {
  const amount = { unit: 't', period: 'year', visibility: 'facilitators' } as const
  const stockId = house.flow({
    ...{ organisationId: ids.dairy, kind: 'stock', label: 'Lactosérum doux zibelinque', quantity: 71.375 },
    ...{ currentCostEurosPerUnit: 913.57, currentPartner: 'Négoce zibelinque', notes: 'Note zibelinque' },
    ...amount,
  })
  const needId = house.flow({
    ...{ organisationId: ids.farm, kind: 'need', label: 'Petit-lait pour porcs ornicarle', quantity: 81.375 },
    ...{ notes: 'Note ornicarle', ...amount },
  })
  return { stockId, needId }
}
async function opened(message: string | null = null) {
  const flows = pair()
  const { body } = await as.facilitator
    .post('/api/v1/introductions')
    .send({ ...flows, message })
    .expect(201)
  return { id: body.id as string, ...flows }
}
const read = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/introductions/${id}`).expect(200)).body
const answer = (agent: Agent, id: string, organisationId: string, body: object) =>
  agent.post(`/api/v1/introductions/${id}/answers`).send({ organisationId, ...body })
const mailsTo = (recipient: string) =>
  house.db.sqlite
    .prepare('select subject, paragraphs, action_path from mails where recipient like ?')
    .all(recipient)
const text = (value: unknown) => JSON.stringify(value)

describe('POST /introductions', () => {
  it('is refused to an anonymous, and to all but facilitators', async () => {
    expectStranger(await as.anonymous.post('/api/v1/introductions').send(pair()))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post('/api/v1/introductions').send(pair()), 'forbidden')
  })

  it('asks each structure by mail, and tells neither who the other is', async () => {
    const before = countRows(house, 'mails')
    const { id } = await opened('Une tournée commune est possible.')
    expect(countRows(house, 'mails')).toBe(before + 2)
    const mails = text(mailsTo('%@test.example'))
    expect(mails).toContain('/repondre#')
    const dairyMails = text(mailsTo('member-3@test.example'))
    expect(dairyMails).not.toMatch(/ornicarle/i)
    for (const [agent, theirs] of [
      [as.dairy, /ornicarle|81\.375/i],
      [as.farm, /zibelinque|71\.375|913\.57/i],
    ] as const) {
      const view = await read(agent, id)
      expect(view).toMatchObject({ state: 'asked', message: 'Une tournée commune est possible.' })
      expect(text(view)).not.toMatch(theirs)
    }
  })

  it('is refused for what is not a stock and a need of two structures, or was withdrawn', async () => {
    const { stockId, needId } = pair()
    const open = (body: object) => as.facilitator.post('/api/v1/introductions').send(body)
    expectProblem(await open({ stockId: needId, needId: stockId }), 'not-found')
    expectProblem(await open({ stockId, needId: 'x' }), 'not-found')
    const own = house.flow({ organisationId: ids.dairy, kind: 'need', label: 'Petit-lait' })
    expectProblem(await open({ stockId, needId: own }), 'invalid-input')
    await as.facilitator.delete(`/api/v1/flows/${needId}`).expect(204)
    expectProblem(await open({ stockId, needId }), 'conflict')
  })

  it('is refused where a hard stop forbids the pair', async () => {
    const stockId = house.flow({
      ...{ organisationId: ids.dairy, kind: 'stock', label: 'Sciure de panneaux MDF' },
      ...{ wasteCode: '030105', family: 'waste' },
    })
    const litter = 'Litière de bois pour les porcs'
    const needId = house.flow({ organisationId: ids.farm, kind: 'need', label: litter })
    const stop = house.rooms.matching.stopBetween(stockId, needId)
    expect(stop).not.toBeNull()
    const response = await as.facilitator.post('/api/v1/introductions').send({ stockId, needId })
    expectProblem(response, 'conflict', { detail: /règle/ })
  })

  it('is not proposed twice, nor again after a no unless something changed', async () => {
    const { id, stockId, needId } = await opened()
    const again = () => as.facilitator.post('/api/v1/introductions').send({ stockId, needId })
    expectProblem(await again(), 'conflict')
    await answer(as.farm, id, ids.farm, { answer: 'no' }).expect(200)
    expectProblem(await again(), 'conflict', { detail: /refusée/ })
    await house.clock.later(1, async () => {
      await as.facilitator.post('/api/v1/session/refresh').expect(200)
      await as.facilitator.patch(`/api/v1/flows/${stockId}`).send({ quantity: 12 }).expect(200)
      await again().expect(201)
    })
  })
})

describe('GET /introductions', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/introductions'))
  })

  it('lists those of one’s own structures and of those one facilitates, and no other', async () => {
    const { id } = await opened()
    const listed = async (agent: Agent) =>
      (await agent.get('/api/v1/introductions').expect(200)).body.items.map((item: { id: string }) => item.id)
    for (const agent of [as.dairy, as.clerk, as.farm, as.facilitator])
      expect(await listed(agent)).toContain(id)
    for (const agent of [as.third, as.authority]) expect(await listed(agent)).toEqual([])
  })
})

describe('GET /introductions/:id', () => {
  it('is refused to an anonymous, and hidden from others', async () => {
    const { id } = await opened()
    expectStranger(await as.anonymous.get(`/api/v1/introductions/${id}`))
    for (const agent of [as.third, as.authority])
      expectProblem(await agent.get(`/api/v1/introductions/${id}`), 'not-found')
  })

  it('shows first to who may answer exactly what a yes would show, and to nobody else', async () => {
    const { id } = await opened()
    const [stock, need] = (await read(as.dairy, id)).sides
    expect(stock).toMatchObject({ canAnswer: true, ownOrganisationId: ids.dairy, answer: null, shown: null })
    expect(stock.preview).toMatchObject({
      name: 'Fromagerie Zibelinque',
      site: { address: '3 rue Zibelinque' },
      contacts: [{ name: 'zibelinque', email: 'zibelinque@secret.example' }],
      flows: [{ quantity: 71.375, currentCostEurosPerUnit: 913.57, notes: null, can: { edit: false } }],
    })
    expect(need).toMatchObject({ flows: [], preview: null, shown: null, canAnswer: false, answer: null })
    const [forClerk] = (await read(as.clerk, id)).sides
    expect(forClerk).toMatchObject({ canAnswer: false, preview: null })
    for (const side of (await read(as.facilitator, id)).sides) expect(side.preview).toBeNull()
  })
})

describe('GET /introductions/:id, of a consent kept by an earlier Boucle', () => {
  it('reads as it was given, though flows have been given more fields since', async () => {
    const { id } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    const { changes } = house.db.sqlite
      .prepare(
        "update consents set shown = json_remove(json_set(shown, '$.flow', json_remove(shown, '$.flows[0].siteId', '$.flows[0].freshness', '$.flows[0].attachmentCount') -> '$.flows[0]'), '$.flows') where introduction_id = ? and shown is not null",
      )
      .run(id)
    expect(changes).toBe(1)
    const [stock] = (await read(as.dairy, id)).sides
    expect(stock.shown.flows[0]).toMatchObject({ quantity: 71.375, siteId: null, attachmentCount: 0 })
    await as.dairy.get('/api/v1/introductions').expect(200)
  })
})

describe('POST /introductions/:id/answers', () => {
  it('is refused to an anonymous and to others, and in the name of the other structure', async () => {
    const { id } = await opened()
    expectStranger(await answer(as.anonymous, id, ids.dairy, { answer: 'yes' }))
    expectProblem(await answer(as.third, id, ids.alone, { answer: 'yes' }), 'not-found')
    expectProblem(await answer(as.dairy, id, ids.farm, { answer: 'yes' }), 'not-found')
    expectProblem(await answer(as.facilitator, id, ids.dairy, { answer: 'yes' }), 'not-found')
    expectProblem(await answer(as.clerk, id, ids.dairy, { answer: 'yes' }), 'forbidden')
  })

  it('shows nothing on one yes, and each to the other on two', async () => {
    const { id, stockId, needId } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'yes', withheld: ['price'] }).expect(200)
    const before = await read(as.farm, id)
    expect(before.state).toBe('asked')
    expect(text(before), 'not even that it agreed').not.toMatch(/zibelinque|71\.375/i)
    expect(before.sides[0]).toMatchObject({ answer: null, shown: null })
    expectProblem(await as.farm.get(`/api/v1/flows/${stockId}`), 'not-found')

    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    const [theirs] = (await read(as.farm, id)).sides
    expect(theirs.shown).toMatchObject({ name: 'Fromagerie Zibelinque', flows: [{ quantity: 71.375 }] })
    const { body: flow } = await as.farm.get(`/api/v1/flows/${stockId}`).expect(200)
    expect(flow).toMatchObject({
      ...{ seenAs: 'full', party: { name: 'Fromagerie Zibelinque', organisationId: null } },
      ...{ quantity: 71.375, currentPartner: 'Négoce zibelinque', notes: null },
      ...{ currentCostEurosPerUnit: null, hiddenFields: ['price'], can: { edit: false } },
    })
    expect(flow).toEqual(theirs.shown.flows[0])
    const { body: match } = await as.farm.get(`/api/v1/matches/${stockId}~${needId}`).expect(200)
    expect(match.terms.find((term: { id: string }) => term.id === 'quantity').value).not.toBeNull()
    const listed = (await as.farm.get(`/api/v1/matches?flow=${stockId}`).expect(200)).body.items
    expect(listed.map((item: { id: string }) => item.id)).toContain(`${stockId}~${needId}`)
    // And to nobody else.
    for (const other of [as.third, as.authority])
      expectProblem(await other.get(`/api/v1/flows/${stockId}`), 'not-found')
  })

  it('leads to the synergy those who may read it: once introduced, and no longer once they have left', async () => {
    const { id } = await opened()
    const { synergyId } = await read(as.facilitator, id)
    expect((await read(as.dairy, id)).synergyId).toBeNull()
    await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    expect((await read(as.dairy, id)).synergyId).toBe(synergyId)
    const { parties } = (await as.dairy.get(`/api/v1/synergies/${synergyId}`).expect(200)).body
    const own = parties.find(
      (one: { organisation: { id: string } | null }) => one.organisation?.id === ids.dairy,
    )
    await as.dairy
      .post(`/api/v1/synergies/${synergyId}/parties/${own.id}/leave`)
      .send({ reason: 'internal' })
      .expect(204)
    expect((await read(as.dairy, id)).synergyId).toBeNull()
  })

  it('shows nothing else of the structure than the flow of the pair', async () => {
    const { id } = await opened()
    const other = house.flow({ organisationId: ids.dairy, kind: 'stock', label: 'Palettes zibelinque' })
    await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    expectProblem(await as.farm.get(`/api/v1/flows/${other}`), 'not-found')
    expectProblem(await as.farm.get(`/api/v1/organisations/${ids.dairy}`), 'not-found')
  })

  it('records who agreed, when and to showing what, for the structure to look up', async () => {
    const { id, stockId } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'yes', withheld: ['price', 'partner'] }).expect(200)
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    const { body } = await as.dairy.get(`/api/v1/flows/${stockId}/disclosures`).expect(200)
    expect(body.items).toEqual([
      {
        ...{ introductionId: id, organisationName: 'Élevage Ornicarle' },
        ...{ groups: ['quantity', 'process'], at: expect.any(String) },
      },
    ])
    const consents = house.db.sqlite.prepare('select * from consents where introduction_id = ?').all(id) as {
      shown: string
      user_id: string
    }[]
    expect(consents.map(({ user_id }) => user_id).every(Boolean)).toBe(true)
    expect(JSON.parse(consents[0]?.shown ?? '')).toMatchObject({
      name: 'Fromagerie Zibelinque',
      flows: [{ quantity: 71.375, currentCostEurosPerUnit: null }],
    })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual([
      ...['introduction.opened', 'introduction.opened', 'introduction.answered', 'introduction.answered'],
      'introduction.introduced',
    ])
    expect(journalOf(house, stockId).map(({ action }) => action)).toContain('flow.disclosed')
  })

  it('can be taken back before the other side agrees, and not after', async () => {
    const { id, stockId } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    await answer(as.dairy, id, ids.dairy, { answer: 'withdrawn' }).expect(200)
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    expect((await read(as.farm, id)).state).toBe('asked')
    expectProblem(await as.farm.get(`/api/v1/flows/${stockId}`), 'not-found')
    await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    for (const late of ['withdrawn', 'no'])
      expectProblem(await answer(as.dairy, id, ids.dairy, { answer: late }), 'conflict')
    await as.farm.get(`/api/v1/flows/${stockId}`).expect(200)
  })

  it('may be put off with a reason that the other side does not read, and given later', async () => {
    const { id } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'later', reason: 'Après les vendanges' }).expect(200)
    const view = await read(as.farm, id)
    expect(view).toMatchObject({ state: 'asked', sides: [{ answer: null, shown: null }, {}] })
    expect(text(view)).not.toMatch(/vendanges/)
    const [own] = (await read(as.dairy, id)).sides
    expect(own.answer).toMatchObject({ answer: 'later', reason: 'Après les vendanges', withheld: [] })
    expect(own.preview, 'still to be read before a yes').not.toBeNull()
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    expectProblem(await answer(as.farm, id, ids.farm, { answer: 'later' }), 'conflict')
    const { body } = await answer(as.dairy, id, ids.dairy, { answer: 'yes' }).expect(200)
    expect(body.state).toBe('introduced')
  })

  it('has nothing left to answer once a flow is withdrawn, and its list still reads', async () => {
    const { id, stockId } = await opened()
    await as.dairy.delete(`/api/v1/flows/${stockId}`).expect(204)
    for (const [agent, organisationId] of [
      [as.dairy, ids.dairy],
      [as.farm, ids.farm],
    ] as const) {
      const view = await read(agent, id)
      expect(view.state).toBe('lapsed')
      for (const side of view.sides) expect(side).toMatchObject({ canAnswer: false, preview: null })
      await agent.get('/api/v1/introductions').expect(200)
      expectProblem(await answer(agent, id, organisationId, { answer: 'yes' }), 'conflict')
    }
  })

  it('ends with a no, whose reason the other side does not read', async () => {
    const { id } = await opened()
    await answer(as.dairy, id, ids.dairy, { answer: 'no', reason: 'Contrat zibelinque en cours' }).expect(200)
    const view = await read(as.farm, id)
    expect(view.state).toBe('declined')
    expect(text(view)).not.toMatch(/zibelinque/i)
    expect((await read(as.facilitator, id)).sides[0].answer.reason).toBe('Contrat zibelinque en cours')
    expectProblem(await answer(as.farm, id, ids.farm, { answer: 'yes' }), 'conflict')
  })

  it('stands against two answers at once: one disclosure, not two', async () => {
    const { id, stockId } = await opened()
    await answer(as.farm, id, ids.farm, { answer: 'yes' }).expect(200)
    const both = await Promise.all([1, 2].map(() => answer(as.dairy, id, ids.dairy, { answer: 'yes' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { items } = (await as.dairy.get(`/api/v1/flows/${stockId}/disclosures`).expect(200)).body
    expect(items).toHaveLength(1)
  })
})

/** The link of the last mail to somebody. */
const linkOf = (email: string) => house.lastLink(email).replace('/repondre#', '')
const open = (token: string) => house.stranger().post('/api/v1/introductions/link').send({ token })
const answerBy = (token: string, body: object) =>
  house
    .stranger()
    .post('/api/v1/introductions/link/answer')
    .send({ token, ...body })
const [DAIRY, FARM] = ['member-3@test.example', 'member-5@test.example']

describe('POST /introductions/link', () => {
  it('is refused without a link that was sent', async () => {
    expectProblem(await open('inventé'), 'expired')
    expectProblem(await open(''), 'invalid-input')
  })

  it('shows what a yes would show of one’s own, without a session, and nothing of the other one', async () => {
    const { id } = await opened('Une tournée commune est possible.')
    const { body } = await open(linkOf(DAIRY)).expect(200)
    expect(body).toMatchObject({
      ...{ introductionId: id, organisationName: 'Fromagerie Zibelinque', others: 1, answer: null },
      preview: { name: 'Fromagerie Zibelinque', flows: [{ quantity: 71.375 }] },
    })
    expect(text(body)).not.toMatch(/ornicarle/i)
    expect(body.theirs).toEqual([{ role: 'receives', flows: [] }])
    await open(linkOf(DAIRY)).expect(200)
  })

  it('tells what the other brings and from how far, as the network reads it: its resource and commune, not its name', async () => {
    const base = { unit: 't', period: 'year', visibility: 'network' } as const
    const stockId = house.flow({
      ...base,
      organisationId: ids.dairy,
      kind: 'stock',
      label: 'Lactosérum doux',
    })
    const needId = house.flow({
      ...base,
      organisationId: ids.farm,
      kind: 'need',
      label: 'Petit-lait pour porcs',
    })
    await as.facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    const { body } = await open(linkOf(DAIRY)).expect(200)
    const [{ role, flows }] = body.theirs
    expect({ role, flows }).toMatchObject({
      role: 'receives',
      flows: [{ id: needId, kind: 'need', communeName: 'Montaut-les-Créneaux', km: expect.any(Number) }],
    })
    expect(flows[0].km).toBeGreaterThan(1)
    expect(text(body.theirs)).not.toMatch(/Élevage|ornicarle/i)
  })
})

describe('POST /introductions/link/answer', () => {
  it('is refused without a link that was sent, and for what only a session may say', async () => {
    expectProblem(await answerBy('inventé', { answer: 'yes' }), 'expired')
    await opened()
    expectProblem(await answerBy(linkOf(DAIRY), { answer: 'withdrawn' }), 'invalid-input')
  })

  it('answers once for the person it was sent to; both yeses introduce', async () => {
    const { id } = await opened()
    const [dairy, farm] = [linkOf(DAIRY), linkOf(FARM)]
    expect((await answerBy(dairy, { answer: 'later' }).expect(200)).body.state).toBe('asked')
    expect((await answerBy(dairy, { answer: 'yes', withheld: ['price'] }).expect(200)).body.state).toBe(
      'asked',
    )
    expectProblem(await answerBy(dairy, { answer: 'no' }), 'expired')
    expect((await answerBy(farm, { answer: 'yes' }).expect(200)).body.state).toBe('introduced')
    const { sides } = await read(as.farm, id)
    expect(sides[0].shown.flows[0]).toMatchObject({ quantity: 71.375, currentCostEurosPerUnit: null })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual([
      ...Array(2).fill('introduction.opened'),
      ...Array(3).fill('introduction.answered'),
      'introduction.introduced',
    ])
  })

  it('keeps the link good when the answer is refused, and worth nothing to who left the structure', async () => {
    const { id, stockId } = await opened()
    const [dairy, farm] = [linkOf(DAIRY), linkOf(FARM)]
    await as.facilitator.delete(`/api/v1/flows/${stockId}`).expect(204)
    expectProblem(await answerBy(dairy, { answer: 'yes' }), 'conflict')
    expect((await open(dairy).expect(200)).body).toMatchObject({ introductionId: id, preview: null })
    house.db.sqlite.prepare('delete from memberships where organisation_id = ?').run(ids.farm)
    expectProblem(await answerBy(farm, { answer: 'yes' }), 'not-found')
    const userId = (house.rooms.accounts.personByEmail(FARM) as { id: string }).id
    house.db.sqlite
      .prepare('insert into memberships (user_id, organisation_id, role) values (?, ?, ?)')
      .run(userId, ids.farm, 'member')
  })
})
