import { describe, expect, it } from 'vitest'
import { exif, jpeg, PDF, segment } from '../support/pictures.ts'
import { parsedXml } from '../support/xml.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import type { Agent } from './house.ts'
import { journalOf, sharedHouse } from './house.ts'

const ids = { joinery: '', dairy: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.joinery = organisation({ name: 'Menuiserie du Mouliot', nafCode: '16.23Z' })
  ids.dairy = organisation({ name: 'Fromagerie du Gers' })
  return {
    ...{ facilitator: ['facilitator'], colleague: ['facilitator'], authority: ['authority'] },
    joiner: ['member', { organisationId: ids.joinery, role: 'manager' }],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
    waiting: ['member'],
  }
})

const ROOT = '/api/v1/information'
const at = (id: string, rest = '') => `${ROOT}/${id}${rest}`
const written = {
  ...{ category: 'guide', title: 'Réemployer ses palettes', summary: 'Où les donner, comment les trier.' },
  ...{ body: '## Trier\n\nLes **palettes** EPAL se consignent.', byline: 'CCI du Gers' },
  ...{ sourceName: 'ADEME', sourceUrl: 'https://www.ademe.fr/palettes' },
}
const begin = async (change: object = {}, agent: Agent = as.facilitator) =>
  (
    await agent
      .post(ROOT)
      .send({ ...written, ...change })
      .expect(201)
  ).body
async function published(change: object = {}): Promise<string> {
  const { id } = await begin(change)
  await as.facilitator.post(at(id, '/steps')).send({ to: 'published' }).expect(200)
  return id
}
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const listed = async (agent: Agent, query = '') =>
  (await agent.get(`${ROOT}?${query}`).expect(200)).body.items
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const checkedOn = (id: string, on: string) =>
  house.db.sqlite.prepare('update information_items set checked_on = ? where id = ?').run(on, id)
const toldAbout = (id: string) =>
  house.db.sqlite
    .prepare(
      "select user_id as userId, read_at as readAt from notices where path = ? and kind = 'information-to-check'",
    )
    .all(`/informations/${id}`) as { userId: string; readAt: string | null }[]
const userIdOf = async (agent: Agent): Promise<string> =>
  (await agent.get('/api/v1/session').expect(200)).body.user.id

describe('POST /information', () => {
  it('is refused to an anonymous and to members; a draft is read by those who write alone', async () => {
    expectStranger(await as.anonymous.post(ROOT).send(written))
    expectProblem(await as.dairy.post(ROOT).send(written), 'forbidden')
    const draft = await begin({}, as.authority)
    expect(draft).toMatchObject({ state: 'draft', version: 1, audience: 'network', can: { write: true } })
    await read(as.colleague, draft.id)
    for (const agent of [as.dairy, as.waiting]) {
      const refused = await agent.get(at(draft.id))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(at('inventée')))
    }
    expect(idsOf(await listed(as.dairy))).not.toContain(draft.id)
  })

  it('refuses what leads nowhere or is not known', async () => {
    for (const sourceUrl of ['javascript:alert(1)', 'data:text/html,x', 'ademe.fr', 'ftp://x.fr'])
      expectProblem(await as.facilitator.post(ROOT).send({ ...written, sourceUrl }), 'invalid-input', {
        pointers: ['/sourceUrl'],
      })
    expectProblem(
      await as.facilitator.post(ROOT).send({ ...written, resourceIds: ['licorne'] }),
      'invalid-input',
      { pointers: ['/resourceIds/0'] },
    )
    expectProblem(await as.facilitator.post(ROOT).send({ category: 'guide', title: '' }), 'invalid-input', {
      pointers: ['/title'],
    })
  })
})

describe('POST /information/:id/steps', () => {
  it('is refused to members; publishes once nothing is missing, withdraws, publishes again', async () => {
    const { id } = await begin({ category: 'call', sourceUrl: null })
    const step = (agent: Agent, to: string) => agent.post(at(id, '/steps')).send({ to })
    expectStranger(await step(as.anonymous, 'published'))
    expectProblem(await step(as.dairy, 'published'), 'forbidden')
    expectProblem(await step(as.facilitator, 'published'), 'conflict', { detail: /source/ })
    const change = { sourceUrl: 'https://www.ademe.fr/appel', version: 1 }
    await as.facilitator.patch(at(id)).send(change).expect(200)
    expectProblem(await step(as.facilitator, 'published'), 'conflict', { detail: /dernier jour/ })
    await as.facilitator
      .patch(at(id))
      .send({ closesOn: day(20), version: 2 })
      .expect(200)
    await step(as.authority, 'published').expect(200)
    expect(await read(as.dairy, id)).toMatchObject({
      state: 'published',
      standing: 'current',
      can: { write: false },
    })
    expectProblem(await step(as.facilitator, 'draft'), 'conflict')
    await step(as.facilitator, 'withdrawn').expect(200)
    expectProblem(await as.dairy.get(at(id)), 'not-found')
    await step(as.facilitator, 'published').expect(200)
    await read(as.dairy, id)
    expect(journalOf(house, id).map(({ action }) => action)).toEqual([
      ...['created', 'changed', 'changed', 'published', 'withdrawn', 'published'].map(
        (what) => `information.${what}`,
      ),
    ])
  })
})

describe('PATCH /information/:id', () => {
  it('is refused to members; keeps every version that was published, and writes over nobody', async () => {
    const id = await published()
    expectStranger(await as.anonymous.patch(at(id)).send({ title: 'Autre', version: 1 }))
    expectProblem(await as.dairy.patch(at(id)).send({ title: 'Autre', version: 1 }), 'forbidden')
    const corrected = { summary: 'Où les donner, et à qui.', version: 1 }
    const { body } = await as.colleague.patch(at(id)).send(corrected).expect(200)
    expect(body).toMatchObject({ version: 2, summary: 'Où les donner, et à qui.', title: written.title })
    expectProblem(await as.facilitator.patch(at(id)).send({ title: 'Écrasé', version: 1 }), 'conflict')
    // Nothing changed: no version more.
    await as.facilitator
      .patch(at(id))
      .send({ ...corrected, version: 2 })
      .expect(200)
    expectProblem(await as.facilitator.patch(at(id)).send({ sourceName: '', version: 2 }), 'conflict', {
      detail: /publiée/,
    })
    expect((await read(as.dairy, id)).version).toBe(2)
  })
})

describe('GET /information/:id/versions', () => {
  it('is refused to members; tells who wrote what, the last first', async () => {
    const id = await published()
    await as.colleague.patch(at(id)).send({ body: 'Un autre texte, plus juste.', version: 1 }).expect(200)
    expectStranger(await as.anonymous.get(at(id, '/versions')))
    expectProblem(await as.dairy.get(at(id, '/versions')), 'forbidden')
    const { total, items } = (await as.authority.get(at(id, '/versions')).expect(200)).body
    expect(total).toBe(2)
    expect(
      items.map((one: { version: number; content: { body: string } }) => [one.version, one.content.body]),
    ).toEqual([
      [2, 'Un autre texte, plus juste.'],
      [1, written.body],
    ])
  })
})

describe('DELETE /information/:id', () => {
  it('takes away a draft that never was published, and nothing else', async () => {
    const { id } = await begin()
    expectStranger(await as.anonymous.delete(at(id)))
    expectProblem(await as.dairy.delete(at(id)), 'forbidden')
    await as.facilitator.delete(at(id)).expect(204)
    expectProblem(await as.facilitator.get(at(id)), 'not-found')
    const read = await published()
    await as.facilitator.post(at(read, '/steps')).send({ to: 'withdrawn' }).expect(200)
    expectProblem(await as.facilitator.delete(at(read)), 'conflict')
  })
})

describe('GET /information', () => {
  it('is refused to an anonymous; an account of no structure reads what is public alone', async () => {
    expectStranger(await as.anonymous.get(ROOT))
    const [inside, open] = [await published(), await published({ audience: 'public' })]
    const seen = idsOf(await listed(as.waiting))
    expect(seen).toContain(open)
    expect(seen).not.toContain(inside)
    expectProblem(await as.waiting.get(at(inside)), 'not-found')
  })

  it('gives first what touches the flows of the reader, and says why', async () => {
    const pallets = await published({ title: 'Palettes', resourceIds: ['pallet'] })
    const wood = await published({ title: 'Bois', sectors: ['wood'] })
    const other = await published({ title: 'Tout autre chose' })
    house.flow({ organisationId: ids.joinery, kind: 'stock', label: 'Palettes Europe réparables' })
    const items = await listed(as.joiner)
    const mine = items.filter(({ id }: { id: string }) => [pallets, wood, other].includes(id))
    expect(idsOf(mine)).toEqual([pallets, wood, other])
    expect(idsOf(items)[0]).toBe(pallets)
    const [label] = mine[0].reasons.map((reason: { label?: string }) => reason.label)
    expect(label).toMatch(/palette/i)
    expect(mine[1].reasons).toEqual([{ kind: 'sector', sector: 'wood' }])
    expect(mine[2].reasons).toEqual([])
    // Another reader is not told what the first declares.
    const theirs = (await listed(as.dairy)).find(({ id }: { id: string }) => id === pallets)
    expect(theirs.reasons).toEqual([])
  })

  it('puts last a call that is over, and lower what is to be checked', async () => {
    const call = { category: 'call', resourceIds: ['pallet'], closesOn: day(5) }
    const [over, open] = [await published(call), await published(call)]
    house.db.sqlite.prepare('update information_items set closes_on = ? where id = ?').run(day(-1), over)
    const stale = await published({ resourceIds: ['pallet'] })
    checkedOn(stale, day(-800))
    const seen = await listed(as.joiner)
    const place = (id: string) => idsOf(seen).indexOf(id)
    expect(place(open)).toBeLessThan(place(stale))
    expect(place(over)).toBe(seen.length - 1)
    expect(seen.at(-1).standing).toBe('closed')
    expect(idsOf(await listed(as.joiner, 'standing=to-check'))).toEqual([stale])
  })

  it('is sought whatever the accents and plurals, by what it is about too, under filters', async () => {
    const id = await published({
      ...{ title: 'Méthaniser les déchets verts', themes: ['energy'], category: 'article' },
      body: 'Une **unité** de méthanisation collective, à Auch.',
    })
    for (const q of ['methaniser', 'dechet vert', 'unités', 'méthanizer'])
      expect(idsOf(await listed(as.dairy, `q=${encodeURIComponent(q)}`)), q).toContain(id)
    expect(idsOf(await listed(as.dairy, 'q=scaphandre'))).toEqual([])
    const about = await published({
      title: 'Consigne',
      body: 'Rendre, réparer, revendre.',
      resourceIds: ['pallet'],
    })
    expect(idsOf(await listed(as.dairy, 'q=palettes'))).toContain(about)
    expect(idsOf(await listed(as.dairy, 'theme=energy&category=article'))).toEqual([id])
    expect(idsOf(await listed(as.dairy, 'resource=pallet'))).toContain(about)
    // A draft decides nothing of what others find.
    await begin({ title: 'Scaphandres' })
    expect(idsOf(await listed(as.dairy, 'q=scaphandre'))).toEqual([])
  })
})

describe('GET /information/:id', () => {
  it('gives what its writers wrote as it is, for a page that makes no HTML of it', async () => {
    const body = '<script>alert(1)</script> [x](javascript:alert(1)) et des mots assez longs'
    const id = await published({ body })
    expectStranger(await as.anonymous.get(at(id)))
    const answer = await as.dairy.get(at(id)).expect(200)
    expect(answer.type).toBe('application/json')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.body).toMatchObject({ body, images: [], steps: [], checkedBy: expect.any(String) })
  })
})

describe('POST /information/:id/checks', () => {
  it('is refused to members; in one press what came to its term holds again', async () => {
    const id = await published()
    checkedOn(id, day(-400))
    expectStranger(await as.anonymous.post(at(id, '/checks')))
    expectProblem(await as.dairy.post(at(id, '/checks')), 'forbidden')
    await house.rooms.information.checks.daily()
    expect(toldAbout(id)).toEqual([{ userId: await userIdOf(as.facilitator), readAt: null }])
    // Once a term.
    await house.rooms.information.checks.daily()
    expect(toldAbout(id)).toHaveLength(1)
    const { body } = await as.colleague.post(at(id, '/checks')).expect(200)
    expect(body).toMatchObject({ standing: 'current', version: 1 })
    expect(toldAbout(id)[0]?.readAt).not.toBeNull()
    expectProblem(await as.facilitator.post(at((await begin()).id, '/checks')), 'conflict')
  })
})

const sendImage = (agent: Agent, id: string, content: Buffer, description = 'Un bac') =>
  agent.post(at(id, '/images')).field('description', description).attach('file', content, 'photo.jpg')

describe('POST /information/:id/images', () => {
  it('is refused to members; keeps what is an image, cleaned, once', async () => {
    const { id } = await begin()
    expectStranger(await as.anonymous.post(at(id, '/images')))
    expectProblem(await sendImage(as.dairy, id, jpeg()), 'forbidden')
    expectProblem(await sendImage(as.facilitator, id, Buffer.from('<svg onload=x>')), 'unreadable-file')
    expectProblem(await sendImage(as.facilitator, id, PDF), 'unreadable-file', { detail: /PDF/ })
    expectProblem(await sendImage(as.facilitator, id, jpeg(), ''), 'invalid-input', {
      pointers: ['/description'],
    })
    const photo = jpeg(segment(0xe1, exif(1)))
    expect(photo.toString('latin1')).toContain('GPS 43.6460')
    const { body } = await sendImage(as.facilitator, id, photo).expect(201)
    expect(body).toMatchObject({ format: 'jpeg', description: 'Un bac' })
    expect((await sendImage(as.facilitator, id, photo).expect(201)).body.id).toBe(body.id)
    const got = await as.facilitator.get(at(id, `/images/${body.id}`)).expect(200)
    expect(got.body.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(got.body.toString('latin1')).not.toContain('GPS')
  })
})

describe('GET /information/:id/images/:imageId', () => {
  it('gives readers the images that the text shows, and those alone', async () => {
    const { id } = await begin()
    const imageId = (await sendImage(as.facilitator, id, jpeg()).expect(201)).body.id
    const [image, write] = [
      at(id, `/images/${imageId}`),
      (body: string, version: number) => as.facilitator.patch(at(id)).send({ body, version }),
    ]
    expectProblem(await write(`![](image:${imageId}) sans dire ce que c’est`, 1), 'invalid-input', {
      pointers: ['/body'],
    })
    for (const address of ['image:inventee', 'https://espion.example/p.png', 'data:image/png;base64,AAAA'])
      expectProblem(await write(`![Un bac](${address}) et du texte`, 1), 'invalid-input', {
        pointers: ['/body'],
      })
    await write('Un texte assez long, encore sans image.', 1).expect(200)
    await as.facilitator.post(at(id, '/steps')).send({ to: 'published' }).expect(200)
    expectStranger(await as.anonymous.get(image))
    expectProblem(await as.dairy.get(image), 'not-found')
    await write(`![Un bac](image:${imageId}) et du texte`, 2).expect(200)
    const got = await as.dairy.get(image).expect(200)
    expect(got.headers['content-type']).toBe('image/jpeg')
    expect(got.headers['content-security-policy']).toContain('sandbox')
    expectProblem(await as.dairy.get(at(await published(), `/images/${imageId}`)), 'not-found')
  })
})

describe('DELETE /information/:id/images/:imageId', () => {
  it('is refused to members, and while the text shows it', async () => {
    const { id } = await begin()
    const imageId = (await sendImage(as.facilitator, id, jpeg()).expect(201)).body.id
    const image = at(id, `/images/${imageId}`)
    expectStranger(await as.anonymous.delete(image))
    expectProblem(await as.dairy.delete(image), 'forbidden')
    await as.facilitator
      .patch(at(id))
      .send({ body: `![Un bac](image:${imageId})`, version: 1 })
      .expect(200)
    expectProblem(await as.facilitator.delete(image), 'conflict')
    await as.facilitator.patch(at(id)).send({ body: 'Rien à voir.', version: 2 }).expect(200)
    await as.facilitator.delete(image).expect(204)
    expectProblem(await as.facilitator.get(image), 'not-found')
  })
})

describe('GET /public-information', () => {
  it('gives anybody what is public, under the name it is signed with and no other', async () => {
    const open = await published({ audience: 'public', title: 'Pour tous' })
    const inside = await published({ title: 'Entre nous' })
    const { body } = await as.anonymous.get('/api/v1/public-information').expect(200)
    expect(idsOf(body.items)).toContain(open)
    expect(idsOf(body.items)).not.toContain(inside)
    const name = (await as.facilitator.get('/api/v1/session').expect(200)).body.user.name
    expect(JSON.stringify(body)).not.toContain(name)
  })
})

describe('GET /public-information/:id', () => {
  it('answers the same 404 for what is not public, withdrawn or invented', async () => {
    const path = (id: string) => `/api/v1/public-information/${id}`
    const open = await published({ audience: 'public' })
    expect((await as.anonymous.get(path(open)).expect(200)).body.body).toBe(written.body)
    await as.facilitator.post(at(open, '/steps')).send({ to: 'withdrawn' }).expect(200)
    const unknown = await as.anonymous.get(path('inventée'))
    expectProblem(unknown, 'not-found')
    for (const id of [open, await published(), (await begin({ audience: 'public' })).id])
      expectSameRefusal(await as.anonymous.get(path(id)), unknown)
  })
})

describe('GET /public-information/:id/images/:imageId', () => {
  it('gives anybody the images of a public text', async () => {
    const { id } = await begin({ audience: 'public' })
    const imageId = (await sendImage(as.facilitator, id, jpeg()).expect(201)).body.id
    const path = `/api/v1/public-information/${id}/images/${imageId}`
    await as.facilitator
      .patch(at(id))
      .send({ body: `![Un bac](image:${imageId}) et du texte`, version: 1 })
      .expect(200)
    expectProblem(await as.anonymous.get(path), 'not-found')
    await as.facilitator.post(at(id, '/steps')).send({ to: 'published' }).expect(200)
    expect((await as.anonymous.get(path).expect(200)).headers['content-type']).toBe('image/jpeg')
  })
})

describe('GET /information.atom', () => {
  it('is well formed, open to all, and asked again only when it changed', async () => {
    const id = await published({ audience: 'public', title: 'Un & deux <trois>' })
    const answer = await as.anonymous.get('/api/v1/information.atom').expect(200)
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const feed = parsedXml(answer.text ?? answer.body.toString('utf8'))
    const entries = feed.children.filter(({ name }) => name === 'entry')
    const [newest] = entries
    expect(newest?.children.find(({ name }) => name === 'title')?.text).toBe('Un & deux <trois>')
    const links = newest?.children.filter(({ name }) => name === 'link') ?? []
    expect(links[0]?.attributes.href).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/informations/${id}$`))
    const again = () =>
      as.anonymous.get('/api/v1/information.atom').set('if-none-match', answer.headers.etag ?? '')
    await again().expect(304)
    await as.facilitator.post(at(id, '/steps')).send({ to: 'withdrawn' }).expect(200)
    await again().expect(200)
  })
})

describe('GET /exports/information', () => {
  it('takes away what its reader reads, in order', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/information?format=csv'))
    const id = await published({ title: '=1+1 palettes' })
    await begin({ title: 'Un brouillon secret' })
    const { text } = await as.dairy.get('/api/v1/exports/information?format=csv').expect(200)
    expect(text).toContain(id)
    expect(text).toContain("'=1+1 palettes")
    expect(text).not.toContain('brouillon secret')
  })
})
