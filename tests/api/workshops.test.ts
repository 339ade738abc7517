import type { Response } from 'supertest'
import { describe, expect, it } from 'vitest'
import type { RowView, WorkshopView } from '../../src/features/workshops/contract.ts'
import { newUnorderedId } from '../../src/kernel/ids.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

const ids = { sawmill: '', farm: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.sawmill = organisation({ name: 'Scierie Lacaze', nafCode: '16.10A' })
  ids.farm = organisation({ name: 'Élevage du Moulin', nafCode: '01.46Z' })
  return {
    facilitator: ['facilitator'],
    colleague: ['facilitator'],
    authority: ['authority'],
    member: ['member', { organisationId: ids.sawmill, role: 'manager' }],
    stranger: ['member', { organisationId: ids.farm, role: 'manager' }],
  }
})

let rows = 0
const aRow = (more: object = {}) => ({
  ...{ organisationId: ids.sawmill, kind: 'stock', family: 'material', label: `Sciure de chêne ${++rows}` },
  ...more,
})
const type = (agent: Agent, body: object, id = newUnorderedId()) =>
  agent.put(`/api/v1/typed-rows/${id}`).send(body)
const typed = async (body: object, id = newUnorderedId(), agent = as.facilitator): Promise<RowView> =>
  (await type(agent, body, id).expect(200)).body

async function opened(agent: Agent = as.facilitator): Promise<WorkshopView> {
  const input = { name: 'Atelier des Engachies', heldOn: '2026-11-12', place: 'Salle des Cordeliers' }
  return (await agent.post('/api/v1/workshops').send(input).expect(201)).body
}
const read = async (id: string, agent: Agent = as.facilitator): Promise<WorkshopView> =>
  (await agent.get(`/api/v1/workshops/${id}`).expect(200)).body
const rowsOf = async (id: string, agent: Agent = as.facilitator): Promise<RowView[]> =>
  (await agent.get(`/api/v1/workshops/${id}/rows`).expect(200)).body.items

function pointersOf(answer: Response): string[] {
  expectProblem(answer, 'invalid-input')
  return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)
}

/** Before an anonymous, the members of a structure and the authority. */
async function expectForFacilitators(ask: (agent: Agent) => PromiseLike<unknown>) {
  expectStranger((await ask(as.anonymous)) as never)
  for (const agent of [as.member, as.authority]) expectProblem((await ask(agent)) as never, 'forbidden')
}

describe('PUT /typed-rows/:id', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => type(agent, aRow())))

  it('makes one flow however often the row is sent, declared and hidden', async () => {
    const [before, id] = [countRows(house, 'flows'), newUnorderedId()]
    const row = aRow({ quantity: 2, unit: 't', period: 'month', months: 7, wasteCode: '030105' })
    const first = await typed(row, id)
    const again = await typed(row, id)
    expect(again.flow.id).toBe(first.flow.id)
    expect(countRows(house, 'flows')).toBe(before + 1)
    expect(first.flow).toMatchObject({
      ...{ quantity: 2, unit: 't', period: 'month', months: 7, wasteCode: '030105' },
      ...{ provenance: 'declared', visibility: 'facilitators' },
    })
    expect(first.typedBy).toBe('facilitator 1')
    expect(journalOf(house, first.flow.id).map(({ action }) => action)).toEqual(['flow.created'])
  })

  it('changes the flow when the row is corrected, and not back when an older answer is waited for again', async () => {
    const id = newUnorderedId()
    const { flow } = await typed(aRow({ label: 'Sciures humides' }), id)
    const corrected = await typed(aRow({ label: 'Sciures sèches', quantity: 3, unit: 't' }), id)
    expect(corrected.flow).toMatchObject({ id: flow.id, label: 'Sciures sèches', quantity: 3 })
    await as.member.patch(`/api/v1/flows/${flow.id}`).send({ label: 'Sciures de hêtre' }).expect(200)
    const again = await typed(aRow({ label: 'Sciures sèches', quantity: 3, unit: 't' }), id)
    expect(again.flow.label, 'what somebody changed since is kept').toBe('Sciures de hêtre')
  })

  it('keeps a stock a stock', async () => {
    const id = newUnorderedId()
    await typed(aRow({ label: 'Copeaux rabotés' }), id)
    expectProblem(
      await type(as.facilitator, aRow({ label: 'Copeaux rabotés', kind: 'need' }), id),
      'conflict',
    )
  })

  it('asks to confirm an absurd quantity, and takes it once confirmed', async () => {
    const row = aRow({ label: 'Palettes', quantity: 90_000_000, unit: 't', period: 'year' })
    expectProblem(await type(as.facilitator, row), 'to-confirm')
    expect((await typed({ ...row, confirmed: ['quantity'] })).flow.quantity).toBe(90_000_000)
  })

  it('says beside which field what is wrong', async () => {
    const pointers = async (body: object) => pointersOf(await type(as.facilitator, body))
    expect(await pointers(aRow({ label: 'x' }))).toEqual(['/label'])
    expect(await pointers(aRow({ quantity: -2, unit: 't' }))).toEqual(['/quantity'])
    expect(await pointers(aRow({ wasteCode: '999999' }))).toEqual(['/wasteCode'])
    expect(await pointers(aRow({ resourceId: 'nothing-such' }))).toEqual(['/resourceId'])
  })

  it('is 404 for a structure or a workshop that is not there, and for the row of somebody else', async () => {
    expectProblem(await type(as.facilitator, aRow({ organisationId: 'nowhere' })), 'not-found')
    expectProblem(await type(as.facilitator, aRow({ workshopId: 'nowhere' })), 'not-found')
    const id = newUnorderedId()
    await typed(aRow(), id)
    expectProblem(await type(as.colleague, aRow(), id), 'not-found')
  })

  it('flags what the structure already declared in about the same words', async () => {
    const first = await typed(aRow({ label: 'Palettes bois 80 x 120' }))
    const second = await typed(aRow({ label: 'palette en bois 80x120' }))
    expect(second.twins).toEqual([{ flowId: first.flow.id, label: 'Palettes bois 80 x 120' }])
    const elsewhere = await typed(aRow({ label: 'Palettes bois 80 x 120', organisationId: ids.farm }))
    expect(elsewhere.twins).toEqual([])
    expect((await typed(aRow({ label: 'Palettes bois 80 x 120', kind: 'need' }))).twins).toEqual([])
  })
})

describe('DELETE /typed-rows/:id', () => {
  const undo = (agent: Agent, id: string) => agent.delete(`/api/v1/typed-rows/${id}`)

  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => undo(agent, newUnorderedId())))

  it('withdraws the flow, once for all', async () => {
    const id = newUnorderedId()
    const { flow } = await typed(aRow(), id)
    expectProblem(await undo(as.colleague, id), 'not-found')
    await undo(as.facilitator, id).expect(204)
    await undo(as.facilitator, id).expect(204)
    expect(journalOf(house, flow.id).map(({ action }) => action)).toEqual(['flow.created', 'flow.withdrawn'])
    expectProblem(await type(as.facilitator, aRow(), id), 'conflict')
    expectProblem(await undo(as.facilitator, newUnorderedId()), 'not-found')
  })
})

describe('POST /workshops', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) =>
      agent.post('/api/v1/workshops').send({ name: 'Atelier', heldOn: '2026-11-12' }),
    ))

  it('opens a workshop run by who opens it', async () => {
    const workshop = await opened()
    expect(workshop).toMatchObject({
      ...{ name: 'Atelier des Engachies', heldOn: '2026-11-12', place: 'Salle des Cordeliers' },
      ...{ facilitators: ['facilitator 1'], participants: [] },
      yield: { structureCount: 0, peopleCount: 0, stockCount: 0, needCount: 0, matchCount: 0 },
    })
    expect(journalOf(house, workshop.id).map(({ action }) => action)).toEqual(['workshop.created'])
  })

  it('says what is wrong with a name or a day', async () => {
    const answer = await as.facilitator.post('/api/v1/workshops').send({ name: 'A', heldOn: '12/11/2026' })
    expect(pointersOf(answer)).toEqual(['/name', '/heldOn'])
  })
})

describe('PATCH /workshops/:id', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => agent.patch('/api/v1/workshops/x').send({})))

  it('changes only what is sent', async () => {
    const { id } = await opened()
    await as.colleague.patch(`/api/v1/workshops/${id}`).send({ place: 'CCI du Gers' }).expect(200)
    expect(await read(id)).toMatchObject({ name: 'Atelier des Engachies', place: 'CCI du Gers' })
    expectProblem(await as.facilitator.patch('/api/v1/workshops/nowhere').send({}), 'not-found')
  })
})

describe('GET /workshops', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => agent.get('/api/v1/workshops')))

  it('lists workshops, the latest first, with what each gave', async () => {
    const { id } = await opened()
    await typed(aRow({ label: 'Écorces', workshopId: id }))
    const { body } = await as.colleague.get('/api/v1/workshops').expect(200)
    const days = body.items.map(({ heldOn }: WorkshopView) => heldOn)
    expect(days).toEqual([...days].sort().reverse())
    expect(body.items.find((each: WorkshopView) => each.id === id).yield).toMatchObject({ stockCount: 1 })
  })
})

describe('GET /workshops/:id', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => agent.get('/api/v1/workshops/x')))

  it('counts who came and what was typed, whoever typed it, and no longer what was undone', async () => {
    const { id } = await opened()
    const rowId = newUnorderedId()
    await typed(aRow({ label: 'Dosses de pin', workshopId: id }))
    await typed(aRow({ label: 'Chutes de lambris', workshopId: id }), rowId)
    await typed(
      aRow({ label: 'Paille pour litière', kind: 'need', organisationId: ids.farm, workshopId: id }),
      newUnorderedId(),
      as.colleague,
    )
    expect(await read(id)).toMatchObject({
      facilitators: ['facilitator 1', 'facilitator 2'],
      participants: [
        { name: 'Scierie Lacaze', communeName: 'Auch', peopleCount: 1, stockCount: 2, needCount: 0 },
        { name: 'Élevage du Moulin', peopleCount: 1, stockCount: 0, needCount: 1 },
      ],
      yield: { structureCount: 2, peopleCount: 2, stockCount: 2, needCount: 1 },
    })
    await as.facilitator.delete(`/api/v1/typed-rows/${rowId}`).expect(204)
    expect((await read(id)).yield).toMatchObject({ stockCount: 1, needCount: 1 })
  })
})

describe('PUT /workshops/:id/participants/:organisationId', () => {
  const put = (agent: Agent, id: string, body: object, organisationId = ids.farm) =>
    agent.put(`/api/v1/workshops/${id}/participants/${organisationId}`).send(body)

  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => put(agent, 'x', {})))

  it('notes a structure with how many people came', async () => {
    const { id } = await opened()
    await put(as.facilitator, id, {}).expect(200)
    await put(as.facilitator, id, { peopleCount: 3 }).expect(200)
    expect((await read(id)).participants).toMatchObject([{ organisationId: ids.farm, peopleCount: 3 }])
    expect((await read(id)).yield).toMatchObject({ structureCount: 1, peopleCount: 3 })
    expectProblem(await put(as.facilitator, id, { peopleCount: 0 }), 'invalid-input')
    expectProblem(await put(as.facilitator, id, {}, 'nowhere'), 'not-found')
    expectProblem(await put(as.facilitator, 'nowhere', {}), 'not-found')
  })
})

describe('DELETE /workshops/:id/participants/:organisationId', () => {
  const remove = (agent: Agent, id: string) =>
    agent.delete(`/api/v1/workshops/${id}/participants/${ids.sawmill}`)

  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => remove(agent, 'x')))

  it('takes a structure off the list, its flows staying', async () => {
    const { id } = await opened()
    await typed(aRow({ label: 'Sciure de mélèze', workshopId: id }))
    const { body } = await remove(as.facilitator, id).expect(200)
    expect(body).toMatchObject({ participants: [], yield: { structureCount: 0, stockCount: 1 } })
    expectProblem(await remove(as.facilitator, id), 'not-found')
  })
})

describe('GET /workshops/:id/rows', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => agent.get('/api/v1/workshops/x/rows')))

  it('gives what all typed, the last first, with who typed it', async () => {
    const { id } = await opened()
    await typed(aRow({ label: 'Fûts plastique', workshopId: id }))
    await typed(aRow({ label: 'Bidons vides', workshopId: id }), newUnorderedId(), as.colleague)
    const rows = await rowsOf(id, as.colleague)
    expect(rows.map(({ flow, typedBy }) => [flow.label, typedBy])).toEqual([
      ['Bidons vides', 'facilitator 2'],
      ['Fûts plastique', 'facilitator 1'],
    ])
  })
})

describe('GET /workshops/:id/matches', () => {
  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => agent.get('/api/v1/workshops/x/matches')))

  it('gives the matches of what was typed there, best first, and no other', async () => {
    house.flow({ organisationId: ids.sawmill, kind: 'stock', label: 'Lisier de porc' })
    house.flow({ organisationId: ids.farm, kind: 'need', label: 'Lisier à épandre' })
    const { id } = await opened()
    const amount = { quantity: 10, unit: 't', period: 'year', workshopId: id }
    const { flow } = await typed(aRow({ label: 'Drêches de brasserie', ...amount }))
    await typed(aRow({ label: 'Drêches pour bovins', kind: 'need', organisationId: ids.farm, ...amount }))
    const { body } = await as.facilitator.get(`/api/v1/workshops/${id}/matches`).expect(200)
    expect(body.items[0].stock.id).toBe(flow.id)
    const typedIds = new Set((await rowsOf(id)).map((row) => row.flow.id))
    for (const { stock, need } of body.items)
      expect(typedIds.has(stock.id) || typedIds.has(need.id)).toBe(true)
    const scores = body.items.map(({ score }: { score: number }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect((await read(id)).yield.matchCount).toBe(body.total)
  })
})

describe('GET /workshops/similar-structures', () => {
  const similar = (agent: Agent, name: string) =>
    agent.get('/api/v1/workshops/similar-structures').query({ name })

  it('is refused to an anonymous, to members and to the authority', () =>
    expectForFacilitators((agent) => similar(agent, 'Scierie')))

  it('finds a structure whose name is near the one typed', async () => {
    const names = async (name: string) =>
      (await similar(as.facilitator, name).expect(200)).body.items.map((each: { name: string }) => each.name)
    expect(await names('SARL scierie Lacase')).toEqual(['Scierie Lacaze'])
    expect(await names('Menuiserie Lacaze')).toEqual([])
    expect(await names('')).toEqual([])
  })
})

describe('GET /flows/:id/origin', () => {
  const origin = (agent: Agent, id: string) => agent.get(`/api/v1/flows/${id}/origin`)

  it('is 404 for all who do not work on the flow', async () => {
    const { flow } = await typed(aRow({ label: 'Cartons pliés', visibility: 'network' }))
    expectStranger(await origin(as.anonymous, flow.id))
    for (const agent of [as.stranger, as.authority]) expectProblem(await origin(agent, flow.id), 'not-found')
  })

  it('tells its people the workshop where it was declared, and nothing of a flow that came another way', async () => {
    const { id } = await opened()
    const { flow } = await typed(aRow({ label: 'Big bags', workshopId: id }))
    expect((await origin(as.member, flow.id).expect(200)).body.origin).toMatchObject({
      typedBy: 'facilitator 1',
      workshop: { id, name: 'Atelier des Engachies', heldOn: '2026-11-12' },
    })
    const other = house.flow({ organisationId: ids.sawmill, kind: 'stock', label: 'Huile usagée' })
    expect((await origin(as.member, other).expect(200)).body).toEqual({ origin: null })
  })
})
