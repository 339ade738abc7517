import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '', alone: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  const contact = (name: string) => [{ name, email: `${name}@secret.example`, phone: '05 62 00 00 00' }]
  ids.dairy = organisation({ name: 'Fromagerie Zibelinque', contacts: contact('zibelinque') })
  ids.farm = organisation({ name: 'Élevage Ornicarle', nafCode: '01.46Z', contacts: contact('ornicarle') })
  ids.alone = organisation({ name: 'Tierce Mirliflore' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
    clerk: ['member', { organisationId: ids.dairy, role: 'member' }],
    farm: ['member', { organisationId: ids.farm, role: 'manager' }],
    third: ['member', { organisationId: ids.alone, role: 'manager' }],
  }
})

/** A stock that the dairy hides, and a need that the network sees without its name. */
function pair(visibility: 'anonymised' | 'network' = 'anonymised') {
  const stockId = house.flow({
    ...{ organisationId: ids.dairy, kind: 'stock', label: 'Lactosérum doux zibelinque', quantity: 71.375 },
    ...{ unit: 't', period: 'year', currentCostEurosPerUnit: 913.57 },
  })
  const needId = house.flow({
    ...{ organisationId: ids.farm, kind: 'need', label: 'Petit-lait pour porcs ornicarle', visibility },
    ...{ quantity: 81.375, unit: 't', period: 'year' },
  })
  return { stockId, needId, id: `${stockId}~${needId}` }
}
const path = (id: string) => `/api/v1/matches/${id}/request`
const ask = (agent: Agent, id: string, body: object = {}) => agent.post(path(id)).send(body)
const read = async (agent: Agent, id: string) => (await agent.get(path(id)).expect(200)).body
const queue = async () => (await as.facilitator.get('/api/v1/matches/queue').expect(200)).body.items
const decide = (id: string, body: object) =>
  as.facilitator.put(`/api/v1/matches/${id}/decision`).send(body).expect(200)
const told = (kind: string, about: string) =>
  house.db.sqlite
    .prepare("select params from notices where kind = ? and path like '%' || ? and read_at is null")
    .all(kind, about)
const text = (value: unknown) => JSON.stringify(value)

describe('GET /introduction-requests', () => {
  it('is refused to an anonymous, and lists those of one’s own structures alone', async () => {
    expectStranger(await as.anonymous.get('/api/v1/introduction-requests'))
    const { id } = pair()
    await ask(as.dairy, id).expect(201)
    const listed = async (agent: Agent) =>
      (await agent.get('/api/v1/introduction-requests').expect(200)).body.items.map(
        (one: { matchId: string }) => one.matchId,
      )
    for (const agent of [as.dairy, as.clerk]) expect(await listed(agent)).toContain(id)
    for (const agent of [as.farm, as.third, as.facilitator, as.authority])
      expect(await listed(agent)).not.toContain(id)
  })
})

describe('GET /matches/:id/request', () => {
  it('is refused to an anonymous, and hidden from whoever is of neither side', async () => {
    const { id } = pair()
    expectStranger(await as.anonymous.get(path(id)))
    for (const agent of [as.third, as.authority, as.facilitator])
      expectProblem(await agent.get(path(id)), 'not-found')
    // The stock is hidden from it: there is no match to ask about.
    expectProblem(await as.farm.get(path(id)), 'not-found')
  })

  it('shows who may ask exactly what that would show, and nothing of the other side', async () => {
    const { id } = pair()
    const view = await read(as.dairy, id)
    expect(view).toMatchObject({
      request: null,
      fault: null,
      preview: {
        name: 'Fromagerie Zibelinque',
        contacts: [{ email: 'zibelinque@secret.example' }],
        flows: [{ quantity: 71.375, currentCostEurosPerUnit: 913.57 }],
      },
    })
    expect(text(view)).not.toMatch(/ornicarle|81\.375/i)
    expect(await read(as.clerk, id)).toMatchObject({
      preview: null,
      fault: expect.stringMatching(/responsable/),
    })
  })
})

describe('POST /matches/:id/request', () => {
  it('is refused to an anonymous and to others, and to who does not answer for the structure', async () => {
    const { id } = pair()
    expectStranger(await ask(as.anonymous, id))
    for (const agent of [as.third, as.farm, as.authority, as.facilitator])
      expectProblem(await ask(agent, id), 'not-found')
    expectProblem(await ask(as.clerk, id), 'forbidden')
    expectProblem(await ask(as.dairy, id, { message: 'x'.repeat(601) }), 'invalid-input')
  })

  it('comes first in the triage with who asked and when, tells facilitators, and is made once', async () => {
    const { id, stockId } = pair()
    await ask(as.dairy, id, { message: 'Avant l’hiver, si possible' }).expect(201)
    expectProblem(await ask(as.dairy, id), 'conflict', { detail: /déjà demandée/ })
    const items = await queue()
    const at = items.findIndex((one: { id: string }) => one.id === id)
    expect(items[at].askedBy).toEqual([
      {
        ...{ side: 'stock', at: expect.any(String), person: expect.any(String) },
        message: 'Avant l’hiver, si possible',
      },
    ])
    const firstOther = items.findIndex((one: { askedBy: unknown[] }) => one.askedBy.length === 0)
    expect(at).toBeLessThan(firstOther < 0 ? items.length : firstOther)
    expect(told('introduction-requested', id).length).toBe(1)
    expect(text(told('introduction-requested', id))).not.toMatch(/ornicarle/i)
    expect((await read(as.dairy, id)).request).toMatchObject({ state: 'waiting', reason: null })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['match.introduction-requested'])
    // Nothing of it reaches the other side.
    expectProblem(await as.farm.get(`/api/v1/flows/${stockId}`), 'not-found')
    expect(text((await as.farm.get('/api/v1/introductions').expect(200)).body)).not.toContain(stockId)
    expect(text((await as.farm.get('/api/v1/notices').expect(200)).body)).not.toContain(stockId)
  })

  it('counts as the yes of its side once a facilitator validates: only the other is asked', async () => {
    const { id, stockId, needId } = pair()
    await ask(as.dairy, id, { withheld: ['price'] }).expect(201)
    const before = countRows(house, 'consents')
    const { body } = await as.facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    expect(countRows(house, 'consents')).toBe(before + 1)
    const asked = (kind: string) => told(kind, `/mises-en-relation/${body.id}`)
    expect(text(asked('introduction-asked'))).toMatch(/ornicarle/)
    expect(text(asked('introduction-asked'))).not.toMatch(/zibelinque/)
    expect(text(asked('introduction-request-treated'))).toMatch(/zibelinque/)
    expect(told('introduction-requested', id)).toEqual([])
    expect((await read(as.dairy, id)).request).toMatchObject({
      ...{ state: 'passed-on', introductionId: body.id, introduction: 'asked', shown: null },
    })
    expect((await queue()).map((one: { id: string }) => one.id)).not.toContain(id)

    // Revocable, as any yes before the last one; then given again, and both know each other.
    const own = async (answer: string) =>
      as.dairy
        .post(`/api/v1/introductions/${body.id}/answers`)
        .send({ organisationId: ids.dairy, answer, withheld: answer === 'yes' ? ['price'] : [] })
        .expect(200)
    await own('withdrawn')
    await own('yes')
    const last = await as.farm
      .post(`/api/v1/introductions/${body.id}/answers`)
      .send({ organisationId: ids.farm, answer: 'yes' })
      .expect(200)
    expect(last.body).toMatchObject({
      state: 'introduced',
      sides: [{ shown: { name: 'Fromagerie Zibelinque' } }, {}],
    })
    expect(last.body.sides[0].shown.flows[0].currentCostEurosPerUnit).toBeNull()
    expectProblem(await ask(as.dairy, id), 'conflict', { detail: /déjà en relation/ })
  })

  it('is asked again of its side when what it agreed to show has changed', async () => {
    const { id, stockId, needId } = pair()
    await ask(as.dairy, id).expect(201)
    await as.dairy.patch(`/api/v1/flows/${stockId}`).send({ quantity: 12.5 }).expect(200)
    const { body } = await as.facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    const [side] = (await as.dairy.get(`/api/v1/introductions/${body.id}`).expect(200)).body.sides
    expect(side).toMatchObject({ answer: null, canAnswer: true, preview: { flows: [{ quantity: 12.5 }] } })
    expect(text(told('introduction-asked', body.id))).toMatch(/zibelinque/)
  })

  it('introduces at once two sides that both asked', async () => {
    const { stockId, needId, id } = pair('network')
    await as.dairy.patch(`/api/v1/flows/${stockId}`).send({ visibility: 'anonymised' }).expect(200)
    await ask(as.dairy, id).expect(201)
    await ask(as.farm, id).expect(201)
    const { body } = await as.facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    expect(body.state).toBe('introduced')
    expect(text((await read(as.farm, id)).request)).not.toMatch(/zibelinque/i)
  })

  it('is refused with a reason that tells nothing hidden, and not asked again until something changes', async () => {
    const [hidden, open] = [pair(), pair('network')]
    for (const { id } of [hidden, open]) {
      await ask(as.dairy, id).expect(201)
      await decide(id, { verdict: 'refused', reason: 'quantity', note: 'Trop peu pour ornicarle' })
      expect(told('introduction-request-treated', id).length).toBe(1)
    }
    expect((await read(as.dairy, hidden.id)).request).toMatchObject({ state: 'refused', reason: null })
    const refused = await read(as.dairy, open.id)
    expect(refused.request).toMatchObject({ state: 'refused', reason: 'quantity' })
    expect(text(refused)).not.toMatch(/Trop peu/)
    expectProblem(await ask(as.dairy, open.id), 'conflict', { detail: /écarté/ })
    // Undone by hand, it waits again; changed, it may be asked anew.
    await as.facilitator.delete(`/api/v1/matches/${open.id}/decision`).expect(200)
    expect((await read(as.dairy, open.id)).request.state).toBe('waiting')
    await as.dairy.patch(`/api/v1/flows/${hidden.stockId}`).send({ quantity: 80 }).expect(200)
    await ask(as.dairy, hidden.id).expect(201)
  })
})

describe('DELETE /matches/:id/request', () => {
  it('is refused to an anonymous and to others', async () => {
    const { id } = pair()
    await ask(as.dairy, id).expect(201)
    expectStranger(await as.anonymous.delete(path(id)))
    for (const agent of [as.third, as.authority, as.facilitator])
      expectProblem(await agent.delete(path(id)), 'not-found')
    expectProblem(await as.clerk.delete(path(id)), 'forbidden')
  })

  it('takes it back until it is dealt with, and what it would have shown with it', async () => {
    const { id } = pair()
    expectProblem(await as.dairy.delete(path(id)), 'conflict')
    await ask(as.dairy, id).expect(201)
    const { body } = await as.dairy.delete(path(id)).expect(200)
    expect(body.request).toMatchObject({ state: 'withdrawn', shown: null })
    expect(told('introduction-requested', id)).toEqual([])
    const listed = (await queue()).find((one: { id: string }) => one.id === id)
    expect(listed?.askedBy ?? []).toEqual([])
    await ask(as.dairy, id).expect(201)
  })
})
