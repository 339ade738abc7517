import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { forge: '', dairy: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.forge = organisation({ name: 'Forge du Mouliot' })
  ids.dairy = organisation({ name: 'Fromagerie du Gers' })
  return {
    ...{ facilitator: ['facilitator'], authority: ['authority'], waiting: ['member'] },
    smith: ['member', { organisationId: ids.forge, role: 'manager' }],
    apprentice: ['member', { organisationId: ids.forge, role: 'member' }],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
  }
})

const ROOT = '/api/v1/training'
const at = (id: string, rest = '') => `${ROOT}/${id}${rest}`
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const userIdOf = async (agent: Agent): Promise<string> =>
  (await agent.get('/api/v1/session').expect(200)).body.user.id

async function guide(audience: 'network' | 'public' = 'network'): Promise<string> {
  const written = {
    ...{ category: 'guide', title: 'Préparer ses soudures', summary: 'Avant de souder, en deux pages.' },
    ...{ body: 'Dégraisser, chanfreiner, pointer.', sourceName: 'ADEME', sourceUrl: 'https://ademe.fr' },
    audience,
  }
  const { id } = (await as.facilitator.post('/api/v1/information').send(written).expect(201)).body
  await as.facilitator.post(`/api/v1/information/${id}/steps`).send({ to: 'published' }).expect(200)
  return id
}

const begin = async (change: object = {}) =>
  (
    await as.facilitator
      .post(ROOT)
      .send({ title: 'Souder', summary: 'Les bases, à l’arc.', resourceId: 'training-trade', ...change })
      .expect(201)
  ).body
/** A path of one guide and one session, as its writer reads it. */
async function written(steps?: object[]) {
  const { id, title, summary, changedAt, skill } = await begin()
  const informationId = await guide()
  const all = steps ?? [
    { kind: 'guide', informationId },
    { kind: 'session', title: 'Une matinée à l’atelier', heldOn: day(12), place: 'Auch' },
  ]
  const input = { title, summary, resourceId: skill.id, changedAt, steps: all }
  return (await as.facilitator.put(at(id)).send(input).expect(200)).body
}
async function published() {
  const { id } = await written()
  await as.facilitator.post(at(id, '/state')).send({ to: 'published' }).expect(200)
  const path = await read(as.facilitator, id)
  const [guideStep, session] = path.steps
  return { id, path, guideId: guideStep.id as string, sessionId: session.id as string }
}

describe('POST /training', () => {
  it('is refused to an anonymous and to members; a draft is hidden from them', async () => {
    expectStranger(await as.anonymous.post(ROOT).send({ title: 'Souder' }))
    expectProblem(await as.dairy.post(ROOT).send({ title: 'Souder' }), 'forbidden')
    expectProblem(
      await as.facilitator.post(ROOT).send({ title: 'Souder', resourceId: 'pallet' }),
      'invalid-input',
      {
        pointers: ['/resourceId'],
      },
    )
    const { id } = await begin()
    await read(as.authority, id)
    const refused = await as.dairy.get(at(id))
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await as.dairy.get(at('inventé')))
  })
})

describe('PUT /training/:id', () => {
  it('is refused to members; wants guides that exist, titles, and the version that was read', async () => {
    const { id, title, summary, changedAt } = await begin()
    const put = (agent: Agent, steps: object[], seen = changedAt) =>
      agent.put(at(id)).send({ title, summary, resourceId: null, steps, changedAt: seen })
    expectStranger(await put(as.anonymous, []))
    expectProblem(await put(as.dairy, []), 'forbidden')
    for (const [step, pointer] of [
      [{ kind: 'guide', informationId: 'inventé' }, '/steps/0/informationId'],
      [{ kind: 'guide' }, '/steps/0/informationId'],
      [{ kind: 'session' }, '/steps/0/title'],
      [{ id: 'ailleurs', kind: 'session', title: 'Une matinée' }, '/steps/0/id'],
    ] as const)
      expectProblem(await put(as.facilitator, [step]), 'invalid-input', { pointers: [pointer] })
    expectProblem(await put(as.facilitator, [{ kind: 'session', eventId: 'inventé' }]), 'not-found')
    const { body } = await put(as.facilitator, [{ kind: 'session', title: 'Une matinée' }]).expect(200)
    expectProblem(await put(as.facilitator, [], changedAt), 'conflict')
    expect(body.steps).toHaveLength(1)
  })

  it('keeps who followed a step that stays, in any order, and forgets the steps that go', async () => {
    const { id, path, guideId, sessionId } = await published()
    await as.smith.put(at(id, `/steps/${guideId}/reading`)).expect(200)
    const steps = [...path.steps].reverse()
    const input = { title: path.title, summary: path.summary, resourceId: null, changedAt: path.changedAt }
    const { body } = await as.facilitator
      .put(at(id))
      .send({ ...input, steps })
      .expect(200)
    expect(body.steps.map((step: { id: string }) => step.id)).toEqual([sessionId, guideId])
    expect(body.steps[1].followedCount).toBe(1)
    const left = { ...input, changedAt: body.changedAt, steps: [steps[0]] }
    await as.facilitator.put(at(id)).send(left).expect(200)
    expect(await read(as.smith, id)).toMatchObject({ peopleCount: 0, followedCount: 0 })
    expectProblem(
      await as.facilitator
        .put(at(id))
        .send({ ...left, changedAt: (await read(as.facilitator, id)).changedAt, steps: [] }),
      'conflict',
    )
  })

  it('binds a session to an event, which says when and where', async () => {
    const event = {
      ...{ kind: 'workshop', title: 'Journée soudure', audience: 'network', heldOn: day(20) },
      ...{ startsAt: '09:00', endsAt: '12:00', place: 'Lycée d’Auch' },
    }
    const made = await as.facilitator.post('/api/v1/events').send(event).expect(201)
    const eventId = made.body.id
    const path = await written([{ kind: 'session', eventId }])
    expect(path.steps[0]).toMatchObject({
      title: 'Journée soudure',
      heldOn: day(20),
      place: 'Lycée d’Auch',
      eventId,
    })
    expect(path.nextSessionOn).toBe(day(20))
    // Still a draft: who does not know of the event is not told of it.
    await as.facilitator.post(at(path.id, '/state')).send({ to: 'published' }).expect(200)
    expect((await read(as.dairy, path.id)).steps[0]).toMatchObject({ eventId: null, title: null })
  })
})

describe('POST /training/:id/state', () => {
  it('is refused to members; publishes once there is something to follow', async () => {
    const { id } = await begin()
    const move = (agent: Agent, to: string) => agent.post(at(id, '/state')).send({ to })
    expectStranger(await move(as.anonymous, 'published'))
    expectProblem(await move(as.dairy, 'published'), 'forbidden')
    expectProblem(await move(as.facilitator, 'published'), 'conflict', { detail: /étape/ })
    const other = await published()
    await as.facilitator.post(at(other.id, '/state')).send({ to: 'withdrawn' }).expect(200)
    expectProblem(await as.smith.get(at(other.id)), 'not-found')
    expect(journalOf(house, other.id).map(({ action }) => action)).toEqual(
      ['created', 'changed', 'published', 'withdrawn'].map((what) => `training.${what}`),
    )
  })
})

describe('DELETE /training/:id', () => {
  it('takes away a draft that never was published, and nothing else', async () => {
    const { id } = await begin()
    expectStranger(await as.anonymous.delete(at(id)))
    expectProblem(await as.dairy.delete(at(id)), 'forbidden')
    await as.facilitator.delete(at(id)).expect(204)
    expectProblem(await as.facilitator.delete(at((await published()).id)), 'conflict')
  })
})

describe('GET /training', () => {
  it('is refused to an anonymous; sought by word and skill, without anybody’s name', async () => {
    expectStranger(await as.anonymous.get(ROOT))
    const { id } = await published()
    const found = async (agent: Agent, q: string) =>
      (await agent.get(`${ROOT}?q=${encodeURIComponent(q)}`).expect(200)).body.items.map(
        (path: { id: string }) => path.id,
      )
    expect(await found(as.dairy, 'soudér')).toContain(id)
    expect(await found(as.dairy, 'metiers')).toContain(id)
    expect(await found(as.dairy, 'voltige')).toEqual([])
    expect(await found(as.waiting, 'souder')).toEqual([])
  })
})

describe('GET /training/:id', () => {
  it('says how many want to learn it and could teach it, and the matches of it', async () => {
    const before = (await read(as.smith, (await published()).id)).network
    const label = 'formation à la soudure'
    const skill = { family: 'skill' as const, visibility: 'network' as const }
    house.flow({ ...skill, organisationId: ids.dairy, kind: 'need', label })
    house.flow({
      ...skill,
      organisationId: ids.forge,
      kind: 'stock',
      label: 'nous savons former à la soudure',
    })
    // Kept to facilitators: counted for nobody else.
    house.flow({ family: 'skill', organisationId: ids.dairy, kind: 'need', label: 'formation soudure TIG' })
    const { id } = await published()
    expectStranger(await as.anonymous.get(at(id)))
    const { network } = await read(as.smith, id)
    expect(network).toEqual({
      wanted: before.wanted + 1,
      offered: before.offered + 1,
      matches: before.matches + 1,
    })
    expect((await read(as.facilitator, id)).network.wanted).toBe(before.wanted + 2)
  })
})

describe('PUT /training/:id/steps/:stepId/reading', () => {
  it('is one’s own word, of guides alone; others read a count', async () => {
    const { id, guideId, sessionId } = await published()
    const say = (agent: Agent, stepId = guideId) => agent.put(at(id, `/steps/${stepId}/reading`))
    expectStranger(await say(as.anonymous))
    expectProblem(await say(as.smith, sessionId), 'conflict')
    expectProblem(await say(as.smith, 'inventée'), 'not-found')
    expectProblem(await as.waiting.put(at(id, `/steps/${guideId}/reading`)), 'not-found')
    const { body } = await say(as.smith).expect(200)
    expect(body).toMatchObject({ followedCount: 1, peopleCount: 1 })
    await say(as.smith).expect(200)
    const theirs = await read(as.dairy, id)
    expect(theirs).toMatchObject({ followedCount: 0, peopleCount: 1 })
    expect(theirs.steps[0]).toMatchObject({ followedCount: 1, followedAt: null })
    expect(JSON.stringify(theirs)).not.toContain(await userIdOf(as.smith))
  })
})

describe('DELETE /training/:id/steps/:stepId/reading', () => {
  it('takes one’s own word back, and nobody else’s', async () => {
    const { id, guideId } = await published()
    await as.smith.put(at(id, `/steps/${guideId}/reading`)).expect(200)
    expectStranger(await as.anonymous.delete(at(id, `/steps/${guideId}/reading`)))
    await as.dairy.delete(at(id, `/steps/${guideId}/reading`)).expect(200)
    expect((await read(as.smith, id)).followedCount).toBe(1)
    await as.smith.delete(at(id, `/steps/${guideId}/reading`)).expect(200)
    expect((await read(as.smith, id)).followedCount).toBe(0)
  })
})

describe('PUT /training/:id/steps/:stepId/attendance/:userId', () => {
  it('is noted by who facilitates the structure, of sessions alone', async () => {
    const { id, guideId, sessionId } = await published()
    const apprentice = await userIdOf(as.apprentice)
    const note = (agent: Agent, stepId = sessionId, userId = apprentice) =>
      agent.put(at(id, `/steps/${stepId}/attendance/${userId}`))
    expectStranger(await note(as.anonymous))
    for (const agent of [as.smith, as.authority]) expectProblem(await note(agent), 'forbidden')
    expectProblem(await note(as.facilitator, guideId), 'conflict')
    expectProblem(await note(as.facilitator, sessionId, 'personne'), 'not-found')
    await note(as.facilitator).expect(204)
    expect((await read(as.apprentice, id)).steps[1].followedAt).not.toBeNull()
    expect(journalOf(house, id).at(-1)?.action).toBe('training.attendance-noted')
  })
})

describe('DELETE /training/:id/steps/:stepId/attendance/:userId', () => {
  it('takes a presence off, by who facilitates', async () => {
    const { id, sessionId } = await published()
    const where = at(id, `/steps/${sessionId}/attendance/${await userIdOf(as.apprentice)}`)
    await as.facilitator.put(where).expect(204)
    expectStranger(await as.anonymous.delete(where))
    expectProblem(await as.smith.delete(where), 'forbidden')
    await as.facilitator.delete(where).expect(204)
    expect((await read(as.apprentice, id)).steps[1].followedAt).toBeNull()
  })
})

describe('GET /training/:id/people', () => {
  it('names the people of a structure to its managers and its facilitators, and to nobody else', async () => {
    const { id, guideId } = await published()
    await as.apprentice.put(at(id, `/steps/${guideId}/reading`)).expect(200)
    const people = (agent: Agent) => agent.get(at(id, `/people?organisation=${ids.forge}`))
    expectStranger(await people(as.anonymous))
    for (const agent of [as.dairy, as.apprentice, as.authority])
      expectProblem(await people(agent), 'not-found')
    for (const agent of [as.smith, as.facilitator]) {
      const { body } = await people(agent).expect(200)
      expect(body).toMatchObject({ organisation: { id: ids.forge }, total: 2 })
      const followed = body.items.filter(({ stepIds }: { stepIds: string[] }) => stepIds.length > 0)
      expect(followed).toEqual([
        { userId: await userIdOf(as.apprentice), name: expect.any(String), stepIds: [guideId] },
      ])
    }
  })
})

describe('GET /exports/training', () => {
  it('takes away paths and counts, nobody’s name', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/training?format=csv'))
    const { id, guideId } = await published()
    await as.smith.put(at(id, `/steps/${guideId}/reading`)).expect(200)
    const { text } = await as.dairy.get('/api/v1/exports/training?format=csv').expect(200)
    expect(text).toContain(id)
    expect(text).not.toContain(await userIdOf(as.smith))
  })
})

describe('the end of an account', () => {
  it('takes what it followed with it', async () => {
    const { id, guideId } = await published()
    const leaving = await house.signedIn('member', { organisationId: ids.forge, role: 'member' })
    await leaving.put(at(id, `/steps/${guideId}/reading`)).expect(200)
    expect((await read(as.dairy, id)).peopleCount).toBe(1)
    await leaving.delete('/api/v1/me').expect((answer) => expect(answer.status).toBeLessThan(300))
    expect((await read(as.dairy, id)).peopleCount).toBe(0)
  })
})
