import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, pooled, introduced, userIdOf, told } = synergyWorld()
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

const at = (id: string, taskId?: string) =>
  taskId ? `/api/v1/synergies/${id}/tasks/${taskId}` : `/api/v1/synergies/${id}/tasks`
const add = (agent: Agent, id: string, task: object = {}) =>
  agent.post(at(id)).send({ label: 'Peser un lot', ...task })
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
/** Those that people added themselves, beside the contract that structures are given to check once introduced. */
const added = async (agent: Agent, id: string) =>
  (await read(agent, id)).items.filter(({ item }: { item: string | null }) => item === null)
const toldAbout = (id: string) => told(id, 'synergy-task').map(({ userId }) => userId)

describe('GET /synergies/:id/tasks', () => {
  it('is refused to an anonymous, and hidden from whoever does not read the synergy', async () => {
    const id = await pooled()
    expectStranger(await as.anonymous.get(at(id)))
    for (const agent of [as.dairy, as.third, as.authority])
      expectProblem(await agent.get(at(id)), 'not-found')
  })

  it('marks what is late, the most pressing first, what was done last; notes of facilitators stay theirs', async () => {
    const id = await introduced()
    await add(as.facilitator, id, { label: 'Sans date' }).expect(201)
    await add(as.facilitator, id, { label: 'Demain', dueOn: day(1) }).expect(201)
    await add(as.dairy, id, { label: 'En retard', dueOn: day(-3) }).expect(201)
    await add(as.facilitator, id, { label: 'Entre nous', audience: 'facilitators' }).expect(201)
    const done = await add(as.dairy, id, { label: 'Faite', dueOn: day(-9) }).expect(201)
    await as.dairy.patch(at(id, done.body.id)).send({ isDone: true }).expect(200)
    const items = await added(as.farm, id)
    expect(items.map(({ label, isLate }: { label: string; isLate: boolean }) => [label, isLate])).toEqual([
      ['En retard', true],
      ['Demain', false],
      ['Sans date', false],
      ['Faite', false],
    ])
    expect(await added(as.facilitator, id)).toHaveLength(5)
  })

  it('proposes people: all to a facilitator, to a structure its own and who follows it', async () => {
    const id = await introduced()
    const [facilitator, colleague, dairy, worker, farm] = await Promise.all(
      [as.facilitator, as.colleague, as.dairy, as.worker, as.farm].map(userIdOf),
    )
    const owners = async (agent: Agent) =>
      (await read(agent, id)).owners.map((one: { id: string }) => one.id).sort()
    expect(await owners(as.dairy)).toEqual([facilitator, dairy, worker].sort())
    expect(await owners(as.facilitator)).toEqual([facilitator, colleague, dairy, worker, farm].sort())
  })
})

describe('POST /synergies/:id/tasks', () => {
  it('is refused to an anonymous, hidden from strangers, and private ones are not for structures to add', async () => {
    const id = await introduced()
    expectStranger(await add(as.anonymous, id))
    expectProblem(await add(as.third, id), 'not-found')
    expectProblem(await add(as.dairy, id, { audience: 'facilitators' }), 'forbidden')
  })

  it('shares nothing before the introduction, nor once the synergy has ended', async () => {
    const id = await pooled()
    expectProblem(await add(as.facilitator, id), 'conflict')
    await add(as.facilitator, id, { audience: 'facilitators' }).expect(201)
    const end = { from: 'validated', to: 'refused', reason: 'price' }
    await as.facilitator.post(`/api/v1/synergies/${id}/steps`).send(end).expect(200)
    expectProblem(await add(as.facilitator, id, { audience: 'facilitators' }), 'conflict')
  })

  it('tells its owner, unless they gave it to themselves, and never what it is', async () => {
    const id = await introduced()
    const [dairy, farm] = await Promise.all([as.dairy, as.farm].map(userIdOf))
    await add(as.dairy, id, { ownerId: dairy }).expect(201)
    expect(toldAbout(id)).toEqual([])
    const given = await add(as.facilitator, id, { label: 'Appeler Zoé', ownerId: farm }).expect(201)
    expect(given.body.owner.id).toBe(farm)
    expect(toldAbout(id)).toEqual([farm])
    expect(JSON.stringify(told(id, 'synergy-task'))).not.toContain('Zoé')
    expect(JSON.stringify(house.db.sqlite.prepare('select * from mails').all())).not.toContain('Zoé')
  })

  it('is given to nobody who would not read it, nor by a structure to another’s people', async () => {
    const id = await introduced()
    const [third, dairy, farm] = await Promise.all([as.third, as.dairy, as.farm].map(userIdOf))
    const refused = [
      await add(as.facilitator, id, { ownerId: third }),
      await add(as.facilitator, id, { ownerId: dairy, audience: 'facilitators' }),
      await add(as.dairy, id, { ownerId: farm }),
    ]
    for (const response of refused) expectProblem(response, 'invalid-input', { pointers: ['/ownerId'] })
  })
})

describe('POST /synergies/:id/tasks/checklist', () => {
  const fill = (agent: Agent, id: string) => agent.post(`${at(id)}/checklist`).send()

  it('is refused to an anonymous, to members, and before the introduction', async () => {
    const id = await pooled()
    expectStranger(await fill(as.anonymous, id))
    expectProblem(await fill(as.dairy, id), 'forbidden')
    expectProblem(await fill(as.facilitator, id), 'conflict')
  })

  it('adds what is not there yet, once', async () => {
    const id = await introduced()
    expect((await read(as.facilitator, id)).can.addChecklist).toBe(true)
    expect((await read(as.dairy, id)).can.addChecklist).toBe(false)
    const { body } = await fill(as.facilitator, id).expect(200)
    const items = ['quality-sample', 'transport', 'contract', 'legal-status']
    expect(body.items.map(({ item }: { item: string }) => item).sort()).toEqual([...items].sort())
    await as.facilitator.delete(at(id, body.items[1].id)).expect(204)
    const again = await Promise.all([fill(as.facilitator, id), fill(as.colleague, id)])
    for (const { status } of again) expect(status).toBe(200)
    const after = await read(as.dairy, id)
    expect(after.items.map(({ item }: { item: string }) => item).sort()).toEqual([...items].sort())
    expect((await read(as.facilitator, id)).can.addChecklist).toBe(false)
  })
})

describe('PATCH /synergies/:id/tasks/:taskId', () => {
  const change = (agent: Agent, id: string, taskId: string, body: object) =>
    agent.patch(at(id, taskId)).send(body)

  it('is refused to an anonymous and to readers whose task it is not, and hidden from the others', async () => {
    const id = await introduced()
    const { body } = await add(as.dairy, id, { ownerId: await userIdOf(as.worker) }).expect(201)
    const own = await add(as.facilitator, id, { audience: 'facilitators' }).expect(201)
    expectStranger(await change(as.anonymous, id, body.id, { isDone: true }))
    expectProblem(await change(as.farm, id, body.id, { isDone: true }), 'forbidden')
    expectProblem(await change(as.third, id, body.id, { isDone: true }), 'not-found')
    expectProblem(await change(as.dairy, id, own.body.id, { isDone: true }), 'not-found')
    expectProblem(await change(as.dairy, await introduced(), body.id, { isDone: true }), 'not-found')
  })

  it('is done by its owner, undone, and changed only in what is said', async () => {
    const id = await introduced()
    const farm = await userIdOf(as.farm)
    const given = await add(as.facilitator, id, { ownerId: farm, dueOn: day(5) }).expect(201)
    const done = await change(as.farm, id, given.body.id, { isDone: true }).expect(200)
    expect(done.body).toMatchObject({ doneAt: expect.any(String), dueOn: day(5), owner: { id: farm } })
    const undone = await change(as.farm, id, given.body.id, { isDone: false }).expect(200)
    expect(undone.body).toMatchObject({ doneAt: null, doneBy: null })
    await change(as.facilitator, id, given.body.id, { label: 'Peser deux lots' }).expect(200)
    expect(await added(as.dairy, id)).toMatchObject([{ label: 'Peser deux lots', dueOn: day(5) }])
    const actions = journalOf(house, id).map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('synergy.task-'))).toEqual([
      ...['synergy.task-added', 'synergy.task-added'],
      ...['synergy.task-done', 'synergy.task-changed', 'synergy.task-changed'],
    ])
  })

  it('of nobody is taken by whoever takes part', async () => {
    const id = await introduced()
    const { body } = await add(as.facilitator, id).expect(201)
    const farm = await userIdOf(as.farm)
    await change(as.farm, id, body.id, { ownerId: farm }).expect(200)
    expectProblem(await change(as.dairy, id, body.id, { isDone: true }), 'forbidden')
  })

  it('does not name who takes part no more', async () => {
    const id = await introduced()
    const farm = await userIdOf(as.farm)
    const given = await add(as.facilitator, id, { ownerId: farm }).expect(201)
    await change(as.farm, id, given.body.id, { isDone: true }).expect(200)
    const { parties } = (await as.facilitator.get(`/api/v1/synergies/${id}`).expect(200)).body
    const gone = parties.find(
      ({ organisation }: { organisation: { id: string } | null }) => organisation?.id === ids.farm,
    )
    await as.farm
      .post(`/api/v1/synergies/${id}/parties/${gone.id}/leave`)
      .send({ reason: 'internal' })
      .expect(204)
    expect(await added(as.dairy, id)).toMatchObject([{ owner: null, doneBy: null }])
    expectProblem(await as.farm.get(at(id)), 'not-found')
  })
})

describe('DELETE /synergies/:id/tasks/:taskId', () => {
  it('is refused to an anonymous, to its owner who did not add it, and hidden from strangers', async () => {
    const id = await introduced()
    const given = await add(as.facilitator, id, { ownerId: await userIdOf(as.farm) }).expect(201)
    expectStranger(await as.anonymous.delete(at(id, given.body.id)))
    expectProblem(await as.farm.delete(at(id, given.body.id)), 'forbidden')
    expectProblem(await as.third.delete(at(id, given.body.id)), 'not-found')
  })

  it('is removed by who added it, and by facilitators', async () => {
    const id = await introduced()
    for (const agent of [as.dairy, as.colleague]) {
      const { body } = await add(as.dairy, id).expect(201)
      await agent.delete(at(id, body.id)).expect(204)
    }
    expect(await added(as.dairy, id)).toEqual([])
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.task-removed')
  })
})
