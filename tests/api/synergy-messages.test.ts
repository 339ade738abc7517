import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, need, pooled, agree, introduced, userIdOf, told } = synergyWorld()

const at = (id: string) => `/api/v1/synergies/${id}/messages`
const write = (agent: Agent, id: string, text: string, audience = 'all') =>
  agent.post(at(id)).send({ text, audience })
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const textsFor = async (agent: Agent, id: string) =>
  (await read(agent, id)).items.map(({ text }: { text: string | null }) => text)

const toldAbout = (id: string) => told(id, 'synergy-message').map(({ userId }) => userId)

describe('GET /synergies/:id/messages', () => {
  it('is refused to an anonymous, and hidden from whoever does not read the synergy', async () => {
    const id = await pooled()
    expectStranger(await as.anonymous.get(at(id)))
    for (const agent of [as.dairy, as.farm, as.third, as.authority])
      expectProblem(await agent.get(at(id)), 'not-found')
  })

  it('gives structures their shared thread, and facilitators their notes too, the latest first', async () => {
    const id = await introduced()
    await write(as.colleague, id, 'Attention au devis', 'facilitators').expect(201)
    await write(as.dairy, id, 'Bonjour à vous').expect(201)
    await write(as.farm, id, 'Bonjour !').expect(201)
    expect(await textsFor(as.facilitator, id)).toEqual(['Bonjour !', 'Bonjour à vous', 'Attention au devis'])
    const thread = await read(as.farm, id)
    expect(thread).toMatchObject({
      total: 2,
      can: { writeTo: ['all'] },
      items: [
        { text: 'Bonjour !', isMine: true },
        { text: 'Bonjour à vous', isMine: false, organisation: { name: 'Fromagerie du Gers' } },
      ],
    })
    expect((await as.farm.get(`${at(id)}?limit=1&offset=1`).expect(200)).body.items).toHaveLength(1)
    expectProblem(await as.third.get(at(id)), 'not-found')
  })

  it('gives a structure that comes later what was written since it was made known', async () => {
    const id = await introduced()
    await write(as.dairy, id, 'Entre nous deux').expect(201)
    const join = { flowId: need(ids.miller) }
    await as.facilitator.post(`/api/v1/synergies/${id}/parties`).send(join).expect(201)
    expectProblem(await as.miller.get(at(id)), 'not-found')
    await house.clock.later(0.1, async () => {
      await agree(id, [as.miller, ids.miller])
      await write(as.farm, id, 'Bienvenue').expect(201)
      expect(await textsFor(as.miller, id)).toEqual(['Bienvenue'])
      expect(await textsFor(as.dairy, id)).toEqual(['Bienvenue', 'Entre nous deux'])
    })
  })
})

describe('POST /synergies/:id/messages', () => {
  it('is refused to an anonymous, hidden from strangers, and notes are not for structures to write', async () => {
    const id = await introduced()
    expectStranger(await write(as.anonymous, id, 'Bonjour'))
    for (const agent of [as.third, as.miller, as.authority])
      expectProblem(await write(agent, id, 'Bonjour'), 'not-found')
    expectProblem(await write(as.dairy, id, 'Bonjour', 'facilitators'), 'forbidden')
  })

  it('has nobody to share with before the introduction, when facilitators note among themselves', async () => {
    const id = await pooled()
    expectProblem(await write(as.facilitator, id, 'Bonjour'), 'conflict')
    await write(as.facilitator, id, 'À appeler', 'facilitators').expect(201)
    expect((await read(as.facilitator, id)).can).toEqual({ writeTo: ['facilitators'] })
  })

  it('refuses nothing to say, and too much of it', async () => {
    const id = await introduced()
    expectProblem(await write(as.dairy, id, '  \u0000 '), 'invalid-input', { pointers: ['/text'] })
    expectProblem(await write(as.dairy, id, 'a'.repeat(4001)), 'invalid-input', { pointers: ['/text'] })
    await write(as.dairy, id, 'a'.repeat(4000)).expect(201)
  })

  it('tells the other readers, never what was written nor by whom', async () => {
    const id = await introduced()
    await write(as.dairy, id, 'Le prix est de 40 euros').expect(201)
    const [owner, worker, farm] = await Promise.all([as.facilitator, as.worker, as.farm].map(userIdOf))
    expect(toldAbout(id).sort()).toEqual([owner, worker, farm].sort())
    for (const { params } of told(id, 'synergy-message'))
      expect(params).toBe('{"label":"Gardiennage de nuit"}')
    const mails = house.db.sqlite.prepare('select * from mails').all()
    expect(JSON.stringify(mails)).not.toContain('40 euros')
  })

  it('tells a private note to who follows the synergy and who took part in the notes, and to them alone', async () => {
    const id = await introduced()
    const [owner, colleague] = await Promise.all([as.facilitator, as.colleague].map(userIdOf))
    await write(as.colleague, id, 'Prudence', 'facilitators').expect(201)
    await write(as.facilitator, id, 'Entendu', 'facilitators').expect(201)
    expect(toldAbout(id)).toEqual([owner, colleague])
    const concerned = house.db.sqlite
      .prepare(
        "select count(*) from journal_subjects s join journal j on j.seq = s.seq where j.entity_id = ? and j.action = 'synergy.message-written' and s.kind = 'organisation'",
      )
      .pluck()
      .get(id)
    expect(concerned, 'in no journal of its structures').toBe(0)
  })

  it('is a news of the synergy', async () => {
    const id = await introduced()
    const before = (await as.dairy.get(`/api/v1/synergies/${id}`).expect(200)).body.newsAt
    await house.clock.later(0.1, async () => {
      await write(as.dairy, id, 'Bonjour').expect(201)
      expect((await as.dairy.get(`/api/v1/synergies/${id}`).expect(200)).body.newsAt > before).toBe(true)
    })
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.message-written')
  })
})

describe('mails of a thread', () => {
  const mailsTo = async (agent: Agent, id: string) => {
    const { email } = (await agent.get('/api/v1/session').expect(200)).body.user
    return house.db.sqlite
      .prepare(
        'select subject, state, created_at as createdAt, next_attempt_at as leavesAt from mails where recipient = ? and action_path = ?',
      )
      .all(email, `/synergies/${id}`) as { subject: string; createdAt: string; leavesAt: string }[]
  }
  const waits = (mail?: { createdAt: string; leavesAt: string }) =>
    (Date.parse(mail?.leavesAt ?? '') - Date.parse(mail?.createdAt ?? '')) / 60_000

  it('are one for what is written within the window, and none for who reads it meanwhile', async () => {
    const id = await introduced()
    await write(as.dairy, id, 'Bonjour').expect(201)
    const [first] = await mailsTo(as.farm, id)
    expect([first?.subject, waits(first)]).toEqual(['Un message vous attend dans une synergie', 15])
    await house.clock.later(0.1, () => write(as.dairy, id, 'Encore un mot').expect(201))
    const both = await mailsTo(as.farm, id)
    expect(both).toMatchObject([
      { subject: '2 messages vous attendent dans une synergie', leavesAt: first?.leavesAt },
    ])
    // Read in the interface by one: the others are still told, by the mail that waits for each.
    await as.worker
      .post('/api/v1/notices/read')
      .send({ path: `/synergies/${id}` })
      .expect(200)
    expect(await mailsTo(as.worker, id)).toEqual([])
    expect(await mailsTo(as.farm, id)).toHaveLength(1)
    // What was sent is sent: what follows makes another.
    house.db.sqlite
      .prepare("update mails set state = 'sent', attempts = 1 where action_path = ?")
      .run(`/synergies/${id}`)
    await write(as.dairy, id, 'Et pour finir').expect(201)
    expect(await mailsTo(as.farm, id)).toHaveLength(2)
    await as.farm
      .post('/api/v1/notices/read')
      .send({ path: `/synergies/${id}` })
      .expect(200)
    expect(await mailsTo(as.farm, id)).toMatchObject([{ state: 'sent' }])
  })

  it('count no more what its author took back, and leave for nothing else', async () => {
    const id = await introduced()
    const written = async (text: string) => (await write(as.dairy, id, text).expect(201)).body.id
    const takeBack = (messageId: string) => as.dairy.delete(`${at(id)}/${messageId}`).expect(204)
    const unread = async (agent: Agent) => {
      const { items } = (await agent.get('/api/v1/notices?limit=200').expect(200)).body
      const isOfThread = ({ kind, path }: { kind: string; path: string }) =>
        kind === 'synergy-message' && path === `/synergies/${id}`
      return items.filter(isOfThread).length
    }
    const first = await written('Bonjour')
    const [alone] = await mailsTo(as.farm, id)
    const second = await written('Bonjour à tous les deux')
    await takeBack(second)
    expect(await mailsTo(as.farm, id)).toEqual([alone])
    expect(await unread(as.farm)).toBe(1)
    await takeBack(first)
    for (const agent of [as.farm, as.worker, as.facilitator]) {
      expect(await mailsTo(agent, id)).toEqual([])
      expect(await unread(agent)).toBe(0)
    }
    // What one mail told already is unread still, but no other mail leaves for it alone.
    await written('Rendez-vous lundi')
    house.db.sqlite
      .prepare("update mails set state = 'sent', attempts = 1 where action_path = ?")
      .run(`/synergies/${id}`)
    await house.clock.later(0.1, async () => {
      const last = await written('Ou mardi')
      expect(await mailsTo(as.farm, id)).toMatchObject([
        { state: 'sent' },
        { subject: '2 messages vous attendent dans une synergie' },
      ])
      await takeBack(last)
    })
    expect(await mailsTo(as.farm, id)).toMatchObject([{ state: 'sent' }])
    expect(await unread(as.farm)).toBe(1)
  })
})

describe('DELETE /synergies/:id/messages/:messageId', () => {
  const withdraw = (agent: Agent, id: string, messageId: string) => agent.delete(`${at(id)}/${messageId}`)

  it('is refused to an anonymous, to other readers, and hidden from who does not read the message', async () => {
    const id = await introduced()
    const { body } = await write(as.dairy, id, 'Bonjour').expect(201)
    const note = await write(as.facilitator, id, 'Note', 'facilitators').expect(201)
    expectStranger(await withdraw(as.anonymous, id, body.id))
    for (const agent of [as.farm, as.worker, as.facilitator])
      expectProblem(await withdraw(agent, id, body.id), 'forbidden')
    expectProblem(await withdraw(as.third, id, body.id), 'not-found')
    expectProblem(await withdraw(as.farm, id, note.body.id), 'not-found')
    expectProblem(await withdraw(as.dairy, await introduced(), body.id), 'not-found')
  })

  it('deletes the words and keeps the place, journalled once', async () => {
    const id = await introduced()
    const { body } = await write(as.dairy, id, 'Un secret de fabrication').expect(201)
    await withdraw(as.dairy, id, body.id).expect(204)
    await withdraw(as.dairy, id, body.id).expect(204)
    expect((await read(as.farm, id)).items).toMatchObject([
      { id: body.id, text: null, withdrawnAt: expect.any(String) },
    ])
    const stored = house.db.sqlite.prepare('select * from synergy_messages where id = ?').get(body.id)
    expect(JSON.stringify(stored)).not.toContain('secret')
    const actions = journalOf(house, id).map(({ action }) => action)
    expect(actions.filter((action) => action === 'synergy.message-withdrawn')).toHaveLength(1)
  })
})
