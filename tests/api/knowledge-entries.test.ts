import { describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import type { entryContent } from '../../src/features/materials/entries/contract.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({
  member: ['member'],
  authority: ['authority'],
  facilitator: ['facilitator'],
  colleague: ['facilitator'],
  administrator: ['administrator'],
}))

const BASE = '/api/v1/knowledge-entries'
/** Flows are ranked again in the background. */
const PATIENCE = { timeout: 20_000 }
type Content = z.input<typeof entryContent>

const synonym = (phrase: string, more: object = {}): Content => ({
  ...{ kind: 'synonym', of: 'resource', target: 'sawdust', language: 'fr', phrase },
  ...{ source: 'Atelier du 3 mars avec les scieurs', ...more },
})
const path = (more: object = {}): Content => ({
  ...{ kind: 'path', resource: 'sawdust', use: 'animal-bedding', strength: 'possible' },
  ...{ process: 'dépoussiérage et mise en balles', receiverFr: 'Un centre équestre' },
  ...{
    receiverNaf: ['93.1'],
    conditionsFr: ['sans bois traité'],
    source: 'Visite du centre équestre',
    ...more,
  },
})
const rule = (more: object = {}): Content => ({
  ...{ kind: 'stop', verdict: 'stop', resources: ['sawdust'], uses: ['animal-bedding'] },
  ...{ reasonFr: 'La sciure de bois traité ne va pas en litière.', source: 'Code rural, art. L. 999' },
  ...{ checkedOn: '2026-01-15', ...more },
})
const add = async (content: Content) => (await as.facilitator.post(BASE).send({ content }).expect(201)).body
const refused = async (content: object, pointers: string[], detail: RegExp) => {
  const response = await as.facilitator.post(BASE).send({ content })
  expectProblem(response, 'invalid-input', { detail, pointers })
}
describe('GET /knowledge-entries', () => {
  it('is refused to an anonymous, a member, the authority', async () => {
    expectStranger(await as.anonymous.get(BASE))
    for (const who of ['member', 'authority'] as const) expectProblem(await as[who].get(BASE), 'forbidden')
  })

  it('searches the shipped base in all that it says: phrases, ways, rules, codes, sources', async () => {
    const { body } = await as.facilitator.get(BASE).query({ q: 'lactoserum', origin: 'shipped' }).expect(200)
    expect(body.total).toBeGreaterThan(3)
    expect(body.items[0]).toMatchObject({ origin: 'shipped', version: 0, author: null, state: 'live' })
    for (const kind of ['synonym', 'path', 'stop'] as const) {
      const one = await as.facilitator.get(BASE).query({ kind, limit: 5 }).expect(200)
      expect(one.body.items.length).toBeGreaterThan(0)
      for (const item of one.body.items) expect(item.kind).toBe(kind)
      expect(one.body.total).toBe(one.body.counts[kind])
    }
    const none = await as.facilitator.get(BASE).query({ q: 'xylobidule' }).expect(200)
    expect(none.body).toMatchObject({ total: 0, items: [] })
  })

  it('gathers what refers to one thing', async () => {
    const { body } = await as.facilitator
      .get(BASE)
      .query({ about: 'resource/sawdust', origin: 'shipped', limit: 200 })
      .expect(200)
    expect(body.counts).toMatchObject({ synonym: 1, path: expect.any(Number) })
    expect(body.counts.path).toBeGreaterThan(2)
    const [resource] = body.items
    expect(resource).toMatchObject({ id: 'livree-ressource-sawdust', content: { wasteCodes: ['030105'] } })
    expect(resource.names).toHaveProperty('code/030105')
    for (const { names } of body.items) expect(names).toHaveProperty('resource/sawdust')
  })

  it('finds what was added by its author, its words and its state', async () => {
    const { id } = await add(synonym('bran de toupie'))
    await as.colleague
      .post(BASE)
      .send({ content: synonym('bran de varlope') })
      .expect(201)
    const list = async (query: object) => (await as.facilitator.get(BASE).query(query).expect(200)).body
    const all = await list({ origin: 'added' })
    const mine = all.authors.find(({ name }: { name: string }) => name.startsWith('facilitator 3'))
    const phrases = ({ items }: { items: { content: { phrase: string } }[] }) =>
      items.map(({ content }) => content.phrase)
    expect(phrases(await list({ author: mine.id }))).toContain('bran de toupie')
    expect(phrases(await list({ author: mine.id }))).not.toContain('bran de varlope')
    expect(phrases(await list({ q: 'TOUPIE sciure' }))).toEqual(['bran de toupie'])
    await as.facilitator.post(`${BASE}/${id}/withdrawal`).send({ version: 1 }).expect(200)
    expect(phrases(await list({ q: 'toupie', state: 'withdrawn' }))).toEqual(['bran de toupie'])
    expect(phrases(await list({ origin: 'added', state: 'live' }))).not.toContain('bran de toupie')
  })
})

describe('GET /knowledge-entries/vocabulary', () => {
  it('is refused to a member', async () => {
    expectProblem(await as.member.get(`${BASE}/vocabulary`), 'forbidden')
  })

  it('gives uses, qualities and activities by their names', async () => {
    const { body } = await as.facilitator.get(`${BASE}/vocabulary`).expect(200)
    expect(body.uses).toContainEqual({
      id: 'animal-bedding',
      name: { fr: expect.any(String), en: expect.any(String) },
    })
    expect(body.qualities[0].id).toBe('hazardous')
    expect(body.activities[0]).toEqual({ id: '01', label: 'Agriculture et élevage' })
  })
})

describe('POST /knowledge-entries', () => {
  it('is refused to an anonymous, a member, the authority', async () => {
    const body = { content: synonym('bran de raboteuse') }
    expectStranger(await as.anonymous.post(BASE).send(body))
    for (const who of ['member', 'authority'] as const)
      expectProblem(await as[who].post(BASE).send(body), 'forbidden')
  })

  it('keeps an entry of each kind with its author, its day and its source, and tells the journal', async () => {
    for (const content of [synonym('zoubine'), path(), rule()]) {
      const entry = await add(content)
      expect(entry).toMatchObject({
        ...{ kind: content.kind, origin: 'added', state: 'live', version: 1, problem: null },
        ...{ author: 'facilitator 3', at: expect.any(String), content: { source: content.source } },
        versions: [{ version: 1, state: 'live' }],
      })
      expect(entry.names).toHaveProperty('resource/sawdust')
      expect(journalOf(house, entry.id).map(({ action }) => action)).toEqual(['knowledge.added'])
    }
    const { body } = await as.administrator.get('/api/v1/journal?action=knowledge.added').expect(200)
    expect(body.items.map(({ label }: { label: string }) => label)).toContain('zoubine')
  })

  it('refuses a phrase that already means something, and says what', async () => {
    await refused(
      synonym('drêche'),
      ['/content/phrase'],
      /« drêche » est lu aujourd’hui comme la ressource « Drêche/,
    )
    await refused(synonym('Sciures de scierie'), ['/content/phrase'], /déjà lu ainsi/)
    await add(synonym('farfouille'))
    await refused(
      synonym('farfouilles', { target: 'sawdust-softwood' }),
      ['/content/phrase'],
      /est lu aujourd’hui/,
    )
  })

  it('refuses a phrase that says nothing, an unknown resource, a missing source: all at once', async () => {
    await refused(synonym('pour le'), ['/content/phrase'], /ajoutez un mot/)
    await refused(
      synonym('12', { target: 'nowhere', source: ' ' }),
      ['/content/phrase', '/content/source', '/content/target'],
      /./,
    )
  })

  it('refuses a way that is known, that leads nowhere, or to a receiver that is no activity', async () => {
    await refused(path({ process: '' }), ['/content/process'], /mène déjà/)
    await refused(path({ use: 'nowhere' }), ['/content/use'], /usage/)
    await refused(path({ receiverNaf: ['agri'] }), ['/content/receiverNaf'], /NAF/)
  })

  it('refuses a rule about nothing, without a law, or read in the future', async () => {
    await refused(rule({ resources: [] }), ['/content/resources'], /au moins une ressource/)
    await refused(rule({ source: 'Tout le monde le sait' }), ['/content/source'], /texte qui interdit/)
    await refused(rule({ source: '' }), ['/content/source'], /d’où vient/)
    await refused(rule({ wasteCodes: ['990000'] }), ['/content/wasteCodes'], /nomenclature/)
    await refused(rule({ checkedOn: '2999-01-01' }), ['/content/checkedOn'], /futur/)
    await add(rule({ verdict: 'warn', source: 'Guide de la litière, p. 12', reasonFr: 'À tamiser.' }))
  })

  it('teaches the reading, at once', async () => {
    const read = async () =>
      (await as.member.post('/api/v1/readings').send({ kind: 'stock', label: 'Mirlifiche' })).body.resources
    expect(await read()).toEqual([])
    await add(synonym('mirlifiche'))
    expect(await read()).toEqual([expect.objectContaining({ id: 'sawdust', because: '« Mirlifiche »' })])
  })

  it('has the flows it touches matched, in the background', async () => {
    const [giver, taker] = [house.organisation(), house.organisation()]
    const stock = house.flow({ organisationId: giver, kind: 'stock', label: 'Patafiole 3 t' })
    house.flow({ organisationId: taker, kind: 'need', label: 'Cherche sciure de bois' })
    const matches = async () =>
      (await as.facilitator.get('/api/v1/matches').query({ flow: stock }).expect(200)).body.items
    expect(await matches()).toEqual([])
    const { id } = await add(synonym('patafiole'))
    await vi.waitFor(async () => expect((await matches())[0]?.resourceId).toBe('sawdust'), PATIENCE)
    await as.facilitator.post(`${BASE}/${id}/withdrawal`).send({ version: 1 }).expect(200)
    await vi.waitFor(async () => expect(await matches()).toEqual([]), PATIENCE)
  })
})

describe('POST /knowledge-entries/preview', () => {
  const preview = async (content: Content, id: string | null = null) =>
    (await as.facilitator.post(`${BASE}/preview`).send({ id, content }).expect(200)).body

  it('is refused to a member', async () => {
    const response = await as.member.post(`${BASE}/preview`).send({ content: synonym('raclure') })
    expectProblem(response, 'forbidden')
  })

  it('says the faults, and what a phrase is read as today', async () => {
    expect(await preview(synonym('drêche'))).toMatchObject({
      faults: [{ pointer: '/phrase' }],
      effect: null,
      today: { kind: 'resource', name: { fr: expect.stringMatching(/drêche/i) }, isSure: true },
    })
    expect(await preview(synonym('bidouillon'))).toMatchObject({ faults: [], today: null })
  })

  it('counts the flows it would touch, those read otherwise and the pairs it would stop; writes nothing', async () => {
    const [giver, taker] = [house.organisation(), house.organisation()]
    house.flow({ organisationId: giver, kind: 'stock', label: 'Tartiflou de chêne' })
    house.flow({ organisationId: taker, kind: 'need', label: 'Litière pour chevaux', quality: 'tartiflou' })
    expect((await preview(synonym('tartiflou'))).effect).toEqual({
      ...{ stocks: 1, needs: 1, readOtherwise: 1, stopped: 0 },
      gained: expect.any(Number),
    })
    // The source, written last, changes nothing of it.
    const unsourced = await preview(synonym('tartiflou', { source: '' }))
    expect(unsourced).toMatchObject({ faults: [{ pointer: '/source' }], effect: { readOtherwise: 1 } })
    const stock = house.flow({ organisationId: giver, kind: 'stock', label: 'Sciure de douglas' })
    const { body } = await as.facilitator.get('/api/v1/matches').query({ flow: stock }).expect(200)
    expect(body.total).toBeGreaterThan(0)
    const { effect } = await preview(rule({ resources: ['sawdust-softwood'], uses: ['*'] }))
    expect(effect).toMatchObject({ needs: 0, readOtherwise: 0 })
    expect(effect.stopped).toBeGreaterThanOrEqual(1)
    const unsaid = { resources: ['sawdust-softwood'], uses: ['*'], source: '', reasonFr: '' }
    expect((await preview(rule(unsaid))).effect).toEqual(effect)
    expect((await as.facilitator.get('/api/v1/matches').query({ flow: stock })).body.total).toBe(body.total)
  })

  it('counts the pairs that a word or a way would bring, those that come once it is added', async () => {
    const [giver, taker] = [house.organisation(), house.organisation()]
    const pairsOf = async (flow: string) =>
      (await as.facilitator.get('/api/v1/matches').query({ flow }).expect(200)).body.total
    const brings = async (content: Content, stock: string) => {
      const before = await pairsOf(stock)
      const { gained } = (await preview(content)).effect
      expect(gained).toBeGreaterThan(0)
      await add(content)
      await vi.waitFor(async () => expect(await pairsOf(stock)).toBe(before + gained), PATIENCE)
    }
    // Egg shells, of which no other test says anything.
    house.flow({ organisationId: taker, kind: 'need', label: 'Coquilles d’œufs pour poules pondeuses' })
    const unread = house.flow({ organisationId: giver, kind: 'stock', label: 'Zorglon' })
    await brings(synonym('zorglon', { target: 'eggshell' }), unread)
    house.flow({ organisationId: taker, kind: 'need', label: 'Adsorbant pour filtration fine' })
    await brings(path({ resource: 'eggshell', use: 'adsorbent', receiverNaf: [] }), unread)
  })

  it('counts nothing of flows that the facilitator does not work on: a number would tell their words', async () => {
    const organisationId = house.organisation()
    house.flow({ organisationId, kind: 'stock', label: 'Cachottier de bois' })
    const elsewhere = await house.signedIn('facilitator')
    const { body } = await elsewhere.get('/api/v1/me').expect(200)
    const none = { communeCodes: [], organisationIds: [house.organisation()] }
    house.rooms.accounts.administration.setPortfolio(body.id, none, 'test')
    const ask = async (agent: typeof elsewhere) =>
      (
        await agent
          .post(`${BASE}/preview`)
          .send({ content: synonym('cachottier') })
          .expect(200)
      ).body.effect
    expect((await ask(as.facilitator)).stocks).toBe(1)
    expect((await ask(elsewhere)).stocks).toBe(0)
  })

  it('knows the entry that would change from another', async () => {
    const { id } = await add(synonym('gribouillis'))
    expect((await preview(synonym('gribouillis'))).faults).toHaveLength(1)
    expect((await preview(synonym('gribouillis'), id)).faults).toEqual([])
    const nowhere = await as.facilitator
      .post(`${BASE}/preview`)
      .send({ id: 'x', content: synonym('raclure') })
    expectProblem(nowhere, 'not-found')
  })
})

describe('GET /knowledge-entries/:id', () => {
  it('is refused to a member, and not found when there is none', async () => {
    const { id } = await add(synonym('galipette'))
    expectProblem(await as.member.get(`${BASE}/${id}`), 'forbidden')
    expectProblem(await as.facilitator.get(`${BASE}/nowhere`), 'not-found')
  })

  it('gives what is shipped too', async () => {
    const { body } = await as.facilitator.get(`${BASE}/livree-ressource-sawdust`).expect(200)
    expect(body).toMatchObject({ origin: 'shipped', versions: [], content: { kind: 'synonyms' } })
    expect(body.content.phrasesFr.slice(0, 2)).toEqual(['Sciure de bois', 'sciure'])
  })
})

describe('PUT /knowledge-entries/:id', () => {
  it('is refused to a member', async () => {
    const { id } = await add(synonym('galurin'))
    const body = { version: 1, content: synonym('galurins') }
    expectProblem(await as.member.put(`${BASE}/${id}`).send(body), 'forbidden')
  })

  it('adds a version, and keeps who wrote each', async () => {
    const { id } = await add(synonym('calembredaine'))
    const put = (version: number, content: Content) =>
      as.colleague.put(`${BASE}/${id}`).send({ version, content })
    const { body } = await put(1, synonym('calembredaine', { target: 'sawdust-softwood' })).expect(200)
    expect(body).toMatchObject({ version: 2, content: { target: 'sawdust-softwood' } })
    expect(body.versions.map(({ author }: { author: string }) => author)).toEqual([
      expect.stringMatching(/^facilitator 4/),
      'facilitator 3',
    ])
    // The same again writes nothing.
    expect(
      (await put(2, synonym('calembredaine', { target: 'sawdust-softwood' })).expect(200)).body.version,
    ).toBe(2)
    expectProblem(await put(1, synonym('calembredaine')), 'conflict', {
      detail: /a changé cette connaissance/,
    })
    expectProblem(await put(2, rule()), 'invalid-input', { pointers: ['/content/kind'] })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['knowledge.added', 'knowledge.changed'])
  })

  it('leaves what is shipped as it is', async () => {
    const response = await as.facilitator
      .put(`${BASE}/livree-ressource-sawdust`)
      .send({ version: 1, content: synonym('raclure') })
    expectProblem(response, 'conflict', { detail: /livrée avec Boucle/ })
  })
})

describe('POST /knowledge-entries/:id/withdrawal', () => {
  it('is refused to a member', async () => {
    const { id } = await add(synonym('pataquès'))
    expectProblem(await as.member.post(`${BASE}/${id}/withdrawal`).send({ version: 1 }), 'forbidden')
  })

  it('takes an entry out of use, once, and keeps its history', async () => {
    const { id } = await add(synonym('ribambelle'))
    const withdraw = (version: number) => as.facilitator.post(`${BASE}/${id}/withdrawal`).send({ version })
    const { body } = await withdraw(1).expect(200)
    expect(body).toMatchObject({ state: 'withdrawn', version: 2, versions: [{ version: 2 }, { version: 1 }] })
    expectProblem(await withdraw(2), 'conflict', { detail: /déjà retirée/ })
    const change = { version: 2, content: synonym('ribambelles') }
    expectProblem(await as.facilitator.put(`${BASE}/${id}`).send(change), 'conflict', {
      detail: /rétablissez/,
    })
  })
})

describe('POST /knowledge-entries/:id/restoration', () => {
  it('is refused to a member', async () => {
    const { id } = await add(synonym('carambouille'))
    const body = { version: 1, from: 1 }
    expectProblem(await as.member.post(`${BASE}/${id}/restoration`).send(body), 'forbidden')
  })

  it('puts a former version back, unless it has since come to contradict the base', async () => {
    const { id } = await add(synonym('entourloupe'))
    const restore = (version: number, from: number) =>
      as.facilitator.post(`${BASE}/${id}/restoration`).send({ version, from })
    expectProblem(await restore(1, 1), 'conflict', { detail: /déjà celle qui sert/ })
    expectProblem(await restore(1, 7), 'not-found')
    await as.facilitator.post(`${BASE}/${id}/withdrawal`).send({ version: 1 }).expect(200)
    expect((await restore(2, 1).expect(200)).body).toMatchObject({ state: 'live', version: 3 })
    await as.facilitator.post(`${BASE}/${id}/withdrawal`).send({ version: 3 }).expect(200)
    await add(synonym('entourloupe', { target: 'sawdust-softwood' }))
    expectProblem(await restore(4, 1), 'invalid-input', { detail: /est lu aujourd’hui/ })
  })
})
