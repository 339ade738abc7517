import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, introduced, told } = synergyWorld()
const open = (successStories: boolean) => house.rooms.settings.change({ successStories }, 'test')
beforeAll(() => open(true))

const story = {
  title: 'Un gardien pour deux ateliers',
  text: 'Une fromagerie et un élevage paient ensemble un gardien de nuit.\nCela tient depuis l’hiver.',
  quote: { text: 'Nous dormons mieux.', by: 'La direction de la fromagerie' },
  figures: [{ measure: 'euros', basis: 'declared' }],
}
const path = (id: string, more = '') => `/api/v1/synergies/${id}/story${more}`
const write = (id: string, body: object = story, agent: Agent = as.facilitator) =>
  agent.put(path(id)).send(body)
const desk = async (agent: Agent, id: string) => (await agent.get(path(id)).expect(200)).body
const published = async () => (await as.anonymous.get('/api/v1/stories').expect(200)).body.items
const text = (value: unknown) => JSON.stringify(value)

/** One that runs, with its figures and its evidence. */
async function running(): Promise<string> {
  const id = await introduced()
  await as.facilitator
    .post(`/api/v1/synergies/${id}/exchanges`)
    .send({ on: '2026-01-15', basis: 'declared', euros: 1234.5, evidence: 'Facture secrète 77' })
    .expect(201)
  await as.facilitator
    .post(`/api/v1/synergies/${id}/steps`)
    .send({ from: 'introduced', to: 'operational' })
    .expect(200)
  return id
}
async function asked(): Promise<{ id: string; digest: string }> {
  const id = await running()
  await write(id).expect(200)
  const { body } = await as.facilitator.post(path(id, '/request')).expect(200)
  return { id, digest: body.story.digest }
}
const say = (agent: Agent, id: string, organisationId: string, answer: string, digest: string) =>
  agent.post(path(id, '/answers')).send({ organisationId, answer, digest })
async function agreed() {
  const { id, digest } = await asked()
  await say(as.dairy, id, ids.dairy, 'yes', digest).expect(200)
  const { body } = await say(as.farm, id, ids.farm, 'yes', digest).expect(200)
  return { id, digest, publicId: body.story.publicId as string }
}

describe('GET /synergies/:id/story', () => {
  it('is refused to an anonymous, hidden from strangers, and shows a draft to facilitators alone', async () => {
    const id = await running()
    expectStranger(await as.anonymous.get(path(id)))
    for (const agent of [as.third, as.miller]) expectProblem(await agent.get(path(id)), 'not-found')
    await write(id).expect(200)
    expect((await desk(as.facilitator, id)).story).toMatchObject({ state: 'draft', publicId: null })
    expect(await desk(as.dairy, id)).toMatchObject({ story: null, offered: [], can: { write: false } })
  })
})

describe('PUT /synergies/:id/story', () => {
  it('is refused to an anonymous, to members, for what does not run, and for figures that are no result', async () => {
    const id = await running()
    expectStranger(await write(id, story, as.anonymous))
    for (const agent of [as.dairy, as.authority]) expectProblem(await write(id, story, agent), 'forbidden')
    expectProblem(await write(await introduced()), 'conflict', { detail: /opérationnelle/ })
    const guess = { ...story, figures: [{ measure: 'euros', basis: 'measured' }] }
    expectProblem(await write(id, guess), 'invalid-input')
    const { body } = await write(id).expect(200)
    expect(body.story.page).toEqual({
      ...{ title: story.title, text: story.text, quote: story.quote },
      figures: [{ measure: 'euros', basis: 'declared', value: 1234.5 }],
      structures: ['Élevage de la Baïse', 'Fromagerie du Gers'],
    })
  })

  it('voids every agreement, and takes off the public page what was there', async () => {
    const { id, digest, publicId } = await agreed()
    await as.anonymous.get(`/api/v1/stories/${publicId}`).expect(200)
    // The very same words are another version: nobody agreed to it.
    const { body } = await write(id).expect(200)
    expect(body.story).toMatchObject({ state: 'draft', publicId: null })
    expect(body.story.digest).not.toBe(digest)
    expectProblem(await as.anonymous.get(`/api/v1/stories/${publicId}`), 'not-found')
    expectProblem(await say(as.dairy, id, ids.dairy, 'yes', digest), 'not-found')
    await as.facilitator.post(path(id, '/request')).expect(200)
    expectProblem(await say(as.dairy, id, ids.dairy, 'yes', digest), 'preview-outdated')
  })
})

describe('POST /synergies/:id/story/request', () => {
  it('is refused to an anonymous and to members, and while no public page is open', async () => {
    const id = await running()
    await write(id).expect(200)
    expectStranger(await as.anonymous.post(path(id, '/request')))
    expectProblem(await as.dairy.post(path(id, '/request')), 'forbidden')
    open(false)
    expectProblem(await as.facilitator.post(path(id, '/request')), 'conflict', { detail: /page publique/ })
    open(true)
  })

  it('asks who answers for each structure, once, and keeps in the journal the page it asks about', async () => {
    const { id, digest } = await asked()
    expect(told(id, 'story-asked').length).toBe(2)
    expectProblem(await as.facilitator.post(path(id, '/request')), 'conflict')
    const entry = house.db.sqlite
      .prepare(
        "select content from journal_details join journal using (seq) where entity_id = ? and action = 'synergy.story-asked'",
      )
      .get(id)
    expect(text(entry)).toContain(digest)
    expect(text(entry)).toContain('gardien de nuit')
  })
})

describe('POST /synergies/:id/story/answers', () => {
  it('is refused to an anonymous, to others, in another’s name, and to who does not answer for it', async () => {
    const { id, digest } = await asked()
    expectStranger(await say(as.anonymous, id, ids.dairy, 'yes', digest))
    for (const agent of [as.third, as.farm, as.facilitator])
      expectProblem(await say(agent, id, ids.dairy, 'yes', digest), 'not-found')
    expectProblem(await say(as.worker, id, ids.dairy, 'yes', digest), 'forbidden')
    expectProblem(await say(as.dairy, id, ids.dairy, 'withdrawn', digest), 'conflict')
    expectProblem(await say(as.dairy, id, ids.dairy, 'yes', 'x'), 'preview-outdated')
  })

  it('publishes on the last yes, records who, when and which page, and tells who follows', async () => {
    const { id, digest } = await asked()
    await say(as.dairy, id, ids.dairy, 'yes', digest).expect(200)
    expect((await desk(as.farm, id)).story).toMatchObject({ state: 'asked', publicId: null })
    expect(text(await published())).not.toContain((await desk(as.facilitator, id)).story.digest)
    const { body } = await say(as.farm, id, ids.farm, 'yes', digest).expect(200)
    expect(body.story.state).toBe('published')
    const rows = house.db.sqlite
      .prepare(
        'select c.* from story_consents c join success_stories s on s.id = story_id where synergy_id = ?',
      )
      .all(id) as { user_id: string; digest: string; version: number; at: string }[]
    expect(rows.map((row) => [row.digest, row.version, Boolean(row.user_id && row.at)])).toEqual([
      [digest, 1, true],
      [digest, 1, true],
    ])
    expect(told(id, 'story-answered').length).toBe(2)
    expect(journalOf(house, id).filter(({ action }) => action === 'synergy.story-answered')).toHaveLength(2)
  })

  it('takes it off at once when one withdraws, even once the page is closed, and when one refuses', async () => {
    const { id, digest, publicId } = await agreed()
    open(false)
    await say(as.farm, id, ids.farm, 'withdrawn', digest).expect(200)
    open(true)
    expectProblem(await as.anonymous.get(`/api/v1/stories/${publicId}`), 'not-found')
    expect((await desk(as.dairy, id)).story.state).toBe('refused')
    const other = await asked()
    const { body } = await say(as.dairy, other.id, ids.dairy, 'no', other.digest).expect(200)
    expect(body.story.state).toBe('refused')
  })
})

describe('DELETE /synergies/:id/story', () => {
  it('is refused to an anonymous and to members, and takes it off for good', async () => {
    const { id, publicId } = await agreed()
    expectStranger(await as.anonymous.delete(path(id)))
    expectProblem(await as.dairy.delete(path(id)), 'forbidden')
    await as.facilitator.delete(path(id)).expect(204)
    expectProblem(await as.facilitator.delete(path(id)), 'not-found')
    expectProblem(await as.anonymous.get(`/api/v1/stories/${publicId}`), 'not-found')
    expect((await desk(as.dairy, id)).story).toBeNull()
  })
})

describe('POST /organisations/:id/closing, of a structure that is told of', () => {
  it('takes away its story and what the journal kept of it, once it is anonymised', async () => {
    const name = 'Tannerie Mirliflore'
    const parties = [ids.dairy, house.organisation({ name })].map((one) => ({
      flowId: house.flow({ organisationId: one, kind: 'need', label: 'Gardiennage', family: 'service' }),
    }))
    const { body } = await as.facilitator
      .post('/api/v1/synergies')
      .send({ kind: 'pooling', parties })
      .expect(201)
    const run = (sql: string) => house.db.sqlite.prepare(sql).run(body.id)
    run("update synergies set stage = 'operational' where id = ?")
    run("update synergy_parties set introduced_at = '2026-01-10T08:00:00.000Z' where synergy_id = ?")
    await write(body.id, { ...story, figures: [], title: `Avec la ${name}` }).expect(200)
    await as.facilitator.post(path(body.id, '/request')).expect(200)
    const kept = (table: string) => text(house.db.sqlite.prepare(`select * from ${table}`).all())
    expect(kept('journal_details')).toContain(name)
    const gone = house.rooms.organisations.records().find((one) => one.name === name)?.id
    await as.facilitator.post(`/api/v1/organisations/${gone}/closing`).send({ how: 'anonymise' }).expect(200)
    for (const table of ['success_stories', 'journal_details']) expect(kept(table), table).not.toContain(name)
    expect((await desk(as.facilitator, body.id)).story).toBeNull()
  })
})

describe('GET /stories', () => {
  it('lists to anybody what is published, and nothing at all while the page is closed', async () => {
    const { publicId, id } = await agreed()
    const mine = (await published()).find((one: { id: string }) => one.id === publicId)
    expect(Object.keys(mine).sort()).toEqual(['figures', 'id', 'quote', 'structures', 'text', 'title'])
    expect(text(await published())).not.toMatch(new RegExp(`${id}|${ids.dairy}|Facture|digest`))
    open(false)
    expectProblem(await as.anonymous.get('/api/v1/stories'), 'not-found')
    expectProblem(await as.anonymous.get(`/api/v1/stories/${publicId}`), 'not-found')
    open(true)
  })
})

describe('GET /stories/any', () => {
  it('tells anybody whether there is one to read, and of a closed page nothing', async () => {
    const any = async () => (await as.anonymous.get('/api/v1/stories/any').expect(200)).body
    await agreed()
    expect(await any()).toEqual({ any: true })
    open(false)
    expect(await any()).toEqual({ any: false })
    open(true)
  })
})

describe('GET /stories/:id', () => {
  it('is the same page, under an id that leads to nothing else, until somebody leaves, joins or changes its name', async () => {
    const { id, publicId } = await agreed()
    const { body } = await as.anonymous.get(`/api/v1/stories/${publicId}`).expect(200)
    expect(body).toMatchObject({
      title: story.title,
      structures: ['Élevage de la Baïse', 'Fromagerie du Gers'],
    })
    for (const wrong of [id, ids.dairy, 'x'])
      expectProblem(await as.anonymous.get(`/api/v1/stories/${wrong}`), 'not-found')
    const need = house.flow({
      organisationId: ids.miller,
      kind: 'need',
      label: 'Gardiennage',
      family: 'service',
    })
    await as.facilitator.post(`/api/v1/synergies/${id}/parties`).send({ flowId: need }).expect(201)
    expectProblem(await as.anonymous.get(`/api/v1/stories/${publicId}`), 'not-found')
    expect(text((await desk(as.dairy, id)).story), 'nor is who is not known yet named').not.toMatch(
      /Minoterie/,
    )

    const other = await agreed()
    const party = (await as.facilitator.get(`/api/v1/synergies/${other.id}`).expect(200)).body.parties[0]
    house.db.sqlite
      .prepare('update organisations set name = name || ? where id = ?')
      .run(' (SAS)', party.organisation.id)
    expectProblem(await as.anonymous.get(`/api/v1/stories/${other.publicId}`), 'not-found')
    house.db.sqlite
      .prepare("update organisations set name = replace(name, ' (SAS)', '') where id = ?")
      .run(party.organisation.id)
  })
})
